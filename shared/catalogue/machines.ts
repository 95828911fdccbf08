import { high, medium } from './evidence';

/** For a replica that is one machine: what is promised of the machine, not of a service made of many. */
export const oneInstance = medium(0.995, 'slaCollected', 'SLA of the one EC2 instance that it runs on');

export const twoCores = high(
  { perReplicaMonth: 60.74 },
  'pricesAws2024',
  't3.large (2 vCPU, 8 GiB), 0.0832 × 730 h, on demand, us-east-1',
);

export const fourCores = high(
  { perReplicaMonth: 121.48 },
  'pricesAws2024',
  'two t3.large for 4 vCPU, 0.0832 × 730 h each, on demand, us-east-1',
);

export const eightCores = medium(
  { perReplicaMonth: 248.2 },
  'pricesAws2023',
  'c5.2xlarge (8 vCPU, 16 GiB), 0.34 × 730 h; disks apart',
);

export const oneGpu = medium(
  { perReplicaMonth: 734.38 },
  'pricesEc22026',
  'g5.xlarge (one A10G), 1.006 × 730 h, us-east-1',
);
