import { technologyOf } from './lookup';
import type { Equivalence, Provider, Technology } from './types';

const PROVIDERS: readonly Provider[] = ['aws', 'azure', 'gcp', 'self-hosted', 'saas'];

/** Capability, then what AWS, Azure, Google Cloud sell, what one runs oneself, what is bought as a service; '' is nothing. */
const ROWS: readonly (readonly string[])[] = [
  ['Domain names', 'Amazon Route 53', 'Azure DNS', 'Google Cloud DNS', 'CoreDNS', 'Cloudflare DNS'],
  ['Content delivery', 'Amazon CloudFront', 'Azure Front Door', 'Google Cloud CDN', '', 'Cloudflare'],
  [
    'Web application firewall',
    'AWS WAF',
    'Azure Web Application Firewall',
    'Google Cloud Armor',
    'ModSecurity',
    'Cloudflare WAF',
  ],
  [
    'Load balancing of HTTP',
    'AWS Application Load Balancer',
    'Azure Application Gateway',
    'Google Cloud Load Balancing',
    'HAProxy',
    '',
  ],
  ['Load balancing of connections', 'AWS Network Load Balancer', 'Azure Load Balancer', '', 'MetalLB', ''],
  ['Code at the edge', 'Lambda@Edge', '', '', '', 'Cloudflare Workers'],
  ['Outbound addresses', 'AWS NAT Gateway', 'Azure NAT Gateway', 'Google Cloud NAT', '', ''],
  ['API gateway', 'Amazon API Gateway', 'Azure API Management', 'Apigee', 'Kong', ''],
  ['Open connections to browsers', 'Amazon API Gateway WebSocket', 'Azure Web PubSub', '', 'Centrifugo', 'Ably'],
  ['Gateway for devices', 'AWS IoT Core', 'Azure IoT Hub', '', 'EMQX', ''],
  ['Virtual machines', 'Amazon EC2', 'Azure Virtual Machines', 'Google Compute Engine', '', ''],
  ['Kubernetes', 'Amazon EKS', 'Azure Kubernetes Service', 'Google Kubernetes Engine', 'Kubernetes', ''],
  ['Containers without servers', 'AWS Fargate', 'Azure Container Apps', 'Google Cloud Run', '', 'Fly.io'],
  ['Application platform', 'AWS Elastic Beanstalk', 'Azure App Service', 'Google App Engine', '', 'Heroku'],
  ['Functions', 'AWS Lambda', 'Azure Functions', 'Google Cloud Run functions', 'OpenFaaS', ''],
  ['Schedules', 'Amazon EventBridge Scheduler', '', 'Google Cloud Scheduler', 'Kubernetes CronJob', ''],
  ['Batch computing', 'AWS Batch', 'Azure Batch', '', '', ''],
  ['Spark and Hadoop', 'Amazon EMR', '', 'Google Cloud Dataproc', 'Apache Spark', 'Databricks'],
  ['Workflows', 'AWS Step Functions', 'Azure Logic Apps', 'Google Cloud Workflows', 'Temporal', ''],
  ['Data pipelines', 'Amazon MWAA', 'Azure Data Factory', 'Google Cloud Composer', 'Airflow', ''],
  [
    'Stream processing',
    'Amazon Managed Service for Apache Flink',
    'Azure Stream Analytics',
    'Google Cloud Dataflow',
    'Apache Flink',
    '',
  ],
  ['Transcoding', 'AWS Elemental MediaConvert', '', 'Google Cloud Transcoder', 'FFmpeg', 'Mux'],
  ['Serving models', 'Amazon SageMaker', 'Azure Machine Learning', 'Google Vertex AI', 'NVIDIA Triton', ''],
  ['PostgreSQL', 'Amazon RDS', 'Azure Database for PostgreSQL', 'Google Cloud SQL', 'PostgreSQL', 'Neon'],
  ['MySQL', '', 'Azure Database for MySQL', '', 'MySQL', ''],
  ['SQL at scale', 'Amazon Aurora', 'Azure SQL Database', 'Google Cloud Spanner', 'CockroachDB', ''],
  ['Documents', 'Amazon DocumentDB', 'Azure Cosmos DB', 'Google Cloud Firestore', 'MongoDB', 'MongoDB Atlas'],
  ['Keys and values', 'Amazon DynamoDB', '', '', 'Aerospike', 'Cloudflare KV'],
  ['Wide columns', 'Amazon Keyspaces', '', 'Google Cloud Bigtable', 'Cassandra', 'DataStax Astra DB'],
  ['Time series', 'Amazon Timestream', '', '', 'InfluxDB', ''],
  ['Graphs', 'Amazon Neptune', '', '', 'Neo4j', ''],
  ['Search', 'Amazon OpenSearch Service', 'Azure AI Search', 'Google Vertex AI Search', 'Elasticsearch', 'Algolia'],
  ['Vectors', '', '', '', 'Qdrant', 'Pinecone'],
  ['In-memory cache', 'Amazon ElastiCache', 'Azure Cache for Redis', 'Google Memorystore', 'Redis', ''],
  ['Objects', 'Amazon S3', 'Azure Blob Storage', 'Google Cloud Storage', 'MinIO', 'Cloudflare R2'],
  ['Disks', 'Amazon EBS', 'Azure Managed Disks', 'Google Persistent Disk', 'Longhorn', ''],
  ['Shared files', 'Amazon EFS', 'Azure Files', 'Google Filestore', 'NFS', ''],
  ['Warehouse', 'Amazon Redshift', 'Azure Synapse Analytics', 'Google BigQuery', 'ClickHouse', 'Snowflake'],
  ['Queues', 'Amazon SQS', 'Azure Service Bus', 'Google Cloud Tasks', 'RabbitMQ', ''],
  ['Broker of open protocols', 'Amazon MQ', '', '', 'ActiveMQ', ''],
  ['Event streams', 'Amazon Kinesis Data Streams', 'Azure Event Hubs', '', 'Kafka', 'Confluent Cloud'],
  ['Publish and subscribe', 'Amazon SNS', '', 'Google Cloud Pub/Sub', 'NATS', ''],
  ['Event bus', 'Amazon EventBridge', 'Azure Event Grid', 'Google Eventarc', 'Knative Eventing', ''],
  ['Identity of customers', 'Amazon Cognito', 'Microsoft Entra ID', 'Google Identity Platform', 'Keycloak', 'Auth0'],
  ['Secrets', 'AWS Secrets Manager', 'Azure Key Vault', 'Google Secret Manager', 'HashiCorp Vault', ''],
  ['Keys', 'AWS KMS', '', 'Google Cloud KMS', '', ''],
  ['Configuration', 'AWS AppConfig', 'Azure App Configuration', '', 'Spring Cloud Config', ''],
  ['Service discovery', 'AWS Cloud Map', '', '', 'Consul', ''],
  ['Metrics', 'Amazon CloudWatch', 'Azure Monitor', 'Google Cloud Observability', 'Prometheus', 'Datadog'],
  ['Logs', 'Amazon CloudWatch Logs', 'Azure Log Analytics', 'Google Cloud Logging', 'Loki', 'Splunk'],
  ['Traces', 'AWS X-Ray', '', 'Google Cloud Trace', 'Jaeger', 'Honeycomb'],
  ['Container images', 'Amazon ECR', 'Azure Container Registry', 'Google Artifact Registry', 'Harbor', 'Docker Hub'],
  ['Build and delivery', 'AWS CodePipeline', 'Azure DevOps', 'Google Cloud Build', 'Jenkins', 'GitHub Actions'],
  ['Email', 'Amazon SES', 'Azure Communication Services', '', 'Postfix', 'SendGrid'],
  ['Language models', 'Amazon Bedrock', 'Azure OpenAI', 'Google Gemini API', 'vLLM', 'OpenAI API'],
  ['Maps', 'Amazon Location Service', 'Azure Maps', 'Google Maps', 'OpenStreetMap', 'Mapbox'],
];

/** The same capability as each provider sells it, and what to run oneself instead. */
export const EQUIVALENTS: readonly Equivalence[] = ROWS.map(([capability = '', ...names]) => ({
  capability,
  ...Object.fromEntries(names.map((name, at) => [PROVIDERS[at], name]).filter(([, name]) => name !== '')),
}));

const rowOf = new Map<Technology | undefined, Equivalence>(
  EQUIVALENTS.flatMap((row) => PROVIDERS.map((provider) => [technologyOf(row[provider]), row] as const)),
);

/** The row in which a technology, by name or alias, stands; undefined where nothing is known to be like it. */
export const equivalentsOf = (technologyName: string): Equivalence | undefined => {
  const technology = technologyOf(technologyName);
  return technology === undefined ? undefined : rowOf.get(technology);
};
