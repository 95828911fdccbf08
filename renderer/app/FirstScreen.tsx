import { TEMPLATES } from '@shared/catalogue/templates';
import { type Card, Home } from '@renderer/home';
import type { Entry } from '@renderer/persistence';
import { type ReactElement, useEffect, useState } from 'react';
import { toast } from 'sonner';
import { actionOf, perform } from './actions';
import { tell } from './messages';
import { newDesign, openFiles, openFromLibrary, showCopy } from './open';
import { library } from './services';
import { dropTab } from './tabs';

const cardOf = ({ id, name, design, updatedAtMs, file }: Entry): Card => ({
  id,
  name: name || 'Untitled',
  design,
  updatedAtMs,
  fileName: file?.name,
});

async function load(): Promise<readonly Entry[]> {
  try {
    await library.emptyOldBin(Date.now());
    return await library.list();
  } catch (error) {
    tell({
      title: 'The library could not be read',
      text: error instanceof Error ? error.message : String(error),
      note: 'Designs can still be opened from files.',
    });
    return [];
  }
}

/** The library of this device, and worked examples. */
export function FirstScreen({ isDark }: { readonly isDark: boolean }): ReactElement {
  const [cards, setCards] = useState<readonly Card[]>();
  const [nowMs, setNowMs] = useState(() => Date.now());
  const [visit, setVisit] = useState(0);
  const refresh = () => setVisit((n) => n + 1);
  useEffect(() => {
    let isCurrent = true;
    void load().then((entries) => {
      if (!isCurrent) return;
      setNowMs(Date.now());
      setCards(entries.map(cardOf));
    });
    return () => {
      isCurrent = false;
    };
  }, [visit]);
  const remove = async (card: Card) => {
    await library.putInBin(card.id, Date.now());
    dropTab(card.id);
    refresh();
    toast(`Deleted ${card.name}`, {
      action: { label: 'Undo', onClick: () => void library.takeFromBin(card.id).then(refresh) },
      duration: 10_000,
    });
  };
  return (
    <Home
      cards={cards}
      templates={TEMPLATES}
      nowMs={nowMs}
      isDark={isDark}
      onNew={() => void newDesign()}
      onOpenFile={() => void openFiles()}
      onOpen={(id) => void openFromLibrary(id)}
      onDuplicate={(card) => void showCopy(card.design, `${card.name} copy`)}
      onRename={(id, name) => void library.rename(id, name, Date.now()).then(refresh)}
      onDelete={(card) => void remove(card)}
      onTemplate={(template) => void showCopy(template.design)}
      onTheme={() => perform(actionOf('theme'))}
      onTour={() => perform(actionOf('tour'))}
      onSettings={() => perform(actionOf('settings'))}
    />
  );
}
