import type { Gauge } from './shape.ts';

/** How often in a second. */
export const PER_SECOND: Gauge = { unit: '/s', figure: ({ count, seconds }) => count / seconds };

/** Nanoseconds each. */
export const NANOSECONDS: Gauge = { unit: 'ns', figure: ({ count, seconds }) => (seconds / count) * 1e9 };

/** Megaoctets in a second, where each time so many octets pass. */
export const megaoctets = (octets: number): Gauge => ({ unit: 'MB/s', figure: ({ count, seconds }) => (count * octets) / seconds / 1e6 });

/** Gigaoctets in a second, where each time so many octets pass. */
export const gigaoctets = (octets: number): Gauge => ({ unit: 'GB/s', figure: ({ count, seconds }) => (count * octets) / seconds / 1e9 });

/** Memory each, in kilooctets of 1024. RSS counts in pages: less than one of them in all cannot be seen. */
export const KILOOCTETS: Gauge = { unit: 'kB', figure: ({ count, grown }) => Math.max(PAGE, grown) / count / 1024 };

const PAGE = 4096;
