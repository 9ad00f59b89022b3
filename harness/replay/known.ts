import { ProtocolError } from '#src/core/index.ts';
import { DEFAULT_TPDU_SIZE, decodePreferredSize, decodeTpdu, decodeTpduSize, PARAMETERS, type Tpdu, type TpduOf } from '#src/cotp/index.ts';
import type { End, Pdu } from '#src/dissect/index.ts';
import { decodeTsdu, type Spdu, spduValue } from '#src/session/index.ts';
import type { References } from './references.ts';
import type { Unit } from './unit.ts';

/** The CR and the CC of a connection. */
interface Call {
  CR?: TpduOf<'CR'>;
  CC?: TpduOf<'CC'>;
}

/** A T-selector to say in the place of the recorded one; undefined for none at all. */
export interface Selectors {
  readonly called?: { readonly tsel: Uint8Array | undefined };
  readonly calling?: { readonly tsel: Uint8Array | undefined };
}

/** What is known of a connection: what it was when it was recorded, and what it is now. References live on for the connections that follow. */
export class Known {
  readonly us: End;
  readonly selectors: Selectors;
  readonly references: References;
  readonly recorded: Call = {};
  readonly real: Call = {};

  constructor(us: End, selectors: Selectors, references: References) {
    this.us = us;
    this.selectors = selectors;
    this.references = references;
  }

  /** What was said by either side, as it was recorded and as it is now. */
  learn(from: End, recorded: Unit | undefined, real: Unit): void {
    if (recorded?.kind !== 'pdus' || real.kind !== 'pdus') return;
    for (const [index, pdu] of recorded.pdus.entries()) {
      const now = real.pdus[index];
      if (now?.layer !== pdu.layer || now.kind !== pdu.kind) continue;
      if (pdu.layer === 'cotp') this.#hear(pdu, now);
      if (pdu.layer === 'session' && from !== this.us) this.#name(pdu, now);
    }
  }

  /** The reference of the other side: the recorded one, and that which it has now. */
  get peer(): { readonly recorded: number; readonly real: number } | undefined {
    const kind = this.us === 'caller' ? 'CC' : 'CR';
    const [recorded, real] = [this.recorded[kind]?.srcRef, this.real[kind]?.srcRef];
    return recorded === undefined || real === undefined ? undefined : { recorded, real };
  }

  /** The TPDU size that was agreed on now. */
  get agreed(): number {
    return agreed(this.real);
  }

  /** The same where it is smaller than that which was recorded. */
  get smaller(): number | undefined {
    return agreed(this.real) < agreed(this.recorded) ? agreed(this.real) : undefined;
  }

  #hear(recorded: Pdu, real: Pdu): void {
    const [then, now] = [readable(() => decodeTpdu(recorded.octets)), readable(() => decodeTpdu(real.octets))];
    if (then?.kind === 'CR' && now?.kind === 'CR') [this.recorded.CR, this.real.CR] = [then, now];
    if (then?.kind === 'CC' && now?.kind === 'CC') [this.recorded.CC, this.real.CC] = [then, now];
  }

  #name(recorded: Pdu, real: Pdu): void {
    if (recorded.kind !== 'CN' && recorded.kind !== 'AC') return;
    const [[then] = [], [now] = []] = [readable(() => decodeTsdu(recorded.octets)), readable(() => decodeTsdu(real.octets))];
    if (then && now)
      for (const { name, parameter } of NAMED[recorded.kind])
        this.references.learn(name, valueIn(then, parameter), valueIn(now, parameter));
  }
}

// biome-ignore format: a table
/** Who says which part of the name of a session connection, X.225 §8.3.1. The common ones are the caller's: in an AC they are repeated. */
const NAMED = {
  CN: [{ name: 'calling', parameter: 'callingReference' }, { name: 'common', parameter: 'commonReference' }, { name: 'additional', parameter: 'additionalReference' }],
  AC: [{ name: 'called',  parameter: 'calledReference' }],
} as const;

const valueIn = ({ parameters }: Spdu, name: Parameters<typeof spduValue>[1]): Uint8Array | undefined => spduValue(parameters, name);

/** The size that a CR proposes or a CC grants, X.224 §6.5.4: F0 before C0, and what RFC 1006 §5 has where neither is said. */
export const sizeIn = ({ parameters }: Pick<Tpdu, 'parameters'>): number => {
  const said = (code: number): Uint8Array | undefined => parameters.findLast((each) => each.code === code)?.value;
  const [preferred, size] = [said(PARAMETERS.preferredTpduSize.code), said(PARAMETERS.tpduSize.code)];
  return Math.min((preferred && decodePreferredSize(preferred)) ?? (size && decodeTpduSize(size)) ?? DEFAULT_TPDU_SIZE, DEFAULT_TPDU_SIZE);
};

const agreed = ({ CR, CC }: Call): number => Math.min(CR ? sizeIn(CR) : DEFAULT_TPDU_SIZE, CC ? sizeIn(CC) : DEFAULT_TPDU_SIZE);

/** What is read of octets that anybody may have said; undefined where they cannot be read. */
export const readable = <T>(read: () => T): T | undefined => {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    return undefined;
  }
};
