import { Component, type ReactNode } from 'react';
import { autosave } from './services';
import styles from './Sheets.module.css';

/** The last resort: a bug in the interface must not take the design with it. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, { readonly error: Error | undefined }> {
  override state: { readonly error: Error | undefined } = { error: undefined };

  static getDerivedStateFromError(error: Error): { readonly error: Error } {
    return { error };
  }

  override componentDidCatch(): void {
    void autosave.flush();
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    return (
      <main className={styles.crash}>
        <h1>Something in the interface broke</h1>
        <p>The design is stored in the library. Reloading shows it again.</p>
        <pre>{error.message}</pre>
        <button type="button" onClick={() => globalThis.location.reload()}>
          Reload
        </button>
      </main>
    );
  }
}
