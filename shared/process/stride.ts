import { type Flow, flowsOf, isSensitive } from '../rules';
import type { Subject } from './subject';

export const STRIDE = [
  { id: 'S', title: 'Spoofing', asks: 'Could the caller be somebody else?' },
  { id: 'T', title: 'Tampering', asks: 'Could it be changed on the way?' },
  { id: 'R', title: 'Repudiation', asks: 'Could somebody deny having done it?' },
  { id: 'I', title: 'Information disclosure', asks: 'Could somebody read it who should not?' },
  { id: 'D', title: 'Denial of service', asks: 'Could somebody keep others from using it?' },
  { id: 'E', title: 'Elevation of privilege', asks: 'Could somebody do more than they may?' },
] as const;

export type ThreatId = (typeof STRIDE)[number]['id'];

export type Threat = {
  readonly id: ThreatId;
  /** `answered`: the design has a remedy; `open`: it says that it has none; `unsaid`: it does not say. */
  readonly state: 'answered' | 'open' | 'unsaid';
  readonly text: string;
  /** The field of the connector, or of the callee, that answers it. */
  readonly field?: { readonly table: 'connectors' | 'components'; readonly id: string; readonly path: string };
};

export type FlowThreats = { readonly flow: Flow; readonly threats: readonly Threat[] };

const state = (value: unknown): Threat['state'] => (value === true ? 'answered' : value === false ? 'open' : 'unsaid');

/** Threats of each connector that crosses a trust boundary or carries sensitive data, after STRIDE per interaction. */
export function threatsOf({ facts }: Subject): readonly FlowThreats[] {
  return flowsOf(facts)
    .filter(
      ({ crossesTrust, carries, connector }) =>
        (crossesTrust || isSensitive(carries)) && facts.byId.get(connector.to)?.component.kind !== 'dns',
    )
    .map((flow) => ({ flow, threats: STRIDE.map(({ id }) => threatOf(facts, flow, id)) }));
}

type Answers = { readonly facts: Subject['facts']; readonly flow: Flow };

function threatOf(facts: Subject['facts'], flow: Flow, id: ThreatId): Threat {
  return { id, ...THREATS[id]({ facts, flow }) };
}

const calleeOf = ({ facts, flow }: Answers) => facts.byId.get(flow.connector.to)!;

function encryption({ flow }: Answers): Threat['state'] {
  const { connector } = flow;
  const isTls = /^(?:https|grpcs|tls|mtls|wss)$/i.test(connector.connector.protocol ?? '');
  return isTls ? 'answered' : state(connector.said('encrypted'));
}

/** A field of the connector: what it says, and what is asked where it says nothing. */
const onConnector =
  (path: string, answered: string, question: string) =>
  ({ flow: { connector } }: Answers): Omit<Threat, 'id'> => {
    const value = connector.said(path);
    const field = { table: 'connectors', id: connector.id, path } as const;
    return { state: state(value), text: value === true ? answered : question, field };
  };

const THREATS: Readonly<Record<ThreatId, (answers: Answers) => Omit<Threat, 'id'>>> = {
  S: onConnector('authenticated', 'callers prove who they are', 'does the callee know who calls?'),
  E: onConnector('authorized', 'rights are checked', 'who checks what the caller may do?'),
  T: (answers) => {
    const encrypted = encryption(answers);
    const text = encrypted === 'answered' ? 'encrypted, so changes are noticed' : 'can it be changed on the way?';
    return { state: encrypted, text, field: { table: 'connectors', id: answers.flow.connector.id, path: 'encrypted' } };
  },
  R: (answers) => {
    const { id, name, said } = calleeOf(answers);
    const log = said('security.auditLog');
    const text = log === true ? `${name} keeps an audit trail` : `does ${name} keep an audit trail?`;
    return { state: state(log), text, field: { table: 'components', id, path: 'security.auditLog' } };
  },
  I: (answers) => {
    const { carries, connector } = answers.flow;
    if (carries === 'public') return { state: 'answered', text: 'everybody may read it' };
    const what = carries === undefined ? 'what it carries' : `${carries} data`;
    const encrypted = encryption(answers);
    const text = encrypted === 'answered' ? `${what} is encrypted on the way` : `who can read ${what} on the way?`;
    return { state: encrypted, text, field: { table: 'connectors', id: connector.id, path: 'encrypted' } };
  },
  D: (answers) => {
    const { id, name, component, said } = calleeOf(answers);
    const limit = said('security.rateLimit');
    const isLimited =
      ['rate-limiter', 'api-gateway', 'waf', 'cdn'].includes(component.kind) ||
      limit === true ||
      component.queueLimit !== undefined;
    const text = isLimited ? `${name} limits what comes` : `what limits one caller at ${name}?`;
    return {
      state: isLimited ? 'answered' : state(limit),
      text,
      field: { table: 'components', id, path: 'security.rateLimit' },
    };
  },
};
