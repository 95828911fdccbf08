import { type Api, type Endpoint, PROTOCOLS, slug, unique } from '@shared/model';
import { Button } from '@renderer/ui';
import type { ReactElement } from 'react';
import { add, edit, remove } from '../edit';
import { ChoiceField, QuantityField, SeveralField, TextField, YesNo } from '../parts/fields';
import { Label } from '../parts/Label';
import rows from '../parts/rows.module.css';
import { Empty, Learn, Remove, Section } from '../parts/Section';
import { useProcess } from '../store';
import styles from './Api.module.css';
import { OpenApiButtons } from './OpenApiButtons';
import { componentChoices, journeyChoices, type StepProps } from './step';

const METHODS: Readonly<Record<string, readonly string[]>> = {
  REST: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
  gRPC: ['rpc', 'stream'],
  GraphQL: ['query', 'mutation', 'subscription'],
  WebSocket: ['send', 'receive'],
  events: ['publish', 'subscribe'],
};

const options = (values: readonly string[]) => values.map((value) => ({ value, label: value }));

/** What callers can ask, what they get, and what happens when they ask twice, too often or wrongly. */
export function ApiContracts({ subject }: StepProps): ReactElement {
  const all = Object.entries(subject.apis);
  const chosen = useProcess((state) => state.api);
  const current = all.find(([id]) => id === chosen) ?? all[0];
  const create = () => {
    const entrance = subject.facts.entrances[0]?.to;
    const api = add('apis', 'api', {
      name: subject.design.name,
      protocol: 'REST',
      version: '1',
      ...(entrance === undefined ? {} : { component: entrance }),
    });
    useProcess.setState({ api });
  };
  return (
    <>
      <Section
        title="Contracts"
        count={all.length}
        learn="versioning"
        onAdd={create}
        addLabel="Add a contract"
        aside={<OpenApiButtons id={current?.[0]} api={current?.[1]} />}
      >
        {all.length === 0 && (
          <Empty onAdd={create} label="Add a contract">
            What a component offers to its callers; or read an OpenAPI file.
          </Empty>
        )}
        {all.length > 1 && (
          <div className={rows.chips}>
            {all.map(([id, { name }]) => (
              <button
                key={id}
                type="button"
                className={rows.chip}
                aria-current={id === current?.[0]}
                onClick={() => useProcess.setState({ api: id })}
              >
                {name ?? id}
              </button>
            ))}
          </div>
        )}
      </Section>
      {current && <Contract id={current[0]} api={current[1]} subject={subject} />}
    </>
  );
}

function Contract({ id, api, subject }: { readonly id: string; readonly api: Api } & StepProps): ReactElement {
  const set = (field: string) => (value: unknown) => edit('apis', id, { [field]: value });
  const text = (
    label: string,
    field: 'name' | 'version' | 'basePath' | 'versioning' | 'authentication' | 'rateLimit',
    placeholder: string,
  ) => (
    <Label>
      <span>{label}</span>
      <TextField label={label} placeholder={placeholder} value={api[field]} onChange={set(field)} />
    </Label>
  );
  const endpoints = Object.entries(api.endpoints).toSorted(([, a], [, b]) =>
    (a.path ?? '') < (b.path ?? '') ? -1 : 1,
  );
  const put = (key: string, endpoint: Endpoint | undefined) => {
    const next: Record<string, unknown> = { ...api.endpoints };
    if (endpoint === undefined) delete next[key];
    else next[key] = endpoint;
    edit('apis', id, { endpoints: next });
  };
  const create = () => {
    const method = METHODS[api.protocol ?? 'REST']![0]!;
    const key = unique(slug(`${method} new`), api.endpoints);
    put(key, { method, path: api.protocol === 'REST' || api.protocol === undefined ? '/' : '' });
  };
  return (
    <>
      <Section
        title={api.name ?? id}
        aside={
          <Button look="quiet" icon="trash" onClick={() => remove('apis', id)}>
            Delete contract
          </Button>
        }
      >
        <div className={styles.settings}>
          {text('Name', 'name', 'Name')}
          <Label>
            <span>Offered by</span>
            <ChoiceField
              label="Offered by"
              value={api.component}
              choices={componentChoices(subject)}
              placeholder="no component"
              onChange={set('component')}
            />
          </Label>
          <Label>
            <span>Protocol</span>
            <ChoiceField
              label="Protocol"
              value={api.protocol ?? 'REST'}
              choices={options(PROTOCOLS)}
              onChange={set('protocol')}
            />
          </Label>
          {text('Base path', 'basePath', '/v1')}
          {text('Version', 'version', '1')}
          {text('New versions', 'versioning', 'add only; /v2 for the rest')}
          {text('Authentication', 'authentication', 'bearer token')}
          {text('Rate limit', 'rateLimit', '100/s for each key')}
        </div>
      </Section>
      <Section
        title="Endpoints"
        count={endpoints.length}
        learn="idempotency"
        onAdd={create}
        addLabel="Add an endpoint"
        aside={<Learn topic="pagination" />}
      >
        {endpoints.length === 0 && (
          <Empty onAdd={create} label="Add the first">
            One line for each thing that a caller can ask.
          </Empty>
        )}
        <div className={rows.rows}>
          {endpoints.map(([key, endpoint]) => (
            <EndpointRow
              key={key}
              endpoint={endpoint}
              api={api}
              subject={subject}
              onChange={(fields) => put(key, { ...endpoint, ...fields })}
              onRemove={() => put(key, undefined)}
            />
          ))}
        </div>
      </Section>
    </>
  );
}

