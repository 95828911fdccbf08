/** The one origin of the application's page in Electron: a scheme of its own, and so nothing that a network could answer. */
export const SCHEME = 'app';
export const ORIGIN = 'app://bundle';
/** Stands in where the scheme cannot be registered any more; names under `.invalid` exist nowhere (RFC 2606). */
export const LATE_ORIGIN = 'https://plumbline.invalid';

/** Where the browser host serves: designs are kept by the browser under this address, so it must stay the same. */
export const WEB_PORT = 41_730;

/**
 * What the page may load and do, in both hosts: its own files and nothing else.
 * Inline styles are allowed because dialogs and toasts inject theirs; scripts never are.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Sent with every answer of the protocol and of the web server. */
export const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};
