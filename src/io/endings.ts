import { type Ending, LineError } from './line.ts';

/** The system's error as the end of a line. */
export const endingOf = (error: NodeJS.ErrnoException, wasOpen: boolean): LineError =>
  new LineError(ENDINGS[error.code ?? ''] ?? (wasOpen ? 'reset' : 'unreachable'), error.message, { cause: error });

// biome-ignore format: a table
const ENDINGS: Readonly<Record<string, Ending>> = {
  ECONNRESET:    'reset',
  ECONNABORTED:  'reset',
  EPIPE:         'reset',
  ECONNREFUSED:  'refused',
  ETIMEDOUT:     'timeout',
  EHOSTUNREACH:  'unreachable',
  ENETUNREACH:   'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  ENOTFOUND:     'unreachable',
};
