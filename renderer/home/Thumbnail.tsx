import { scene, writeSvg } from '@shared/formats';
import type { Design } from '@shared/model';
import { type ReactElement, useMemo } from 'react';
import styles from './Home.module.css';

/** A small picture of a design, by the same writer that exports it. */
export function Thumbnail({ design, isDark }: { readonly design: Design; readonly isDark: boolean }): ReactElement {
  const picture = useMemo(() => {
    if (Object.keys(design.components).length === 0) return undefined;
    return `data:image/svg+xml,${encodeURIComponent(writeSvg(scene(design), { theme: isDark ? 'dark' : 'light' }))}`;
  }, [design, isDark]);
  return (
    <span className={styles.thumbnail}>{picture && <img src={picture} alt="" loading="lazy" draggable={false} />}</span>
  );
}
