import type { ServerResponse } from 'node:http';
import type { Turned } from './admission.ts';

/** What every answer says: nothing from elsewhere, nothing kept, nothing told to others. `host` is the name that it was called by. */
export const headersFor = (host: string): Readonly<Record<string, string>> => ({
  'Content-Security-Policy': [
    "default-src 'self'",
    // Not every browser takes 'self' for a WebSocket.
    `connect-src 'self' ws://${host}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; '),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
});

/** Turns a request away in a line of text. Who is not let in learns nothing of our names. */
export const turnAway = (response: ServerResponse, { status, says }: Turned): void => {
  response.writeHead(status, {
    'Content-Security-Policy': "default-src 'none'",
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
    'Content-Type': 'text/plain; charset=utf-8',
    Connection: 'close',
    ...(status === 405 ? { Allow: 'GET' } : {}),
  });
  response.end(`${says}\n`);
};
