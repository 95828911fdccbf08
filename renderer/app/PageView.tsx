import { useSession } from '@renderer/state/session';
import { lazy, type ReactElement, Suspense } from 'react';
import { ErrorBoundary } from './ErrorBoundary';
import { PAGES, type PageProps } from './pages';
import styles from './Workspace.module.css';

const VIEWS = PAGES.map(({ id, load }) => ({ id, View: lazy(load) }));

/** The page that is shown, over the drawing: the drawing keeps its place and its zoom. */
export function PageView(props: PageProps): ReactElement {
  const page = useSession((state) => state.page);
  return (
    <>
      {VIEWS.map(
        ({ id, View }) =>
          id === page && (
            <section key={id} className={styles.page} data-testid={`page-${id}`}>
              <ErrorBoundary>
                <Suspense>
                  <View {...props} />
                </Suspense>
              </ErrorBoundary>
            </section>
          ),
      )}
    </>
  );
}
