/** How words look. */
export type Text = {
  readonly size: number;
  readonly ink?: string;
  readonly isBold?: boolean;
  readonly align?: 'left' | 'center' | 'right';
};
