/** Where in the file, what was expected there and what was found. */
export type Issue = { readonly path: string; readonly message: string };

/** `components.db.replicas`, `zones[0]`, `components["a b"].kind`. */
export function pathOf(keys: readonly PropertyKey[]): string {
  let path = '';
  for (const key of keys) {
    if (typeof key === 'number') path += `[${key}]`;
    else if (/^[\p{L}\p{N}_$-]+$/u.test(String(key))) path += (path === '' ? '' : '.') + String(key);
    else path += `[${JSON.stringify(String(key))}]`;
  }
  return path;
}

/** `path: message`, a line each; what the command and the application show. */
export const formatIssues = (issues: readonly Issue[]): string =>
  issues.map((issue) => (issue.path === '' ? issue.message : `${issue.path}: ${issue.message}`)).join('\n');
