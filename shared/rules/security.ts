import { flagOf, flagOn, saidOf, wordOf } from './ask';
import type { ComponentFacts, Facts } from './facts';
import { flowsOf, heldBy, isSensitive } from './flows';
import type { Hit, Rule } from './rule';

const components = (facts: Facts, of: (one: ComponentFacts) => boolean) => facts.components.filter(of);
const ours = ({ group }: ComponentFacts) => group === 'compute';
const isWeb = ({ component }: ComponentFacts) => component.kind !== 'dns';

/** The first component of ours behind an entrance, and whether any of these kinds stands before or at it. */
function entranceHas(facts: Facts, kinds: readonly string[], flag: string): readonly Hit[] {
  return facts.entrances.flatMap(({ to, id }): Hit[] => {
    const first = facts.byId.get(to)!;
    if (!isWeb(first)) return [];
    const chain = [first, ...first.outgoing.flatMap((out) => facts.byId.get(out.to) ?? [])];
    if (chain.some(({ component, said }) => kinds.includes(component.kind) || said(flag) === true)) return [];
    const state = first.said(flag) === false ? 'broken' : 'unsaid';
    return [
      {
        about: [first.id, id],
        state,
        message: first.name,
        answer: { table: 'components', id: first.id, path: flag, good: true },
      },
    ];
  });
}

const unique = (hits: readonly Hit[]): readonly Hit[] =>
  hits.filter((hit, i) => hits.findIndex((other) => other.about[0] === hit.about[0]) === i);

const worded = (hits: readonly Hit[], broken: string, unsaid: string): readonly Hit[] =>
  unique(hits).map((hit) => ({ ...hit, message: `${hit.message}: ${hit.state === 'broken' ? broken : unsaid}` }));

