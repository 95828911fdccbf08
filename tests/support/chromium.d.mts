export function findChromium(): { readonly name: string; readonly path: string; readonly env: Record<string, string> };
