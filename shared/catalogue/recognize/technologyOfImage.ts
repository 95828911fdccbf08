import { TECHNOLOGIES } from '../technologies';
import type { Technology } from '../types';

const byImage = new Map(
  TECHNOLOGIES.flatMap((technology) => (technology.images ?? []).map((image) => [image, technology] as const)),
);

/** `${NAME:-postgres}` is what it falls back to; `${NAME}` says nothing. */
const withFallbacks = (image: string): string => image.replace(/\$\{\w+(?::?-([^{}]*))?\}/g, '$1');

/**
 * The product in a container image, from `registry:port/owner/name:tag@digest`: by owner and name where the name alone
 * says nothing (`temporalio/server`), else by the name, a version at its end not counted (`postgresql-15`).
 */
export function technologyOfImage(image: string): Technology | undefined {
  const path = withFallbacks(image.trim().toLowerCase())
    .replace(/@.*$/, '')
    .replace(/:[^/]*$/, '')
    .split('/');
  const name = path.at(-1) ?? '';
  return (
    byImage.get(path.slice(-2).join('/')) ??
    byImage.get(name) ??
    byImage.get(name.replace(/[-_.]?v?\d+(?:\.\d+)*$/, ''))
  );
}
