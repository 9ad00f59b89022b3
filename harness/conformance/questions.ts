import type { Pdu } from '#src/dissect/index.ts';
import { decodeTsdu, spduValue } from '#src/session/index.ts';
import type { Feature, Role, Step } from './case.ts';
import { helloOf } from './hello.ts';
import type { Known } from './known.ts';
import { PREAMBLES } from './preambles.ts';
import { cnOf, cnSaying, wordsFor } from './speech.ts';
import { crOf, hex, packet, parametersOf, text, tpkt, tsdu } from './stimuli.ts';
import type { Mode } from './target.ts';
import { isForMms } from './upper/ppdu.ts';
import type { HelloName } from './words.ts';

/** One question to an endpoint, and what its answer tells. */
export interface Question {
  readonly asks: readonly Feature[];
  /** Asked only where that is there. */
  readonly if: Feature | undefined;
  /** And only as long as that is not. */
  readonly unless?: Feature;
  /** Absent: the mode that it was found to have. */
  readonly mode?: Mode;
  /** Whose words these are: if data come back, somebody has answered them. */
  readonly hello?: HelloName;
  readonly steps: readonly Step[];
  readonly tells: (known: Known) => Partial<Record<Feature, boolean>>;
}

/** How long an answer to a question is waited for, in milliseconds: who has no such layer stays silent. */
const PATIENCE = 2000;

const ask = (steps: readonly Step[]): readonly Step[] => [...steps, { expect: [], within: PATIENCE }];
const heard = (known: Known, ...seen: readonly string[]): boolean => seen.some((each) => known.last(each) !== undefined);
const NOBODY = text('NO-SUCH');

const bind = (change: (known: Known) => Known = (known) => known): readonly Step[] =>
  ask([...PREAMBLES.open.responder, { send: (known) => tsdu(known, cnOf(change(known))) }]);
const others =
  (change: (terms: Known['terms']) => Known['terms']) =>
  (known: Known): Known => ({ ...known, terms: change(known.terms) });
const isRefused = (known: Known): boolean => !heard(known, 'session AC');
const hasSession = (known: Known): boolean => heard(known, 'session AC', 'session RF', 'session AB');

/** Whether our initiate was answered by another; who speaks MMS does so in normal mode. */
const mmsIn = (known: Known): Partial<Record<Feature, boolean>> => {
  const isOpen = heard(known, 'session AC') && wordsFor(known).flaw(known) === undefined;
  return { mms: isOpen, 'normal-mode': isOpen };
};

/** A CR of remote desktop, MS-RDPBCGR §2.2.1.1: whoever knows it confirms with a negotiation. */
const RDP_CALL = tpkt(hex`0e e0 00 00 01 02 00 01 00 08 00 00 00 00 00`);
const RDP_ANSWERS: ReadonlySet<number> = new Set([2, 3]);
const isRdp = (known: Known): boolean => RDP_ANSWERS.has(known.last('user RDP')?.octets[0] ?? 0);

