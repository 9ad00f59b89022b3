import { defined, type Effects } from '#src/core/index.ts';
import { isPlainDT } from '#src/cotp/index.ts';
import { CONFORMANCES, type Conformance, type MtaBindResult, type TransferService } from '#src/p1/index.ts';
import { referencesOf } from '#src/rtse/index.ts';
import {
  decodeTsdu,
  encodeTsdu,
  SPDUS,
  type Spdu,
  type SpduParameterName,
  type SpduValues,
  spduOf,
  spduValue,
} from '#src/session/index.ts';
import { type TransferProfile, transferInitiator, transferResponder } from '#src/stack/index.ts';
import { Framer, type TcpService } from '#src/tpkt/index.ts';
import type { Known } from './known.ts';
import { crOf, OUR_REFERENCE, packet, tsdu } from './stimuli.ts';
import type { Terms } from './terms.ts';

type Mode = Known['mode'];

/** The CN that is right for the endpoint, with all that it carries up to the MTA bind: as our own layers say it. One TSDU. */
export const cnOf = (known: Pick<Known, 'terms' | 'mode'>): Uint8Array => asked(known).heard.tsdu;

/** The same with other values of its parameters, X.225 §8.3.1; undefined takes one away. */
export const cnSaying = (known: Pick<Known, 'terms' | 'mode'>, values: SpduValues): Uint8Array => saying(cnOf(known), values);

/** A TSDU of one SPDU that is well-formed, with other values of its parameters. */
export const saying = (octets: Uint8Array, values: SpduValues): Uint8Array => {
  const spdu = decodeTsdu(octets)[0]!;
  return encodeTsdu([spduOf(spdu.kind, { ...valuesOf(spdu), ...values }) as Spdu]);
};

/** What an SPDU says in its parameters. */
export const valuesOf = ({ kind, parameters }: Spdu): SpduValues => {
  const names: readonly SpduParameterName[] = SPDUS[kind].has;
  return Object.fromEntries(names.map((name) => [name, spduValue(parameters, name)]));
};

/**
 * What our own layers go on with on an association that the endpoint has accepted: TSDUs, as far as they come without an answer. A transfer
 * is AS, DT and AE, or goes up to its last sync point that may await a confirm.
 */
export const saidNext = (known: Known, request: TransferService['down']): readonly Uint8Array[] => {
  const AC = known.last('session AC');
  if (!AC) throw new RangeError('there is no AC to go on from');
  const { stack, heard } = asked(known);
  for (const octets of tsdu({ tpduSize: 65_531 }, AC.octets)) stack.fromBelow({ kind: 'TCP.received', octets });
  heard.forget();
  heard.all(stack.fromAbove(request));
  return heard.tsdus;
};

/** Our own layers when their CN is said. */
const asked = ({ terms, mode }: Pick<Known, 'terms' | 'mode'>) => {
  const stack = transferInitiator(profileOf(mode));
  const heard = new Ear();
  const { called, calling, mta, password } = terms;
  heard.all(
    stack.fromAbove({
      kind: 'MTA-BIND.request',
      called: partyOf(called),
      calling: partyOf(calling),
      conformance: CONFORMANCE[mode],
      dialogue: 'two-way-alternate',
      references: referencesOf(CONFORMANCES[CONFORMANCE[mode]].mode, 'calling', { name: mta, time: NOW }),
      argument: { kind: 'authenticated', value: { initiatorName: mta, initiatorCredentials: { kind: 'ia5', value: password ?? '' } } },
      checkpointSize: 1,
      windowSize: 3,
    }),
  );
  heard.all(stack.fromBelow({ kind: 'TCP.opened' }));
  heard.forget();
  heard.all(stack.fromBelow({ kind: 'TCP.received', octets: packet(CC) }));
  return { stack, heard };
};

/** The AC that answers the CN of the endpoint, up to the MTA bind: as our own layers say it. One TSDU. */
export const acOf = (known: Known): Uint8Array => {
  const CN = known.last('session CN');
  if (!CN) throw new RangeError('there is no CN to answer');
  const heard = new Ear();
  const stack = transferResponder(profileOf(known.mode), () => ({ talk: profileOf(known.mode) }));
  stack.fromBelow({ kind: 'TCP.accepted', from: NOWHERE });
  stack.fromBelow({ kind: 'TCP.received', octets: packet(crOf(known)) });
  for (const octets of tsdu({ tpduSize: 65_531 }, CN.octets)) heard.all(stack.fromBelow({ kind: 'TCP.received', octets }));
  heard.all(stack.fromAbove({ kind: 'MTA-BIND.response', result: 'accepted', value: resultOf(known.terms) }));
  return heard.tsdu;
};

const resultOf = ({ mta, password }: Terms): MtaBindResult => ({
  kind: 'authenticated',
  value: { responderName: mta, responderCredentials: { kind: 'ia5', value: password ?? '' } },
});

/** As which kind of MTA a mode is bound. */
export const CONFORMANCE: Readonly<Record<Mode, Conformance>> = { normal: '1988', x410: 'x410' };

/** The session protocol of X.410 mode is that of 1984, of version 1; in normal mode the user data of a connect are soon too long for it. */
const profileOf = (mode: Mode): TransferProfile => ({
  cotp: { reference: OUR_REFERENCE },
  session: { versions: mode === 'normal' ? [2] : [1] },
  rtse: { largerSizes: 'taken' },
  p1: { takesAnyContext: true },
});

const partyOf = (selectors: Terms['called'] = {}) =>
  defined({
    psel: selectors.p,
    session: defined({ ssel: selectors.s, transport: defined({ tsel: selectors.t, network: NOWHERE }) }),
  });

/** What a stack sends, put together again: the tester is itself the layers below. */
class Ear {
  #octets: Uint8Array[] = [];

  all(effects: Effects<TransferService, TcpService>): void {
    for (const effect of effects) if ('down' in effect && effect.down.kind === 'TCP.send') this.#octets.push(effect.down.octets);
  }

  forget(): void {
    this.#octets = [];
  }

  get tsdu(): Uint8Array {
    return Buffer.concat(this.tsdus);
  }

  /** Each by itself: none is longer than a TPDU of RFC 1006. */
  get tsdus(): readonly Uint8Array[] {
    const framer = new Framer();
    const data = this.#octets.flatMap((octets) => framer.push(octets)).filter(({ nsdu }) => isPlainDT(nsdu));
    return data.map(({ nsdu }) => nsdu.subarray(3));
  }
}

const CC = {
  kind: 'CC',
  credit: 0,
  dstRef: OUR_REFERENCE,
  srcRef: OUR_REFERENCE,
  classOption: 0,
  parameters: [],
  userData: new Uint8Array(),
} as const;
const NOWHERE = { host: '0.0.0.0', port: 102 };
/** Any time will do, and the same one makes the same octets. */
const NOW = '261125120000Z';
