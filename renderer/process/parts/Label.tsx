import type { ReactElement, ReactNode } from 'react';

/** A name and the field it belongs to, which stands among the children: a click on the name goes to the field. */
export const Label = ({
  className,
  children,
}: {
  readonly className?: string | undefined;
  readonly children: ReactNode;
}): ReactElement => (
  // oxlint-disable-next-line jsx-a11y/label-has-associated-control -- the field is among the children
  <label className={className}>{children}</label>
);
