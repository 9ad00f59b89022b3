import { CONFORMANCES, type Conformance, type MtaBindResult, type TransferService } from '#src/p1/index.ts';
import { referencesOf } from '#src/rtse/index.ts';
import { encodeTsdu } from '#src/session/index.ts';
import { type TransferProfile, transferInitiator, transferResponder } from '#src/stack/index.ts';
import { AS_NUMBER } from '../association.ts';
import type { Known } from '../known.ts';
import { OUR_REFERENCE } from '../stimuli.ts';
import type { Mode } from '../target.ts';
import type { Terms } from '../terms.ts';
import { answeredBy, askedBy, goneOnBy } from './ear.ts';
import { type Asking, partyOf, titlesOf, type Words } from './words.ts';

/** What our own layers go on with on an association of MTAs that the endpoint has accepted, as far as it comes without an answer. */
export const saidNext = (known: Known, request: TransferService['down']): readonly Uint8Array[] =>
  goneOnBy(transferInitiator(profileOf(known.mode)), bindOf(known), known, request);

/** An MTA: up to its bind, and an activity to send data in. */
export const MTA: Words = {
  cn: (asking) => askedBy(transferInitiator(profileOf(asking.mode)), bindOf(asking)),
  ac: (known) =>
    answeredBy(
      transferResponder(profileOf(known.mode), () => ({ talk: profileOf(known.mode) })),
      known,
      { kind: 'MTA-BIND.response', result: 'accepted', value: resultOf(known.terms), respondingTitles: titlesOf(known.terms.calling) },
    ),
  flaw: (known) => (known.last('rtse RTOAC') ? undefined : 'no bind was accepted in it'),
  begin: [encodeTsdu(AS_NUMBER(1))],
  conclude: () => [],
  release: (known) => saidNext(known, { kind: 'MTA-UNBIND.request' })[0]!,
};

const bindOf = ({ terms: { called, calling, mta, password }, mode }: Asking): TransferService['down'] => ({
  kind: 'MTA-BIND.request',
  called: partyOf(called),
  calling: partyOf(calling),
  calledTitles: titlesOf(called),
  callingTitles: titlesOf(calling),
  conformance: CONFORMANCE[mode],
  dialogue: 'two-way-alternate',
  references: referencesOf(CONFORMANCES[CONFORMANCE[mode]].mode, 'calling', { name: mta, time: NOW }),
  argument: { kind: 'authenticated', value: { initiatorName: mta, initiatorCredentials: { kind: 'ia5', value: password ?? '' } } },
  checkpointSize: 1,
  windowSize: 3,
});

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

/** Any time will do, and the same one makes the same octets. */
const NOW = '261125120000Z';
