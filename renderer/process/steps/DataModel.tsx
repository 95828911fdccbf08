import { FIELD_TYPES, fieldSize, rowBytes } from '@shared/estimation';
import { ACCESS, CLASSIFICATIONS, type Entity, type EntityField, likely, printQuantity } from '@shared/model';
import { answerOf } from '@shared/process';
import { Button, Icon } from '@renderer/ui';
import { type ReactElement, useId } from 'react';
import { add, edit, remove } from '../edit';
import { ChoiceField, QuantityField, TextField, YesNo } from '../parts/fields';
import { Label } from '../parts/Label';
import { Questions } from '../parts/Questions';
import rows from '../parts/rows.module.css';
import { Empty, Learn, Remove, Section } from '../parts/Section';
import { useProcess } from '../store';
import styles from './DataModel.module.css';
import { EntityDiagram } from './EntityDiagram';
import { StoreGuide } from './StoreGuide';
import { choices, journeyChoices, storeChoices, type StepProps } from './step';

const KEYS = choices(['primary', 'key'], ['unique', 'unique']);
const OPERATIONS = choices(['read', 'read'], ['write', 'write']);
const TYPES = ACCESS.map((value) => ({
  value,
  label: {
    key: 'by key',
    range: 'range',
    join: 'join',
    search: 'full text',
    aggregate: 'aggregate',
    traverse: 'relations',
    similar: 'similar',
    blob: 'large object',
  }[value],
}));
const CONSISTENCY = choices(['strong', 'strong'], ['read-your-writes', 'own writes'], ['eventual', 'eventual']);
const CLASSES = CLASSIFICATIONS.map((value) => ({ value, label: value }));

const list = (text: string | undefined): readonly string[] | undefined => {
  const parts = text
    ?.split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return parts === undefined || parts.length === 0 ? undefined : parts;
};

/** What is kept: entities, their keys, how they are found again, and which store suits them. */
export function DataModel({ subject }: StepProps): ReactElement {
  const all = Object.entries(subject.entities);
  const chosen = useProcess((state) => state.entity);
  const current = all.find(([id]) => id === chosen) ?? all[0];
  const create = () => {
    const entity = add('entities', 'entity', {
      name: 'New entity',
      fields: [{ name: 'id', type: 'bigint', key: 'primary' }],
    });
    useProcess.setState({ entity });
  };
  return (
    <>
      <Section title="Entities" count={all.length} onAdd={create} addLabel="Add an entity" learn="oltp-olap">
        {all.length === 0 ? (
          <Empty onAdd={create} label="Add the first">
            One for each kind of thing that is kept.
          </Empty>
        ) : (
          <EntityDiagram
            subject={subject}
            current={current?.[0]}
            onChoose={(entity) => useProcess.setState({ entity })}
          />
        )}
      </Section>
      {current && <EntityForm key={current[0]} id={current[0]} entity={current[1]} subject={subject} />}
      <Questions
        title="Rules of data"
        nothing="Nothing that is written is in doubt."
        breaches={subject.breaches.filter(({ rule }) => rule.category === 'data')}
      />
    </>
  );
}

