import type { Pdu } from '#src/dissect/index.ts';

/** What of a PDU may be a password, and is never shown: compared it is all the same. */
export const isSecret = ({ layer, kind }: Pdu, name: string): boolean =>
  SECRET_NAMES.test(name) || (layer === 'p1' && BINDS.has(kind) && !OPEN_IN_BINDS.has(name));

const SECRET_NAMES = /credentials|password|authentication-value/i;
/** Of binds, what is known to be none is told; all else is not. */
const BINDS: ReadonlySet<string> = new Set(['MTABindArgument', 'MTABindResult']);
const OPEN_IN_BINDS: ReadonlySet<string> = new Set(['MTABindArgument', 'MTABindResult', 'initiator-name', 'responder-name']);
