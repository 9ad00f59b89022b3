import { parameter, parameterName, type TpduOf } from '#src/cotp/index.ts';
import { type Known, tpduIn } from '../../known.ts';
import { holding, says, withOctets } from '../../sabotage.ts';
import { casesOf, check } from '../../steps.ts';
import { size } from '../../stimuli.ts';
import { retold } from './bugs.ts';

const itsCR = ({ last }: Known): TpduOf<'CR'> => tpduIn(last('cotp CR')!) as TpduOf<'CR'>;
const whose = (flaw: (cr: TpduOf<'CR'>) => string | undefined) => (known: Known) => flaw(itsCR(known));
const has = ({ parameters }: TpduOf<'CR'>, code: number): boolean => parameters.some((each) => each.code === code);
const isCR = holding('cotp CR');

/** What a call says, X.224 §13.3: the CR of an endpoint that calls. */
export const CONNECTION_REQUEST = casesOf({ at: 'network', from: 'connected', roles: ['initiator'], isSound: true }, [
  {
    id: 'cotp.call.dst-ref',
    clause: 'X.224 §13.3.3 c)',
    rule: 'COTP-80',
    level: 'must',
    requirement: 'The DST-REF of a CR is 0.',
    steps: [
      check(
        'its DST-REF',
        whose(({ dstRef }) => (dstRef === 0 ? undefined : `it is ${dstRef}`)),
      ),
    ],
    saboteur: says('sends a CR with a DST-REF', isCR, withOctets(6, 0, 5)),
  },
  {
    id: 'cotp.call.src-ref',
    clause: 'X.224 §6.5.4 a)',
    rule: 'COTP-80',
    level: 'must',
    requirement: 'A caller chooses a reference for its end, which is not 0.',
    steps: [
      check(
        'its SRC-REF',
        whose(({ srcRef }) => (srcRef === 0 ? 'it is 0' : undefined)),
      ),
    ],
    saboteur: says('calls without a reference of its own', isCR, withOctets(8, 0, 0)),
  },
  {
    id: 'cotp.call.credit',
    clause: 'X.224 §13.3.3 b)',
    rule: 'COTP-80',
    level: 'must',
    requirement: 'A CR that prefers class 0 or 1 gives no credit.',
    steps: [
      check(
        'its credit',
        whose(({ credit, classOption }) => (credit > 0 && classOption >> 4 < 2 ? `CDT is ${credit}` : undefined)),
      ),
    ],
    saboteur: says('gives credit in class 0', isCR, withOctets(5, 0xe5)),
  },
  {
    id: 'cotp.call.options',
    clause: 'X.224 §13.3.3 e)',
    rule: 'COTP-80',
    level: 'must',
    requirement: 'The two bits of the options that no class uses are 0.',
    steps: [
      check(
        'its options',
        whose(({ classOption }) => ((classOption & UNUSED) === 0 ? undefined : 'bits 4 and 3 are not 0')),
      ),
    ],
    saboteur: says('sets an option that there is not', isCR, withOctets(10, 0x04)),
  },
  {
    id: 'cotp.call.parameters',
    clause: 'X.224 §8.2.2',
    rule: 'COTP-81',
    level: 'must',
    requirement: 'A CR for class 0 has sizes and selectors, over TCP perhaps the options, and no other parameter.',
    steps: [
      check(
        'its parameters',
        whose(({ classOption, parameters }) => {
          const foreign = parameters.find(({ code }) => !OF_CLASS_0.has(parameterName('CR', code) ?? ''));
          return classOption >> 4 === 0 && foreign ? `parameter ${foreign.code.toString(16)} is none of class 0` : undefined;
        }),
      ),
    ],
    saboteur: says(
      'sends a CR of class 0 with a version',
      isCR,
      retold('CR', ({ parameters }) => ({ parameters: [...parameters, parameter('version', Uint8Array.of(1))] })),
    ),
  },
  {
    id: 'cotp.call.length',
    clause: 'X.224 §13.3',
    rule: 'COTP-81',
    level: 'must',
    requirement: 'A CR has 128 octets at most.',
    steps: [
      check('its length', ({ last }) => {
        const { length } = last('cotp CR')!.octets;
        return length > LONGEST ? `it has ${length} octets` : undefined;
      }),
    ],
    saboteur: says(
      'calls itself by a selector of 120 octets',
      isCR,
      retold('CR', ({ parameters }) => ({ parameters: [...parameters, parameter('callingTsel', new Uint8Array(120))] })),
    ),
  },
  {
    id: 'cotp.call.user-data',
    clause: 'X.224 §8.2.2',
    rule: 'COTP-81',
    level: 'should',
    requirement: 'A CR for class 0 has no user data; RFC 1006 has them for tests alone.',
    steps: [
      check(
        'its user data',
        whose(({ userData }) => (userData.length > 0 ? `there are ${userData.length} octets` : undefined)),
      ),
    ],
    saboteur: says(
      'puts user data into its CR',
      isCR,
      retold('CR', () => ({ userData: Uint8Array.of(1, 2, 3, 4) })),
    ),
  },
  {
    id: 'cotp.call.sizes',
    clause: 'X.224 §6.5.4 k)',
    rule: 'COTP-82',
    level: 'should',
    requirement: 'A CR that prefers a size by F0 names one by C0 besides, for those who do not know F0.',
    steps: [
      check(
        'its sizes',
        whose((cr) => (has(cr, 0xf0) && !has(cr, 0xc0) ? 'it has F0 without C0' : undefined)),
      ),
    ],
    saboteur: says(
      'prefers a size and proposes none',
      isCR,
      retold('CR', () => ({ parameters: [parameter('preferredTpduSize', Uint8Array.of(8))] })),
    ),
  },
  {
    id: 'cotp.call.size-of-class-0',
    clause: 'X.224 §13.3.4 b)',
    rule: 'COTP-81',
    level: 'should',
    requirement: 'A CR for class 0 proposes by C0 one of the sizes from 128 to 2048 octets.',
    steps: [
      check(
        'its C0',
        whose(({ classOption, parameters }) => {
          const C0 = parameters.findLast(({ code }) => code === 0xc0);
          return C0 && classOption >> 4 === 0 && !SIZES.has(C0.value[0] ?? 0) ? 'it is none of class 0' : undefined;
        }),
      ),
    ],
    saboteur: says(
      'proposes 8192 octets in class 0',
      isCR,
      retold('CR', () => ({ parameters: [parameter('tpduSize', size(8192))] })),
    ),
  },
  {
    id: 'cotp.call.expedited',
    clause: 'X.225 §6.1.4 a)',
    rule: 'COTP-130',
    level: 'must',
    from: 'open',
    needs: ['answers'],
    requirement: 'Reliable transfer does not use expedited data: a call for it does not ask for it.',
    steps: [
      check(
        'its options',
        whose(({ parameters }) => {
          const C6 = parameters.findLast(({ code }) => code === 0xc6);
          return ((C6?.value[0] ?? 0) & EXPEDITED) === 0 ? undefined : 'it asks for expedited data';
        }),
      ),
    ],
    saboteur: says(
      'asks for expedited data',
      isCR,
      retold('CR', ({ parameters }) => ({ parameters: [...parameters, parameter('additionalOptions', Uint8Array.of(EXPEDITED))] })),
    ),
  },
]);

const UNUSED = 0x0c;
const EXPEDITED = 0x01;
const LONGEST = 128;
const OF_CLASS_0: ReadonlySet<string> = new Set(['tpduSize', 'callingTsel', 'calledTsel', 'preferredTpduSize', 'additionalOptions']);
/** The values of C0 that class 0 has. */
const SIZES: ReadonlySet<number> = new Set([7, 8, 9, 10, 11]);
