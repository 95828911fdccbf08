import { toast } from 'sonner';

/** What is done sooner needs no sign: it would only flicker. */
const NOTICED_MS = 300;

/** Says what is being waited for, where it takes long enough for anybody to wonder. */
export async function withSign<T>(work: Promise<T>, words: string): Promise<T> {
  let sign: string | number | undefined;
  const timer = setTimeout(() => {
    sign = toast.loading(words);
  }, NOTICED_MS);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
    if (sign !== undefined) toast.dismiss(sign);
  }
}
