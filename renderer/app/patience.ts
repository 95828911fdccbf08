import { toast } from 'sonner';

/** What is done sooner feels immediate and needs no sign. */
const NOTICED_MS = 100;
/** A sign that goes sooner than it can be read only flickers. */
const READ_MS = 500;

/** Says what is being waited for, where it takes long enough for anybody to wonder. */
export async function withSign<T>(work: Promise<T>, words: string): Promise<T> {
  let sign: string | number | undefined;
  let shownAtMs = 0;
  const timer = setTimeout(() => {
    sign = toast.loading(words);
    shownAtMs = performance.now();
  }, NOTICED_MS);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
    if (sign !== undefined) {
      const shown = sign;
      setTimeout(() => toast.dismiss(shown), Math.max(0, READ_MS - (performance.now() - shownAtMs)));
    }
  }
}
