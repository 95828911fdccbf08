import { showPanel } from '@renderer/state/session';

const FIELDS = 'input:not([disabled]), select:not([disabled]), textarea:not([disabled])';

/** The cursor into the inspector, which opens where it is closed. */
export function editAttributes(): void {
  showPanel('inspector');
  // Once it is there.
  requestAnimationFrame(enterInspector);
}

/** The cursor into the first field of what is selected. Answers whether there was one. */
export function enterInspector(): boolean {
  const field = document.querySelector('[data-testid="inspector"]')?.querySelector<HTMLElement>(FIELDS);
  field?.focus();
  if (field instanceof HTMLInputElement) field.select();
  return field != null;
}
