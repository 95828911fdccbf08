import { HintProvider } from '@renderer/ui';
import { Laser } from '@renderer/present';
import { connectFiles, followDocument, RemediesSheet } from '@renderer/tradeoff';
import { useDocument } from '@renderer/state/document';
import { type ReactElement, useEffect, useLayoutEffect } from 'react';
import { Toaster } from 'sonner';
import { listenToClipboard } from './clipboard';
import { CommandPalette } from './CommandPalette';
import { ConnectPicker } from './ConnectPicker';
import { ContextMenu } from './ContextMenu';
import { ErrorBoundary } from './ErrorBoundary';
import { FileDrop } from './FileDrop';
import { FirstScreen } from './FirstScreen';
import { listenToKeyboard } from './keyboard';
import { listenToMachine } from './machine';
import { QuickAdd } from './quickAdd';
import { saveText } from './save';
import { Sheets } from './Sheets';
import { connectFolder } from './folder';
import { connectServices, layout } from './services';
import { followNames } from './tabs';
import { Tour } from './tour';
import { useTheme } from './theme';
import { Workspace } from './Workspace';

export function App(): ReactElement {
  const isOpen = useDocument((state) => state.isOpen);
  const theme = useTheme();
  // Before the first paint: whoever sees a screen may press its keys.
  useLayoutEffect(listenToKeyboard, []);
  useEffect(() => {
    layout.prepare();
    const stops = [
      connectServices(),
      connectFolder(),
      listenToClipboard(),
      listenToMachine(),
      followNames(),
      followDocument(),
    ];
    connectFiles(saveText);
    return () => stops.forEach((stop) => stop());
  }, []);
  return (
    <ErrorBoundary>
      <HintProvider delayDuration={500} skipDelayDuration={200}>
        {isOpen ? <Workspace isDark={theme === 'dark'} /> : <FirstScreen isDark={theme === 'dark'} />}
        <Sheets />
        <QuickAdd />
        <ConnectPicker />
        <CommandPalette />
        <ContextMenu />
        <RemediesSheet />
        <Tour />
        <Laser />
        <FileDrop />
        <Toaster theme={theme} position="bottom-center" offset={84} />
      </HintProvider>
    </ErrorBoundary>
  );
}