/** Who may come in, what they may do, and what others can read on the way. */
export const SECURITY: readonly Rule[] = [
  {
    id: 'SEC-01',
    category: 'security',
    severity: 'error',
    title: 'The entrance is shielded',
    why: 'Scans and floods reach the first component that answers on the internet.',
    fix: 'A web application firewall or a CDN that filters in front of it.',
    source: 'AWS Well-Architected SEC05-BP03; Azure SE:06',
    test: (facts) =>
      worded(
        entranceHas(facts, ['waf', 'cdn'], 'security.shield'),
        'answers on the internet with nothing in front of it',
        'what filters scans and floods before they reach it?',
      ),
  },
  {
    id: 'SEC-02',
    category: 'security',
    severity: 'error',
    title: 'Whoever comes across a trust boundary is known',
    why: 'An interface that does not ask who calls answers to everybody.',
    fix: 'OpenID Connect for people, mutual TLS or signed tokens between systems.',
    source: 'OWASP ASVS 5.0, 8.3.1 and 13.2.1',
    test: (facts) =>
      flowsOf(facts)
        .filter(
          ({ crossesTrust, connector }) =>
            crossesTrust && !/dns|cdn/.test(facts.byId.get(connector.to)?.component.kind ?? ''),
        )
        .filter(({ carries }) => carries !== 'public')
        .flatMap(({ connector }) =>
          flagOn(connector, 'authenticated', {
            broken: 'the callee does not know who calls',
            unsaid: 'does the callee know who calls?',
          }),
        ),
  },
  {
    id: 'SEC-03',
    category: 'security',
    severity: 'error',
    title: 'The entrance limits rates',
    why: 'Without a limit for each caller one of them takes the capacity of all, or guesses passwords.',
    fix: 'A token bucket for each user, key and address at the gateway; answer 429.',
    source: 'OWASP ASVS 5.0, 6.3.1; OWASP API4:2023; AWS Well-Architected REL05-BP02',
    test: (facts) =>
      worded(
        entranceHas(facts, ['rate-limiter', 'api-gateway', 'waf'], 'security.rateLimit'),
        'nothing limits how often one caller comes',
        'what limits how often one caller comes?',
      ),
  },
  {
    id: 'SEC-04',
    category: 'security',
    severity: 'error',
    title: 'Sensitive data travels encrypted',
    why: 'What is not encrypted can be read and changed on the way.',
    fix: 'TLS 1.2 or newer everywhere, mutual inside.',
    source: 'OWASP ASVS 5.0, 12.2.1 and 12.3; AWS Well-Architected SEC09-BP02',
    test: (facts) =>
      flowsOf(facts)
        .filter(({ carries, crossesTrust }) => isSensitive(carries) || crossesTrust)
        .filter(({ connector }) => !/^(?:https|grpcs|tls|mtls|wss)$/i.test(connector.connector.protocol ?? ''))
        .filter(({ connector }) => facts.byId.get(connector.to)?.component.kind !== 'dns')
        .flatMap(({ connector, carries }) => {
          const what = isSensitive(carries) ? `${carries} data` : 'what crosses a trust boundary';
          return flagOn(connector, 'encrypted', {
            broken: `carries ${what} in the clear`,
            unsaid: `is ${what} encrypted on the way?`,
          });
        }),
  },
  {
    id: 'SEC-05',
    category: 'security',
    severity: 'error',
    title: 'Sensitive data lies encrypted',
    why: 'A stolen disk or backup discloses what lies on it in the clear.',
    fix: 'Encrypt the store, its replicas and its backups with managed keys.',
    source: 'AWS Well-Architected SEC08-BP02, REL09-BP02; OWASP ASVS 5.0, 14.2',
    test: (facts) =>
      components(facts, ({ isStore, isQueue, component }) => isStore || isQueue || component.kind === 'cache')
        .filter(({ id }) => isSensitive(heldBy(facts, id)))
        .flatMap((store) =>
          flagOf(store, 'security.encryptionAtRest', {
            broken: `keeps ${heldBy(facts, store.id)} data in the clear`,
            unsaid: `keeps ${heldBy(facts, store.id)} data: is it encrypted at rest?`,
          }),
        ),
  },
  {
    id: 'SEC-06',
    category: 'security',
    severity: 'error',
    title: 'Stores cannot be reached from outside',
    why: 'A database on the internet is found within hours.',
    fix: 'A private subnet and an endpoint that only its callers reach.',
    source: 'AWS Well-Architected SEC05-BP01, SEC03-BP07',
    test: (facts) =>
      components(
        facts,
        ({ isStore, isQueue, component, said }) =>
          (isStore || isQueue || component.kind === 'cache') && said('security.exposure') === 'public',
      )
        .filter(({ component }) => component.kind !== 'object-store')
        .map(
          ({ id, name }): Hit => ({
            about: [id],
            state: 'broken',
            message: `${name} can be reached by everybody.`,
            answer: { table: 'components', id, path: 'security.exposure', good: 'private' },
          }),
        ),
  },
  {
    id: 'SEC-07',
    category: 'security',
    severity: 'error',
    title: 'People do not talk to stores',
    why: 'Nothing between a browser and a database decides what the person may see.',
    fix: 'A service in between, or signed addresses for single objects.',
    source: 'OWASP ASVS 5.0, 8.3.1',
    test: (facts) =>
      facts.connectors.flatMap(({ id, from, to, name }): Hit[] => {
        const [caller, callee] = [facts.byId.get(from), facts.byId.get(to)];
        if (!caller?.isPerson || !callee || callee.component.kind === 'object-store') return [];
        if (!callee.isStore && !callee.isQueue && callee.component.kind !== 'cache') return [];
        return [
          {
            about: [id, to, from],
            state: 'broken',
            message: `${name}: nothing in between decides what the person may see.`,
          },
        ];
      }),
  },
  {
    id: 'SEC-08',
    category: 'security',
    severity: 'error',
    title: 'Secrets come from a secret store',
    why: 'Secrets in code, images or plain variables leak and are never changed.',
    fix: 'A secret manager and identities that live for minutes.',
    source: 'AWS Well-Architected SEC02-BP02; OWASP ASVS 5.0, 13.3.1',
    test: (facts) =>
      components(facts, (one) => ours(one) && one.outgoing.length > 0).flatMap((service): Hit[] => {
        const from = service.said('security.secretsSource');
        if (from === 'store') return [];
        const answer = { table: 'components', id: service.id, path: 'security.secretsSource', good: 'store' } as const;
        if (from === undefined)
          return [
            {
              about: [service.id],
              state: 'unsaid',
              message: `${service.name}: where does it get its secrets?`,
              answer,
            },
          ];
        return [
          {
            about: [service.id],
            state: 'broken',
            message: `${service.name} gets its secrets from the ${wordOf(from)}.`,
            answer,
          },
        ];
      }),
  },
  {
    id: 'SEC-10',
    category: 'security',
    severity: 'warning',
    title: 'Whoever is known may still not do everything',
    why: 'Without authorization at a trust boundary one stolen identity reaches everything.',
    fix: 'The least rights for each caller, checked by the callee.',
    source: 'AWS Well-Architected SEC03-BP02; OWASP ASVS 5.0, 13.2.2',
    test: (facts) =>
      flowsOf(facts)
        .filter(
          ({ crossesTrust, connector, carries }) =>
            crossesTrust && connector.said('authenticated') === true && carries !== 'public',
        )
        .flatMap(({ connector }) =>
          flagOn(connector, 'authorized', {
            broken: 'the callee does not check what the caller may do',
            unsaid: 'who checks what the caller may do?',
          }),
        ),
  },
  {
    id: 'SEC-12',
    category: 'privacy',
    severity: 'warning',
    title: 'Others get sensitive data only on purpose',
    why: 'What a third party gets about people needs a ground and a contract.',
    fix: 'Send less, replace names by keys, make a processing agreement.',
    source: 'General Data Protection Regulation, articles 5 and 28; OWASP ASVS 5.0, 14.2.3',
    test: (facts) => {
      const readers = new Set(
        flowsOf(facts)
          .filter(({ carries }) => isSensitive(carries))
          .map(({ connector }) => connector.from),
      );
      return facts.connectors
        .filter(({ from, to }) => readers.has(from) && facts.byId.get(to)?.isExternal)
        .filter(({ connector }) => !isHarmless(connector.classification))
        .flatMap((connector) =>
          flagOn(connector, 'agreement', {
            broken: 'a third party gets sensitive data without an agreement',
            unsaid: 'may a third party get sensitive data here, and under which agreement?',
          }),
        );
    },
  },
  {
    id: 'SEC-13',
    category: 'privacy',
    severity: 'warning',
    title: 'Data about people ends',
    why: 'What is kept for ever leaks one day, and people may ask for its deletion.',
    fix: 'A retention for each entity, and deletion that reaches replicas, logs and backups.',
    source: 'General Data Protection Regulation, articles 5(1)(e) and 17; OWASP ASVS 5.0, 14.2.7',
    test: (facts) =>
      components(facts, ({ isStore }) => isStore)
        .filter(({ id }) => isSensitive(heldBy(facts, id)))
        .filter(
          ({ id }) =>
            !Object.values(facts.entities).some(
              (entity) => entity.component === id && entity.retentionDays !== undefined,
            ),
        )
        .flatMap((store) => saidOf(store, 'data.retention', 'how long is what it keeps about people kept?')),
  },
  {
    id: 'SEC-14',
    category: 'privacy',
    severity: 'warning',
    title: 'Data about people stays where it may be',
    why: 'Some data must not leave a region.',
    fix: 'Pin it to its region, or have a cell in each.',
    source: 'General Data Protection Regulation, chapter V; AWS Well-Architected SEC07-BP02',
    test: (facts) =>
      flowsOf(facts)
        .filter(({ carries, crossesRegion }) => isSensitive(carries) && crossesRegion)
        .flatMap(({ connector, carries }) =>
          flagOn(connector, 'mayLeaveRegion', {
            broken: `takes ${carries} data out of its region`,
            unsaid: `may ${carries} data leave its region here?`,
          }),
        ),
  },
  {
    id: 'SEC-15',
    category: 'security',
    severity: 'warning',
    title: 'Answers about one person are not cached for all',
    why: 'A shared cache without the person in its key gives one person’s answer to another.',
    fix: 'Cache-Control: private or no-store, or the person in the key.',
    source: 'OWASP ASVS 5.0, 14.3.2',
    test: (facts) => {
      const personal = new Set(
        flowsOf(facts)
          .filter(({ carries }) => isSensitive(carries))
          .map(({ connector }) => connector.to),
      );
      return components(facts, ({ id, component }) => component.kind === 'cdn' && personal.has(id)).flatMap((cdn) =>
        flagOf(cdn, 'security.cachesNothingPersonal', {
          broken: 'caches answers about persons for everybody',
          unsaid: 'what keeps it from giving one person’s answer to another?',
        }),
      );
    },
  },
  {
    id: 'SEC-17',
    category: 'security',
    severity: 'warning',
    title: 'Addresses that users give are not followed blindly',
    why: 'A server that fetches an address for a user can be sent to the inside.',
    fix: 'A proxy for outgoing calls with a list of what is allowed.',
    source: 'OWASP API7:2023; OWASP ASVS 5.0, 13.2.4',
    test: (facts) =>
      components(
        facts,
        ({ name, group }) => group === 'compute' && /webhook|crawler|fetcher|preview|unfurl|scrap/i.test(name),
      ).flatMap((one) =>
        flagOf(one, 'security.egressAllowList', {
          broken: 'calls any address that a user gives',
          unsaid: 'which addresses may it call?',
        }),
      ),
  },
  {
    id: 'SEC-18',
    category: 'security',
    severity: 'warning',
    title: 'Uploads are checked',
    why: 'Whoever may upload may store malware or fill the disks.',
    fix: 'A limit on size, a scan in quarantine, signed addresses for the upload.',
    source: 'OWASP ASVS 5.0, chapter V5',
    test: (facts) =>
      components(facts, ({ component, name }) => component.kind === 'object-store' || /upload/i.test(name))
        .filter(({ incoming }) =>
          incoming.some(
            ({ connector, from }) => connector.operations !== 'reads' && facts.byId.get(from)?.group !== 'platform',
          ),
        )
        .flatMap((one) =>
          flagOf(one, 'security.uploadsChecked', {
            broken: 'takes any file',
            unsaid: 'how are size and content of what is uploaded checked?',
          }),
        ),
  },
  {
    id: 'SEC-20',
    category: 'security',
    severity: 'info',
    title: 'Who did what can be told afterwards',
    why: 'Without a log that cannot be changed nobody can tell what an attacker or an operator did.',
    fix: 'An append-only audit log, kept outside the system it is about.',
    source: 'AWS Well-Architected SEC04-BP01; OWASP ASVS 5.0, 16.3',
    test: (facts) =>
      components(
        facts,
        ({ component, name }) =>
          component.kind === 'identity-provider' ||
          component.kind === 'ledger' ||
          /auth|login|payment|admin/i.test(name),
      )
        .filter(({ isPerson, isExternal }) => !isPerson && !isExternal)
        .flatMap((one) =>
          flagOf(one, 'security.auditLog', { broken: 'leaves no audit trail', unsaid: 'where is its audit trail?' }),
        ),
  },
];

const isHarmless = (value: unknown): boolean => value === 'public' || value === 'internal';
