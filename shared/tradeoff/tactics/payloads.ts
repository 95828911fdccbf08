import { type Component, type Connector, likely } from '../../model';
import { Draft } from '../draft';
import type { Look, Place, Step, Tactic } from '../tactic';
import { type Call, calleeOf, callsOf } from './calls';
import { attributesAt, isPaidByUse, keepsFiles } from './nature';
import { isOwn } from './words';

/** Below it packing gains nothing, above it text is a file that is kept packed. Source: Amazon CloudFront, file sizes that it compresses. */
const SMALLEST_BYTES = 1000;
const LARGEST_BYTES = 10e6;
/** Documents and data are smaller than this; what is larger and ends among files is a file. */
const LARGEST_DOCUMENT_BYTES = 100e3;

/** zlib 1.3.1 at level 1 on the Silesia corpus, one core, as measured in the documentation of Zstandard. */
const PACKED = 1 / 2.743;
const PACKED_BYTES_PER_MS = 105e3;
const UNPACKED_BYTES_PER_MS = 390e3;

/** Pictures, sound, video and archives are packed as they are made: packing them again gains nothing. Source: RFC 9110, 8.4; nginx, gzip_types. */
const PACKED_ALREADY =
  /\b(?:video|image|photo|picture|audio|music|media|thumbnail|archive|backup|jpe?g|png|mp4|zip|rtmp|hls|dash|webrtc)s?\b/i;

const filesOfLooks = new WeakMap<Look, ReadonlySet<string>>();

/** Components from which some call leads to a store of files, or which are one: what is large there is a file. */
function leadsToFiles(look: Look): ReadonlySet<string> {
  const known = filesOfLooks.get(look);
  if (known !== undefined) return known;
  const found = new Set<string>();
  const open = look.places.filter((place) => keepsFiles(place) || place.component.kind === 'media-transcoder');
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    if (found.has(place.id)) continue;
    found.add(place.id);
    for (const id of place.incoming) open.push(look.placeOf.get(look.design.connectors[id]!.from)!);
  }
  filesOfLooks.set(look, found);
  return found;
}

/** Is it text that nobody has packed: by its size, by what it is called, and by where it ends. */
function isText(look: Look, { connector, caller, callee }: Call, bytes: number): boolean {
  if (bytes < SMALLEST_BYTES || bytes > LARGEST_BYTES || keepsFiles(caller) || keepsFiles(callee)) return false;
  if (bytes > LARGEST_DOCUMENT_BYTES && leadsToFiles(look).has(callee.id)) return false;
  const words = [connector.label, connector.protocol, caller.name, callee.name].join(' ');
  return !PACKED_ALREADY.test(words);
}

function compressed(look: Look): Step[] {
  return callsOf(look).flatMap((call) => {
    const { id, connector, caller, callee } = call;
    const textOf = (bytes: Connector['requestBytes']) => {
      const stated = likely(bytes ?? 0);
      return isText(look, call, stated) ? stated : 0;
    };
    const [request, response] = [textOf(connector.requestBytes), textOf(connector.responseBytes)];
    if (request + response === 0) return [];
    const label = `Compressed payloads between ${caller.name} and ${calleeOf(look, call)}`;
    const draft = new Draft(look.design).tie(id, {
      ...(response > 0 ? { responseBytes: Math.round(response * PACKED) } : {}),
      ...(request > 0 ? { requestBytes: Math.round(request * PACKED) } : {}),
    });
    const ends = [
      { place: caller, ms: request / PACKED_BYTES_PER_MS + response / UNPACKED_BYTES_PER_MS },
      { place: callee, ms: response / PACKED_BYTES_PER_MS + request / UNPACKED_BYTES_PER_MS },
    ];
    for (const { place, ms } of ends) draft.set(place.id, longer(look, place, id, ms));
    return [
      {
        about: [id, callee.id, caller.id],
        label,
        change: draft.done(label),
        assumes: [
          'text shrinks to 36%; a core packs 105 and unpacks 390 megabytes a second, which both ends take longer',
        ],
      },
    ];
  });
}

/** Its work with so much more for each of these calls, spread over all its requests; people’s machines and a provider’s cost nothing. */
function longer(look: Look, place: Place, connector: string, moreMs: number): Partial<Component> {
  const { serviceMs, writeServiceMs, concurrency, capacityRps } = attributesAt(look, place);
  const { arrivalRps } = look.report.components[place.id]!;
  const { callsPerSecond } = look.report.connectors[connector]!;
  if (serviceMs === undefined || place.group === 'people' || !isOwn(place) || isPaidByUse(look, place)) return {};
  if (!(arrivalRps! > 0) || callsPerSecond === null) return {};
  const eachMs = (moreMs * callsPerSecond) / arrivalRps!;
  const sum = (ms: number) => Number((ms + eachMs).toPrecision(6));
  return {
    serviceMs: sum(serviceMs.value),
    ...(writeServiceMs === undefined || writeServiceMs.value === serviceMs.value
      ? {}
      : { writeServiceMs: sum(writeServiceMs.value) }),
    // Written out, because a component that states its own time no longer takes the catalogue’s machine.
    concurrency: concurrency.value,
    ...(capacityRps === undefined ? {} : { capacityRps: capacityRps.value }),
  };
}

export const PAYLOAD_TACTICS: readonly Tactic[] = [
  {
    id: 'compress',
    name: 'Compress payloads',
    aim: 'cost',
    when: 'Calls carry a kilobyte to ten megabytes of text: no pictures, sound, video or archives, which are packed already.',
    buys: 'Egress shrinks.',
    pays: 'Time of processors at both ends.',
    source: 'RFC 9110, 8.4: content codings; Amazon CloudFront Developer Guide: serve compressed objects',
    answers: ['target.missed', 'PERF-14', 'COST-02', 'COST-03', 'COST-04'],
    judgement: 'the payload must be text',
    propose: compressed,
  },
];
