import { high, low, medium } from '../evidence';
import { fourCores, oneInstance, twoCores } from '../machines';
import type { Technology } from '../types';

const ONE_VM = { availability: oneInstance, cost: twoCores } as const;
const OWN_IDENTITY = { availability: oneInstance, cost: fourCores } as const;

/** Who may do what: identities and secrets. */
export const IDENTITY: readonly Technology[] = [
  {
    name: 'Keycloak',
    kind: 'identity-provider',
    provider: 'self-hosted',
    aliases: [],
    images: ['keycloak', 'keycloakx'],
    defaults: OWN_IDENTITY,
  },
  {
    name: 'Amazon Cognito',
    kind: 'identity-provider',
    provider: 'aws',
    aliases: ['cognito', 'aws cognito'],
    defaults: {
      serviceMs: low(70, 'plumbline', 'one login'),
      concurrency: low(9, 'plumbline', '9 × 1000 / 70 ms = 129/s: what the quota allows'),
      capacityRps: high(120, 'quotasCognito', 'default quota of logins, 40 more per further million users'),
      availability: medium(0.999, 'slaCollected', 'SLA'),
    },
  },
  { name: 'Auth0', kind: 'identity-provider', provider: 'saas', aliases: [], defaults: {} },
  { name: 'Okta', kind: 'identity-provider', provider: 'saas', aliases: [], defaults: {} },
  { name: 'Clerk', kind: 'identity-provider', provider: 'saas', aliases: [], defaults: {} },
  {
    name: 'Microsoft Entra ID',
    kind: 'identity-provider',
    provider: 'azure',
    aliases: ['entra id', 'entra', 'azure ad', 'azure active directory', 'azure ad b2c', 'aad'],
    defaults: { availability: medium(0.9999, 'slaCollected', 'SLA; B2C 99.9%') },
  },
  {
    name: 'Google Identity Platform',
    kind: 'identity-provider',
    provider: 'gcp',
    aliases: ['identity platform', 'firebase auth', 'firebase authentication'],
    defaults: { availability: medium(0.9995, 'slaCollected', 'SLA') },
  },
  {
    name: 'Ory',
    kind: 'identity-provider',
    provider: 'self-hosted',
    aliases: ['ory hydra', 'ory kratos', 'kratos'],
    images: ['oryd/hydra', 'oryd/kratos'],
    defaults: OWN_IDENTITY,
  },
  {
    name: 'Dex',
    kind: 'identity-provider',
    provider: 'self-hosted',
    aliases: ['dexidp'],
    images: ['dex'],
    defaults: OWN_IDENTITY,
  },
  {
    name: 'authentik',
    kind: 'identity-provider',
    provider: 'self-hosted',
    aliases: ['goauthentik'],
    images: ['goauthentik/server', 'authentik'],
    defaults: OWN_IDENTITY,
  },
  {
    name: 'Zitadel',
    kind: 'identity-provider',
    provider: 'self-hosted',
    aliases: [],
    images: ['zitadel'],
    defaults: OWN_IDENTITY,
  },
  {
    name: 'Supabase Auth',
    kind: 'identity-provider',
    provider: 'self-hosted',
    aliases: ['gotrue'],
    images: ['gotrue'],
    defaults: OWN_IDENTITY,
  },
  {
    name: 'OAuth2 Proxy',
    kind: 'identity-provider',
    provider: 'self-hosted',
    aliases: [],
    images: ['oauth2-proxy'],
    defaults: OWN_IDENTITY,
  },
  {
    name: 'OpenLDAP',
    kind: 'identity-provider',
    provider: 'self-hosted',
    aliases: ['active directory'],
    images: ['openldap'],
    defaults: OWN_IDENTITY,
  },
  {
    name: 'HashiCorp Vault',
    kind: 'secret-store',
    provider: 'self-hosted',
    aliases: ['vault', 'openbao'],
    images: ['vault', 'openbao'],
    defaults: ONE_VM,
  },
  {
    name: 'AWS Secrets Manager',
    kind: 'secret-store',
    provider: 'aws',
    aliases: ['secrets manager', 'amazon secrets manager'],
    defaults: {
      availability: medium(0.999, 'slaCollected', 'SLA'),
      cost: high(
        { fixedMonth: 4, perMillionRequests: 5 },
        'pricesAws2024',
        'ten secrets at 0.40; 0.05 per 10 000 calls',
      ),
    },
  },
  {
    name: 'AWS KMS',
    kind: 'secret-store',
    provider: 'aws',
    aliases: ['aws key management service'],
    defaults: {
      availability: medium(0.99999, 'slaCollected', 'SLA'),
      cost: high({ fixedMonth: 1, perMillionRequests: 3 }, 'pricesAws2024', 'one key; 0.03 per 10 000 calls'),
    },
  },
  {
    name: 'Azure Key Vault',
    kind: 'secret-store',
    provider: 'azure',
    aliases: ['key vault', 'keyvault'],
    defaults: { availability: medium(0.9999, 'slaCollected', 'SLA') },
  },
  {
    name: 'Google Secret Manager',
    kind: 'secret-store',
    provider: 'gcp',
    aliases: ['gcp secret manager'],
    defaults: { availability: medium(0.9995, 'slaCollected', 'SLA') },
  },
  {
    name: 'Google Cloud KMS',
    kind: 'secret-store',
    provider: 'gcp',
    aliases: ['cloud kms'],
    defaults: { availability: medium(0.9995, 'slaCollected', 'SLA') },
  },
];
