import type { Design } from '@shared/model';
import { Button, Icon, IconButton, Keys, Menu } from '@renderer/ui';
import { type ReactElement, type KeyboardEvent, useState } from 'react';
import { ago, sizeOf } from './words';
import styles from './Home.module.css';
import { Thumbnail } from './Thumbnail';

/** A design of the library, as the first screen shows it. */
export type Card = {
  readonly id: string;
  readonly name: string;
  readonly design: Design;
  readonly updatedAtMs: number;
  readonly fileName: string | undefined;
};
export type TemplateCard = {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly design: Design;
};

type Props = {
  readonly cards: readonly Card[] | undefined;
  readonly templates: readonly TemplateCard[];
  readonly nowMs: number;
  readonly isDark: boolean;
  readonly onNew: () => void;
  readonly onOpenFile: () => void;
  readonly onOpen: (id: string) => void;
  readonly onDuplicate: (card: Card) => void;
  readonly onRename: (id: string, name: string) => void;
  readonly onDelete: (card: Card) => void;
  readonly onTemplate: (template: TemplateCard) => void;
  readonly onTheme: () => void;
  readonly onTour: () => void;
  readonly onSettings: () => void;
};

/** The first screen: begin, go on, or look at how others did it. */
export function Home(props: Props): ReactElement {
  const { cards, templates } = props;
  const [query, setQuery] = useState('');
  const found = cards?.filter(({ name }) => name.toLowerCase().includes(query.trim().toLowerCase()));
  return (
    <main className={styles.home}>
      <div className={styles.page}>
        <header className={styles.header}>
          <Mark />
          <div>
            <h1>Plumbline</h1>
            <p>Draw a system. Learn what breaks first, and why.</p>
          </div>
          <IconButton icon="settings" label="Settings" keys="Mod+," onClick={props.onSettings} />
          <IconButton
            icon={props.isDark ? 'sun' : 'moon'}
            label="Light or dark"
            keys="Shift+Alt+D"
            onClick={props.onTheme}
          />
        </header>
        <div className={styles.begin}>
          <Button look="primary" icon="plus" onClick={props.onNew}>
            New design
          </Button>
          <Button icon="folder" onClick={props.onOpenFile}>
            Open or import … <Keys keys="Mod+O" />
          </Button>
          <Button icon="play" onClick={props.onTour}>
            60-second tour
          </Button>
        </div>
        <p className={styles.hint}>
          Opens .plumb designs, docker-compose, draw.io, Mermaid and OpenAPI files, and SVG or PNG pictures that were
          exported with their design.
        </p>
        {cards !== undefined && cards.length > 0 && (
          <section aria-labelledby="designs">
            <div className={styles.sectionTitle}>
              <h2 id="designs">Your designs</h2>
              {cards.length > 6 && (
                <input
                  className={styles.search}
                  type="search"
                  placeholder="Search designs"
                  aria-label="Search designs"
                  value={query}
                  onChange={(event) => setQuery(event.target.value)}
                />
              )}
            </div>
            <ul className={styles.grid}>
              {found!.map((card) => (
                <li key={card.id}>
                  <DesignCard card={card} {...props} />
                </li>
              ))}
            </ul>
          </section>
        )}
        <section aria-labelledby="templates">
          <div className={styles.sectionTitle}>
            <h2 id="templates">Begin with a worked example</h2>
          </div>
          <ul className={styles.grid}>
            {templates.map((template) => (
              <li key={template.id}>
                <button type="button" className={styles.card} onClick={() => props.onTemplate(template)}>
                  <Thumbnail design={template.design} />
                  <span className={styles.cardName}>{template.title}</span>
                  <span className={styles.cardText}>{template.summary}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
        <footer className={styles.footer}>Everything stays on this machine. Plumbline makes no network request.</footer>
      </div>
    </main>
  );
}

function DesignCard({
  card,
  nowMs,
  onOpen,
  onDuplicate,
  onRename,
  onDelete,
}: Props & { readonly card: Card }): ReactElement {
  const [isRenaming, setRenaming] = useState(false);
  return (
    <article className={styles.design}>
      <button type="button" className={styles.card} onClick={() => onOpen(card.id)} aria-label={`Open ${card.name}`}>
        <Thumbnail design={card.design} />
        {!isRenaming && <span className={styles.cardName}>{card.name}</span>}
        {isRenaming && <span className={styles.cardName}>&nbsp;</span>}
        <span className={styles.cardText}>
          {sizeOf(card.design)} · {ago(card.updatedAtMs, nowMs)}
          {card.fileName && ` · ${card.fileName}`}
        </span>
      </button>
      {isRenaming && (
        <Rename
          name={card.name}
          onDone={(name) => {
            setRenaming(false);
            if (name !== undefined && name !== card.name) onRename(card.id, name);
          }}
        />
      )}
      <Menu
        align="end"
        trigger={
          <button type="button" className={styles.more} aria-label={`More for ${card.name}`}>
            <Icon name="dots" />
          </button>
        }
        entries={[
          { id: 'open', label: 'Open', icon: 'folder', run: () => onOpen(card.id) },
          { id: 'rename', label: 'Rename', icon: 'sketch', run: () => setRenaming(true) },
          { id: 'duplicate', label: 'Duplicate', icon: 'copy', run: () => onDuplicate(card) },
          'separator',
          { id: 'delete', label: 'Delete', icon: 'trash', isDangerous: true, run: () => onDelete(card) },
        ]}
      />
    </article>
  );
}

function Rename({
  name,
  onDone,
}: {
  readonly name: string;
  readonly onDone: (name: string | undefined) => void;
}): ReactElement {
  const [text, setText] = useState(name);
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Enter') onDone(text.trim() || undefined);
    if (event.key === 'Escape') onDone(undefined);
  };
  return (
    <input
      className={styles.rename}
      aria-label="New name"
      // The person has just asked to rename: the field is where the next key goes.
      ref={focusField}
      value={text}
      onFocus={(event) => event.target.select()}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => onDone(text.trim() || undefined)}
      onKeyDown={onKeyDown}
    />
  );
}

const focusField = (field: HTMLInputElement | null): void => field?.focus();

/** The plumb bob on its line. */
export function Mark({ size = 40 }: { readonly size?: number }): ReactElement {
  return (
    <svg width={size} height={size} viewBox="0 0 40 40" aria-hidden="true">
      <path d="M20 3v11" stroke="var(--ink)" strokeWidth="2" strokeLinecap="round" />
      <path d="M14.5 14h11l1.2 6.4c.3 1.5 0 3-.8 4.3L20 36l-5.9-11.3c-.8-1.3-1.1-2.8-.8-4.3z" fill="var(--accent)" />
      <path d="M9 3h22" stroke="var(--ink)" strokeWidth="2" strokeLinecap="round" />
    </svg>
  );
}