function EndpointRow({
  endpoint,
  api,
  subject,
  onChange,
  onRemove,
}: {
  readonly endpoint: Endpoint;
  readonly api: Api;
  readonly onChange: (fields: Record<string, unknown>) => void;
  readonly onRemove: () => void;
} & StepProps): ReactElement {
  const set = (field: string) => (value: unknown) => onChange({ [field]: value });
  const isList = /\[\]/.test(endpoint.response ?? '');
  return (
    <div className={`${rows.row} ${styles.endpoint}`}>
      <ChoiceField
        label="Method"
        value={endpoint.method}
        choices={options(METHODS[api.protocol ?? 'REST']!)}
        placeholder="–"
        className={styles.method!}
        onChange={set('method')}
      />
      <TextField label="Path" value={endpoint.path} className={styles.path!} onChange={set('path')} />
      <TextField label="What it does" value={endpoint.summary} onChange={set('summary')} />
      <Remove label={`Delete ${endpoint.method ?? ''} ${endpoint.path ?? ''}`} onClick={onRemove} />
      <div className={styles.details}>
        <Label className={styles.wide}>
          <span>Request</span>
          <TextField
            label="Request"
            placeholder="url: string, alias?: string"
            value={endpoint.request}
            onChange={set('request')}
          />
        </Label>
        <Label className={styles.wide}>
          <span>Response</span>
          <TextField
            label="Response"
            placeholder="alias: string"
            value={endpoint.response}
            onChange={set('response')}
          />
        </Label>
        <Label className={styles.wide}>
          <span>Errors</span>
          <TextField
            label="Errors"
            placeholder="404 no such alias, 429 too many"
            value={endpoint.errors?.join(', ')}
            onChange={(text) => onChange({ errors: text?.split(',').map((one) => one.trimStart()) })}
          />
        </Label>
        <Label>
          <span>Journeys</span>
          <SeveralField
            label="Journeys"
            placeholder="none"
            values={endpoint.journeys ?? []}
            choices={journeyChoices(subject)}
            onChange={set('journeys')}
          />
        </Label>
        <Label>
          <span>{isList ? 'Paging' : 'Sizes'}</span>
          {isList ? (
            <TextField
              label="Paging"
              placeholder="cursor, 50 at a time"
              value={endpoint.pagination}
              onChange={set('pagination')}
            />
          ) : (
            <span className={styles.sizes}>
              <QuantityField
                label="Size of the request"
                value={endpoint.requestBytes}
                dimension="bytes"
                placeholder="in"
                onChange={set('requestBytes')}
              />
              <QuantityField
                label="Size of the response"
                value={endpoint.responseBytes}
                dimension="bytes"
                placeholder="out"
                onChange={set('responseBytes')}
              />
            </span>
          )}
        </Label>
        <span className={styles.repeat}>
          <span>Safe to repeat</span>
          <YesNo label="Safe to repeat" value={endpoint.idempotent} onChange={set('idempotent')} />
        </span>
      </div>
    </div>
  );
}
