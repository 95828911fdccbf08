import type { Kind } from '../types';

// People and their devices have no defaults: they never break, cost nothing and add no time of their own.
export const PEOPLE: readonly Kind[] = [
  {
    id: 'client',
    name: 'Client',
    group: 'people',
    summary: 'A person or program that sends the requests.',
    aliases: ['user', 'customer', 'actor', 'person', 'consumer app', 'browser', 'caller', 'load generator'],
    tier: 0,
    defaults: {},
    next: ['dns', 'cdn', 'load-balancer', 'api-gateway', 'frontend', 'service'],
  },
  {
    id: 'web-app',
    name: 'Web app',
    group: 'people',
    summary: 'A single-page application that runs in the user’s browser.',
    aliases: ['spa', 'single page application', 'single page app', 'browser app', 'web client', 'pwa'],
    tier: 0,
    defaults: {},
    next: ['cdn', 'api-gateway', 'load-balancer', 'websocket-gateway', 'service', 'identity-provider'],
  },
  {
    id: 'mobile-app',
    name: 'Mobile app',
    group: 'people',
    summary: 'An application on the user’s phone or tablet.',
    aliases: ['mobile', 'phone', 'smartphone', 'tablet', 'ios app', 'android app', 'native app', 'mobile client'],
    tier: 0,
    defaults: {},
    next: ['api-gateway', 'load-balancer', 'cdn', 'websocket-gateway', 'service', 'identity-provider'],
  },
  {
    id: 'iot-device',
    name: 'IoT device',
    group: 'people',
    summary: 'A sensor, meter or machine in the field that reports and takes commands.',
    aliases: ['device', 'sensor', 'meter', 'camera', 'edge device', 'internet of things', 'iot'],
    tier: 0,
    defaults: {},
    next: ['websocket-gateway', 'api-gateway', 'stream', 'topic', 'service'],
  },
];