// biome-ignore format: a table
export const QUESTIONS: Readonly<Record<Role, readonly Question[]>> = {
  responder: [
    { asks: ['transport'],           if: undefined,     mode: 'normal', steps: ask([{ send: (known) => packet(crOf(known)) }]),
      tells: (known) => ({ transport: heard(known, 'cotp CC') }) },
    { asks: ['parameters'],          if: 'transport',   mode: 'normal', steps: ask([{ send: RDP_CALL }]),
      tells: (known) => ({ parameters: !isRdp(known) }) },
    { asks: ['session', 'mta', 'normal-mode', 'answers'], if: 'transport', mode: 'normal', hello: 'mta', steps: bind(),
      tells: (known) => ({ session: hasSession(known), mta: heard(known, 'rtse RTOAC'), 'normal-mode': heard(known, 'rtse RTOAC') }) },
    { asks: ['x410-mode'],           if: 'session',     mode: 'x410',   steps: bind(),
      tells: (known) => ({ 'x410-mode': heard(known, 'rtse RTOAC'), ...(heard(known, 'rtse RTOAC') ? { mta: true } : {}) }) },
    { asks: ['mms', 'normal-mode'],  if: 'session',     unless: 'mta', mode: 'normal', hello: 'mms', steps: bind(),
      tells: mmsIn },
    { asks: ['answers'],             if: 'transport',   unless: 'answers', mode: 'normal', hello: 's7', steps: ask([...PREAMBLES.open.responder, { send: (known) => tsdu(known, helloOf(known)) }]),
      tells: () => ({}) },
    { asks: ['session', 'mms', 'normal-mode', 'answers'], if: 'parameters', unless: 'answers', mode: 'normal', hello: 'mms', steps: bind(),
      tells: (known) => ({ session: hasSession(known), ...mmsIn(known) }) },
    { asks: ['checks-called'],       if: 'parameters',  mode: 'normal', steps: ask([{ send: (known) => packet(crOf(known, { parameters: parametersOf({ callingTsel: known.terms.calling?.t, calledTsel: NOBODY }) })) }]),
      tells: (known) => ({ 'checks-called': !heard(known, 'cotp CC') }) },
    { asks: ['checks-session'],      if: 'normal-mode', mode: 'normal', steps: bind(others((terms) => ({ ...terms, called: { ...terms.called, s: NOBODY } }))),
      tells: (known) => ({ 'checks-session': isRefused(known) }) },
    { asks: ['checks-presentation'], if: 'normal-mode', mode: 'normal', steps: bind(others((terms) => ({ ...terms, called: { ...terms.called, p: NOBODY } }))),
      tells: (known) => ({ 'checks-presentation': isRefused(known) }) },
    { asks: ['checks-bind'],         if: 'mta',                         steps: bind(others((terms) => ({ ...terms, mta: 'NO-SUCH-MTA' }))),
      tells: (known) => ({ 'checks-bind': isRefused(known) }) },
    { asks: ['segmenting'],          if: 'mta',                         steps: ask([...PREAMBLES.open.responder, { send: (known) => tsdu(known, cnSaying(known, { tsduSizes: Uint8Array.of(4, 0, 4, 0) })) }]),
      tells: (known) => ({ segmenting: limitsSegments(known) }) },
    { asks: ['expedited'],           if: 'parameters',  mode: 'normal', steps: ask([{ send: (known) => packet(crOf(known, { parameters: [...crOf(known).parameters, ...parametersOf({ additionalOptions: Uint8Array.of(1) })] })) }]),
      tells: (known) => ({ expedited: known.last('cotp CC') !== undefined && offersExpedited(known) }) },
    { asks: ['class-2'],             if: 'transport',   mode: 'normal', steps: ask([{ send: (known) => packet(crOf(known, { classOption: 0x20 })) }]),
      tells: (known) => ({ 'class-2': Number(known.last('cotp CC')?.fields.classOption ?? 0) >> 4 === 2 }) },
  ],
  initiator: [
    { asks: ['transport', 'parameters', 'talks', 'session', 'answers'], if: undefined, mode: 'normal', steps: ask(PREAMBLES.open.initiator.slice(0, -1)),
      tells: (known) => ({ transport: heard(known, 'cotp CR'), parameters: !heard(known, 'user RDP'), talks: heard(known, 'cotp DT'), session: heard(known, 'session CN'), answers: heard(known, 'rtse RTORQ') || isMms(known) }) },
    { asks: ['answers'],             if: 'talks', unless: 'session', mode: 'normal', hello: 's7', steps: ask([...PREAMBLES.open.initiator, { send: (known) => (isS7(known) ? tsdu(known, helloOf(known)) : []) }]),
      tells: () => ({}) },
    { asks: ['answers'],             if: 'talks', unless: 'answers', mode: 'normal', hello: 'echo', steps: ask([...PREAMBLES.open.initiator, { send: (known) => (isStrange(known) ? tsdu(known, helloOf(known)) : []) }]),
      tells: () => ({}) },
    { asks: ['mta', 'mms', 'normal-mode', 'x410-mode'], if: 'session', mode: 'normal', steps: ask(PREAMBLES.open.initiator),
      tells: (known) => modesOf(known) },
  ],
};

type Shown = { readonly code: string; readonly value: string };
const parametersIn = (pdu: Pdu | undefined): readonly Shown[] => (pdu?.fields.parameters ?? []) as readonly Shown[];

/** C6 of a CC, X.224 §13.3.4 g): bit 1 is the use of expedited data. */
const offersExpedited = (known: Known): boolean =>
  parametersIn(known.last('cotp CC')).some(({ code, value }) => code === 'c6' && (Number.parseInt(value, 16) & 1) === 1);

/** The TSDU maximum sizes of an AC, X.225 §8.3.4: whoever names one for what we send lets us send segments. */
const limitsSegments = (known: Known): boolean => {
  const AC = known.last('session AC');
  const [high = 0, low = 0] = (AC && spduValue(decodeTsdu(AC.octets)[0]!.parameters, 'tsduSizes')) ?? [];
  return high + low > 0;
};

/** Whether it calls for MMS. */
const isMms = (known: Known): boolean => heard(known, 'acse AARQ') && isForMms(known);

/** Whether its first words are those of S7. */
export const isS7 = (known: Known): boolean =>
  known.heard.some(({ pdu, by }) => by === 'them' && pdu.layer === 'user' && pdu.octets[0] === S7);
const S7 = 0x32;

/** Whether its first words are those of neither. */
const isStrange = (known: Known): boolean => heard(known, 'cotp DT') && !heard(known, 'session CN') && !isS7(known);

const modesOf = (known: Known): Partial<Record<Feature, boolean>> => {
  const [isMta, mms] = [heard(known, 'rtse RTORQ'), isMms(known)];
  const isNormal = heard(known, 'acse AARQ');
  return { mta: isMta, mms, 'normal-mode': (isMta || mms) && isNormal, 'x410-mode': isMta && !isNormal };
};

/** By their first words, whose a caller's are. */
export const callerIn = (known: Known): HelloName | undefined => CALLERS.find(({ is }) => is(known))?.hello;
const CALLERS: readonly { readonly hello: HelloName; readonly is: (known: Known) => boolean }[] = [
  { hello: 's7', is: isS7 },
  { hello: 'mms', is: isMms },
  { hello: 'echo', is: isStrange },
];
