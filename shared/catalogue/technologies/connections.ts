import { high, medium } from '../evidence';
import type { Technology } from '../types';

/** Gateways that hold connections open: browsers, phones, devices. */
export const CONNECTIONS: readonly Technology[] = [
  {
    name: 'Amazon API Gateway WebSocket',
    kind: 'websocket-gateway',
    provider: 'aws',
    aliases: ['api gateway websocket', 'aws websocket api'],
    defaults: {
      availability: medium(0.9995, 'slaCollected', 'SLA of API Gateway'),
      cost: high({ perMillionRequests: 1 }, 'pricesAws2024', 'messages; 0.25 per million minutes of connection apart'),
    },
  },
  {
    name: 'Azure SignalR Service',
    kind: 'websocket-gateway',
    provider: 'azure',
    aliases: ['signalr', 'azure signalr'],
    defaults: {
      availability: medium(0.999, 'slaCollected', 'SLA'),
      cost: high(
        { perReplicaMonth: 48.97, perMillionRequests: 1 },
        'pricesAzure2024',
        'one standard unit and messages beyond its quota, West Europe',
      ),
    },
  },
  {
    name: 'Azure Web PubSub',
    kind: 'websocket-gateway',
    provider: 'azure',
    aliases: ['web pubsub'],
    defaults: { availability: medium(0.999, 'slaCollected', 'SLA') },
  },
  { name: 'AWS IoT Core', kind: 'websocket-gateway', provider: 'aws', aliases: ['iot core'], defaults: {} },
  { name: 'Azure IoT Hub', kind: 'websocket-gateway', provider: 'azure', aliases: ['iot hub'], defaults: {} },
  { name: 'Pusher', kind: 'websocket-gateway', provider: 'saas', aliases: [], defaults: {} },
  { name: 'Ably', kind: 'websocket-gateway', provider: 'saas', aliases: [], defaults: {} },
  { name: 'Socket.IO', kind: 'websocket-gateway', provider: 'self-hosted', aliases: ['socketio'], defaults: {} },
  {
    name: 'Centrifugo',
    kind: 'websocket-gateway',
    provider: 'self-hosted',
    aliases: [],
    images: ['centrifugo'],
    defaults: {},
  },
  { name: 'Phoenix Channels', kind: 'websocket-gateway', provider: 'self-hosted', aliases: ['phoenix'], defaults: {} },
  {
    name: 'Supabase Realtime',
    kind: 'websocket-gateway',
    provider: 'self-hosted',
    aliases: [],
    images: ['supabase/realtime'],
    defaults: {},
  },
];
