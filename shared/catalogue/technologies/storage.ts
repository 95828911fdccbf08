import { high, medium } from '../evidence';
import { eightCores, oneInstance, twoCores } from '../machines';
import type { Technology } from '../types';

const OWN_DISKS = { availability: oneInstance, cost: eightCores } as const;

/** Objects, disks, files. */
export const STORAGE: readonly Technology[] = [
  {
    name: 'Amazon S3',
    kind: 'object-store',
    provider: 'aws',
    aliases: ['s3', 'aws s3', 'simple storage service', 's3 bucket'],
    defaults: {
      availability: high(0.999, 'slaS3', 'SLA of Standard; it is designed for 99.99%, infrequent access promises 99%'),
      cost: high(
        { perMillionRequests: 0.4, perGbMonth: 0.023 },
        'pricesAws2024',
        'Standard, reads, us-east-1; a million writes 5.00; internet egress apart',
      ),
    },
  },
  {
    name: 'Amazon S3 Express One Zone',
    kind: 'object-store',
    provider: 'aws',
    aliases: ['s3 express'],
    defaults: {
      cost: medium(
        { perMillionRequests: 0.03, perGbMonth: 0.11 },
        's3Faq',
        'reads, us-east-1; a million writes 1.13; retrieval per GB apart',
      ),
      data: medium(
        { stateful: true, sourceOfTruth: true, consistency: 'strong', replication: 'sync' },
        's3Faq',
        'one zone',
      ),
    },
  },
  {
    name: 'Azure Blob Storage',
    kind: 'object-store',
    provider: 'azure',
    aliases: ['azure blob', 'azure storage', 'azure data lake storage', 'adls'],
    images: ['azurite'],
    defaults: {
      availability: medium(0.999, 'slaCollected', 'SLA; reads from a second region 99.99%'),
      cost: high(
        { perMillionRequests: 1, perGbMonth: 0.0152 },
        'pricesAzure2024',
        'cool tier, one region, reads; retrieval 0.01 per GB apart, East US',
      ),
    },
  },
  {
    name: 'Google Cloud Storage',
    kind: 'object-store',
    provider: 'gcp',
    aliases: ['gcs', 'cloud storage', 'google storage'],
    images: ['fake-gcs-server'],
    defaults: {
      availability: high(0.9995, 'slaGcs', 'SLA of standard storage in several regions; one region 99.9%'),
      cost: high(
        { perMillionRequests: 0.4, perGbMonth: 0.026 },
        'pricesGoogle2024',
        'standard in several regions, reads; a million writes 5.00',
      ),
    },
  },
  { name: 'Cloudflare R2', kind: 'object-store', provider: 'saas', aliases: ['r2'], defaults: {} },
  { name: 'Backblaze B2', kind: 'object-store', provider: 'saas', aliases: ['b2'], defaults: {} },
  {
    name: 'MinIO',
    kind: 'object-store',
    provider: 'self-hosted',
    aliases: ['min io'],
    images: ['minio'],
    defaults: OWN_DISKS,
  },
  {
    name: 'Ceph',
    kind: 'object-store',
    provider: 'self-hosted',
    aliases: ['ceph rgw', 'rados'],
    images: ['ceph'],
    defaults: OWN_DISKS,
  },
  {
    name: 'SeaweedFS',
    kind: 'object-store',
    provider: 'self-hosted',
    aliases: [],
    images: ['seaweedfs'],
    defaults: OWN_DISKS,
  },
  {
    name: 'Amazon EBS',
    kind: 'block-storage',
    provider: 'aws',
    aliases: ['ebs', 'elastic block store'],
    defaults: {
      cost: high({ perGbMonth: 0.08 }, 'pricesAws2024', 'gp3, 3 000 operations/s included, then 0.005 each, us-east-1'),
    },
  },
  {
    name: 'Azure Managed Disks',
    kind: 'block-storage',
    provider: 'azure',
    aliases: ['azure disk', 'managed disks'],
    defaults: {},
  },
  { name: 'Google Persistent Disk', kind: 'block-storage', provider: 'gcp', aliases: ['hyperdisk'], defaults: {} },
  {
    name: 'Longhorn',
    kind: 'block-storage',
    provider: 'self-hosted',
    aliases: [],
    images: ['longhorn-manager'],
    defaults: { availability: oneInstance },
  },
  {
    name: 'Amazon EFS',
    kind: 'file-storage',
    provider: 'aws',
    aliases: ['efs', 'elastic file system'],
    defaults: {
      availability: medium(0.9999, 'slaCollected', 'SLA in several zones; one zone 99.9%'),
      cost: high({ perGbMonth: 0.3 }, 'pricesAws2024', 'Standard, us-east-1; one zone 0.16, infrequent access 0.025'),
    },
  },
  { name: 'Amazon FSx', kind: 'file-storage', provider: 'aws', aliases: ['fsx'], defaults: {} },
  {
    name: 'Azure Files',
    kind: 'file-storage',
    provider: 'azure',
    aliases: [],
    defaults: { availability: medium(0.999, 'slaCollected', 'SLA of Azure Storage') },
  },
  {
    name: 'Google Filestore',
    kind: 'file-storage',
    provider: 'gcp',
    aliases: ['filestore'],
    defaults: { availability: medium(0.999, 'slaCollected', 'SLA of the basic tier; enterprise 99.99%') },
  },
  {
    name: 'NFS',
    kind: 'file-storage',
    provider: 'self-hosted',
    aliases: ['nfs server'],
    images: ['nfs-server', 'nfs-ganesha'],
    defaults: { availability: oneInstance, cost: twoCores },
  },
  {
    name: 'GlusterFS',
    kind: 'file-storage',
    provider: 'self-hosted',
    aliases: ['gluster'],
    images: ['gluster-centos'],
    defaults: OWN_DISKS,
  },
  {
    name: 'HDFS',
    kind: 'file-storage',
    provider: 'self-hosted',
    aliases: ['hadoop hdfs'],
    images: ['hadoop-namenode', 'hadoop-datanode'],
    defaults: OWN_DISKS,
  },
];
