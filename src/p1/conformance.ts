import type { Context, Mode } from '#src/presentation/index.ts';
import { p1Faults } from './faults.ts';
import type { Conformance } from './service.ts';

/** What a conformance comes to in the layers below. */
export interface ConformanceRow {
  readonly mode: Mode;
  readonly applicationContext?: string;
  readonly applicationProtocol?: number;
  readonly contexts?: readonly Context[];
  readonly says: string;
  readonly clause: string;
}

// biome-ignore format: a table
/** The abstract syntaxes of the application context mts-transfer, X.419 §12: the names of their OBJECT IDENTIFIERs. */
export const ABSTRACT_SYNTAXES = {
  acse:    '2.2.1.0.1',
  mtaRtse: '2.6.0.2.12',
  mtse:    '2.6.0.2.7',
} as const;

const BER = '2.1.1';

// biome-ignore format: a table
/** The contexts that a caller of normal mode proposes. */
export const CONTEXTS: readonly Context[] = [
  { id: 1, abstractSyntax: ABSTRACT_SYNTAXES.acse,    transferSyntaxes: [BER] },
  { id: 3, abstractSyntax: ABSTRACT_SYNTAXES.mtaRtse, transferSyntaxes: [BER] },
  { id: 5, abstractSyntax: ABSTRACT_SYNTAXES.mtse,    transferSyntaxes: [BER] },
];

// biome-ignore format: a table
/** How an MTA conforms, X.419 §13: the mode of the layers below and what names the protocol there. */
export const CONFORMANCES = {
  '1988': { mode: 'normal',    applicationContext: '2.6.0.1.6', contexts: CONTEXTS, says: 'P1 of 1988 in normal mode', clause: 'X.419 §13.1' },
  x410:   { mode: 'x410-1984', applicationProtocol: 12,                             says: 'P1 of 1988 in X.410 mode',  clause: 'X.419 §13.2' },
  '1984': { mode: 'x410-1984', applicationProtocol: 1,                              says: 'P1 of 1984',                clause: 'X.419 §13.2' },
} as const satisfies Readonly<Record<Conformance, ConformanceRow>>;

/** The conformance of a caller. In X.410 mode its protocol may go without saying, as it did in 1984. */
export const conformanceOf = (mode: Mode, applicationProtocol: number = CONFORMANCES['1984'].applicationProtocol): Conformance => {
  if (mode === 'normal') return '1988';
  const conformance = OF_PROTOCOL.get(applicationProtocol);
  if (conformance === undefined) throw p1Faults.applicationProtocol({ got: applicationProtocol });
  return conformance;
};

/** The context in which MTS-APDUs go, by its abstract syntax; X.410 mode has none. */
export const transferContextIn = (mode: Mode, contexts: readonly Context[] = []): number | undefined => {
  if (mode !== 'normal') return undefined;
  const context = contexts.find(({ abstractSyntax }) => abstractSyntax === ABSTRACT_SYNTAXES.mtse);
  if (context === undefined) throw p1Faults.transferContext({ got: contexts.map(({ abstractSyntax }) => abstractSyntax).join(' ') });
  return context.id;
};

// 8883 is what the European profile A/3211 calls P1 of 1984.
const OF_PROTOCOL: ReadonlyMap<number, Conformance> = new Map([
  [CONFORMANCES.x410.applicationProtocol, 'x410'],
  [CONFORMANCES['1984'].applicationProtocol, '1984'],
  [8883, '1984'],
]);
