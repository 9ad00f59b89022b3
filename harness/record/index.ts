export { AppendedFile } from './appended-file.ts';
export type { Leg, LegHandler, LegListener, Legs } from './leg.ts';
export { type ProxyTerms, TellingProxy } from './proxy.ts';
export { tcpLegs } from './tcp-legs.ts';
