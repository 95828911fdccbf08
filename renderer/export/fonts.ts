import regularUrl from '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf?url';
import semiBoldUrl from '@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf?url';

type Fonts = { readonly regular: Uint8Array; readonly semiBold: Uint8Array };

let loading: Promise<Fonts> | undefined;

/** What pictures and documents are written in: read once, when the first of them is made. */
export const fonts = (): Promise<Fonts> =>
  (loading ??= Promise.all([bytesAt(regularUrl), bytesAt(semiBoldUrl)]).then(
    ([regular, semiBold]) => ({ regular, semiBold }),
    (error: unknown) => {
      loading = undefined;
      throw error;
    },
  ));

async function bytesAt(url: string): Promise<Uint8Array> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`The typeface could not be read (${response.status}).`);
  return new Uint8Array(await response.arrayBuffer());
}
