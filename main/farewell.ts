export type FarewellOptions = {
  /** Asks the page to store everything. */
  readonly ask: () => void;
  /** Lets the window go. */
  readonly release: () => void;
  readonly limitMs?: number;
};

/** The window closes when the page has stored everything, or when it had long enough to do so. */
export class Farewell {
  readonly #options: FarewellOptions;
  #state: 'staying' | 'asked' | 'gone' = 'staying';
  #timer: NodeJS.Timeout | undefined;

  constructor(options: FarewellOptions) {
    this.#options = options;
  }

  /** The window was asked to close. */
  request(): void {
    if (this.#state !== 'staying') return;
    this.#state = 'asked';
    // A page that hangs cannot keep its window for ever.
    this.#timer = setTimeout(() => this.#go(), this.#options.limitMs ?? 5000);
    this.#options.ask();
  }

  /** The page has stored everything. */
  ready(): void {
    if (this.#state === 'asked') this.#go();
  }

  #go(): void {
    clearTimeout(this.#timer);
    this.#state = 'gone';
    this.#options.release();
  }
}
