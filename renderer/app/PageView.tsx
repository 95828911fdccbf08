import { useDocument } from '@renderer/state/document';
import { useSession } from '@renderer/state/session';
import { lazy, type ReactElement, Suspense } from 'react';
import { EmptyPage } from './EmptyPage';
import { ErrorBoundary } from './ErrorBoundary';
import { PAGES, type PageProps } from './pages';
import styles from './Workspace.module.css';

const VIEWS = PAGES.map(({ id, label, promise, load }) => ({ id, label, promise, View: lazy(load) }));

/** The page that is shown, over the drawing: the drawing keeps its place and its zoom. */
export function PageView(props: PageProps): ReactElement {
  const page = useSession((state) => state.page);
  const hasJourney = useDocument(({ design }) => Object.keys(design.journeys).length > 0);
  return (
    <>
      {VIEWS.map(
        ({ id, label, promise, View }) =>
          id === page && (
            <section key={id} className={styles.page} data-testid={`page-${id}`}>
              {/* Seen as the tab that is pressed above; heard as what the page is. */}
              <h1 className="visually-hidden">{label}</h1>
              <ErrorBoundary>
                {promise !== undefined && !hasJourney ? (
                  <EmptyPage title={label} promise={promise} />
                ) : (
                  <Suspense>
                    <View {...props} />
                  </Suspense>
                )}
              </ErrorBoundary>
            </section>
          ),
      )}
    </>
  );
}