function EntityForm({
  id,
  entity,
  subject,
}: { readonly id: string; readonly entity: Entity } & StepProps): ReactElement {
  const set = (field: string) => (value: unknown) => edit('entities', id, { [field]: value });
  const size = rowBytes(entity);
  const total = entity.rows === undefined ? undefined : size.total * likely(entity.rows);
  return (
    <>
      <Section
        title={entity.name ?? id}
        aside={
          <Button look="quiet" icon="trash" onClick={() => remove('entities', id)}>
            Delete entity
          </Button>
        }
      >
        <div className={styles.settings}>
          <Label>
            <span>Name</span>
            <TextField label="Name" value={entity.name} onChange={set('name')} />
          </Label>
          <Label>
            <span>Kept in</span>
            <ChoiceField
              label="Kept in"
              value={entity.component}
              choices={storeChoices(subject)}
              placeholder="no store"
              onChange={set('component')}
            />
          </Label>
          <Label>
            <span>Rows</span>
            <QuantityField label="Rows" value={entity.rows} dimension="count" onChange={set('rows')} />
          </Label>
          <Label>
            <span>Partitioned by</span>
            <TextField
              label="Partitioned by"
              placeholder="not partitioned"
              value={entity.partitionKey?.join(', ')}
              onChange={(text) => edit('entities', id, { partitionKey: list(text) })}
            />
          </Label>
          <Label>
            <span>Kept for, days</span>
            <QuantityField
              label="Kept for, days"
              value={entity.retentionDays}
              dimension="count"
              placeholder="ever"
              onChange={set('retentionDays')}
            />
          </Label>
          <Label>
            <span>Classification</span>
            <ChoiceField
              label="Classification"
              value={entity.classification}
              choices={CLASSES}
              placeholder="not said"
              onChange={set('classification')}
            />
          </Label>
          <span className={styles.flag}>
            <span>Several change together</span>
            <YesNo
              label="Several records change together or not at all"
              value={entity.transactional}
              onChange={set('transactional')}
            />
          </span>
          <span className={styles.flag}>
            <span>Fields differ by record</span>
            <YesNo label="Fields differ from record to record" value={entity.flexible} onChange={set('flexible')} />
          </span>
        </div>
        <p className={rows.note}>
          A row takes {printQuantity(size.total, 'bytes')}: {printQuantity(size.fields, 'bytes')} of fields,{' '}
          {size.overhead} B of header, {printQuantity(size.indexes, 'bytes')} in keys and indexes.
          {total !== undefined && ` All rows together: ${printQuantity(total, 'bytes')} for each copy.`}
          {size.unknown.length > 0 && ` The size of ${size.unknown.join(', ')} is not known: state it.`}
        </p>
      </Section>
      <Fields id={id} entity={entity} subject={subject} />
      <AccessPatterns id={id} entity={entity} subject={subject} />
      <StoreGuide entity={entity} design={subject.design} />
    </>
  );
}

function Fields({ id, entity, subject }: { readonly id: string; readonly entity: Entity } & StepProps): ReactElement {
  const types = useId();
  const put = (index: number, fields: Partial<EntityField> | undefined) =>
    edit('entities', id, {
      fields:
        fields === undefined
          ? entity.fields.filter((_, i) => i !== index)
          : entity.fields.map((field, i) => (i === index ? clean({ ...field, ...fields }) : field)),
    });
  const create = () =>
    edit('entities', id, { fields: [...entity.fields, { name: `field${entity.fields.length + 1}`, type: 'text' }] });
  const others = Object.entries(subject.entities).map(([value, { name }]) => ({ value, label: `→ ${name ?? value}` }));
  return (
    <Section title="Fields" count={entity.fields.length} onAdd={create} addLabel="Add a field">
      <datalist id={types}>
        {FIELD_TYPES.map((type) => (
          <option key={type} value={type}>
            {type}
          </option>
        ))}
      </datalist>
      <div className={rows.rows}>
        {entity.fields.map((field, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- a field has no id, and its name is being typed
          <div key={index} className={`${rows.row} ${styles.field}`}>
            <TextField
              label="Field"
              value={field.name}
              className={styles.name!}
              onChange={(name) => put(index, { name: name ?? '' })}
            />
            <TextField
              label="Type"
              value={field.type}
              onChange={(type) => put(index, { type } as Partial<EntityField>)}
            />
            <QuantityField
              label="Mean size"
              value={field.bytes}
              dimension="bytes"
              placeholder={`${fieldSize(field).bytes} B`}
              onChange={(bytes) => put(index, { bytes } as Partial<EntityField>)}
            />
            <ChoiceField
              label="Key"
              value={field.key}
              choices={KEYS}
              placeholder="–"
              onChange={(key) => put(index, { key } as Partial<EntityField>)}
            />
            <ChoiceField
              label="Refers to"
              value={field.references}
              choices={others}
              placeholder="no relation"
              onChange={(references) => put(index, { references } as Partial<EntityField>)}
            />
            <ChoiceField
              label="Classification"
              value={field.classification}
              choices={CLASSES}
              placeholder="as the entity"
              onChange={(classification) => put(index, { classification } as Partial<EntityField>)}
            />
            <Remove label={`Delete ${field.name}`} onClick={() => put(index, undefined)} />
          </div>
        ))}
      </div>
      <Label className={styles.indexes}>
        <span>Indexes</span>
        <Learn topic="index-prefix" />
        <TextField
          label="Indexes"
          placeholder="fields of an index, separated by commas; indexes by semicolons"
          value={entity.indexes.map(({ fields }) => fields.join(', ')).join('; ')}
          onChange={(text) =>
            edit('entities', id, {
              indexes:
                text === undefined
                  ? undefined
                  : text.split(';').map((one) => ({ fields: one.split(',').map((name) => name.trim()) })),
            })
          }
        />
      </Label>
    </Section>
  );
}

const clean = <T extends object>(record: T): T =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T;

function AccessPatterns({
  id,
  entity,
  subject,
}: { readonly id: string; readonly entity: Entity } & StepProps): ReactElement {
  const put = (index: number, fields: Record<string, unknown> | undefined) =>
    edit('entities', id, {
      access:
        fields === undefined
          ? entity.access.filter((_, i) => i !== index)
          : entity.access.map((access, i) => (i === index ? clean({ ...access, ...fields }) : access)),
    });
  const create = () =>
    edit('entities', id, { access: [...entity.access, { name: 'New pattern', type: 'key', operation: 'read' }] });
  return (
    <Section
      title="Access patterns"
      count={entity.access.length}
      onAdd={create}
      addLabel="Add an access pattern"
      learn="partition-key"
    >
      {entity.access.length === 0 && (
        <Empty onAdd={create} label="Add the first">
          Who asks for it, by which fields, how often.
        </Empty>
      )}
      <div className={rows.rows}>
        {entity.access.map((access, index) => {
          const answer = answerOf(entity, access);
          return (
            // oxlint-disable-next-line react/no-array-index-key -- a pattern has no id, and its name is being typed
            <div key={index} className={`${rows.row} ${styles.access}`}>
              <TextField
                label="Pattern"
                value={access.name}
                className={styles.name!}
                onChange={(name) => put(index, { name })}
              />
              <ChoiceField
                label="Operation"
                value={access.operation ?? 'read'}
                choices={OPERATIONS}
                onChange={(operation) => put(index, { operation })}
              />
              <ChoiceField
                label="How"
                value={access.type ?? 'key'}
                choices={TYPES}
                onChange={(type) => put(index, { type })}
              />
              <Remove label={`Delete ${access.name ?? 'pattern'}`} onClick={() => put(index, undefined)} />
              <div className={styles.accessDetails}>
                <Label>
                  by
                  <TextField
                    label="By"
                    placeholder="fields"
                    value={access.by?.join(', ')}
                    onChange={(text) => put(index, { by: list(text) })}
                  />
                </Label>
                <Label>
                  in order of
                  <TextField
                    label="In order of"
                    placeholder="none"
                    value={access.sort}
                    onChange={(sort) => put(index, { sort })}
                  />
                </Label>
                <Label>
                  for
                  <ChoiceField
                    label="Journey"
                    value={access.journey}
                    choices={journeyChoices(subject)}
                    placeholder="no journey"
                    onChange={(journey) => put(index, { journey })}
                  />
                </Label>
                <Label>
                  or
                  <QuantityField
                    label="Rate"
                    value={access.ratePerSecond}
                    dimension="rate"
                    placeholder="rate"
                    onChange={(ratePerSecond) => put(index, { ratePerSecond })}
                  />
                </Label>
                <Label>
                  sees
                  <ChoiceField
                    label="Consistency"
                    value={access.consistency}
                    choices={CONSISTENCY}
                    placeholder="not said"
                    onChange={(consistency) => put(index, { consistency })}
                  />
                </Label>
                <span className={rows.state} data-state={answer.isServed ? 'met' : 'unknown'}>
                  <Icon name={answer.isServed ? 'check' : 'warning'} size={14} />
                  {answer.text}
                </span>
              </div>
            </div>
          );
        })}
      </div>
    </Section>
  );
}
