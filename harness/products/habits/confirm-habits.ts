import type { Habit } from '#harness/faults/index.ts';
import type { Parameter, TpduOf } from '#src/cotp/index.ts';
import { ofLine, type ProductHabit } from './habit.ts';
import { onHeaders } from './headers.ts';
import { CODE, codeIn, incoming, instead, nsduIn, outgoing, P, tpduIn, valueAt, withValue } from './packets.ts';
import { sizeIn } from './request-habits.ts';

type CR = TpduOf<'CR'>;
type CC = TpduOf<'CC'>;

/** What becomes of our CC, by the CR that it answers as that came. */
const confirming =
  (edit: (cc: CC, cr: CR) => CC): Habit =>
  () => {
    let cr: CR | undefined;
    return [
      incoming((each) => {
        cr = tpduIn('CR', each) ?? cr;
        return undefined;
      }),
      outgoing((each) => {
        const cc = tpduIn('CC', each);
        return cc && cr && instead(each, edit(cc, cr));
      }),
    ];
  };

/** A habit that changes our CC by what the CR says. */
export const confirms = (id: string, source: string, says: string, edit: (cc: CC, cr: CR) => CC): ProductHabit =>
  ofLine(id, source, says, confirming(edit));

const ordered =
  (...codes: readonly number[]) =>
  (cc: CC): CC => ({
    ...cc,
    parameters: codes.flatMap((code) => cc.parameters.filter((each) => each.code === code)),
  });

const having = (cc: CC, ...values: readonly Parameter[]): CC => ({
  ...cc,
  parameters: values.reduce((parameters, { code, value }) => withValue(parameters, code, value), cc.parameters),
});

/** The packet of the CR as it came, with the code of a CC, the reference of the caller as DST-REF and 1 as SRC-REF. */
const echo: Habit = () => {
  let header: Uint8Array | undefined;
  let nsdu: Uint8Array | undefined;
  return [
    onHeaders(({ octets, index }) => {
      if (index === 0) header = octets.slice();
      return undefined;
    }),
    incoming((each) => {
      if (codeIn(each) === CODE.CR) nsdu = nsduIn(each);
      return undefined;
    }),
    outgoing((each) => {
      if (!header || !nsdu || codeIn(each) !== CODE.CC) return undefined;
      return [{ pass: Uint8Array.of(header[0]!, header[1]!, (nsdu.length + 4) >> 8, (nsdu.length + 4) & 0xff, ...echoed(nsdu)) }];
    }),
  ];
};
const echoed = (cr: Uint8Array): Uint8Array => Uint8Array.of(cr[0]!, CODE.CC, cr[4]!, cr[5]!, 0, 1, ...cr.subarray(6));

const ZERO = Uint8Array.of(0, 0);
const INVENTED = Uint8Array.of(0, 1);
const calledIn = (cr: CR): Uint8Array | undefined => valueAt(cr.parameters, P.called);
const callingIn = (cr: CR): Uint8Array | undefined => valueAt(cr.parameters, P.calling);
/** A T-selector of exactly 2 octets. */
const of2 = (tsap: Uint8Array | undefined): Uint8Array => Uint8Array.of(tsap?.[0] ?? 0, tsap?.[1] ?? 0);
const K1 = 10;

// biome-ignore format: a table
/** Habits that concern a CC, X.224 §13.4. */
export const CONFIRM_HABITS = {
  ccEchoesCr: ofLine('cc-echoes-cr', 'seen with snap7 1.4.x',
    'Its CC is the packet of the CR, octet for octet and whatever it says, with the code of a CC, the references of a CC and 1 as its own.', echo),
  callersReference: confirms('cc-answers-any-reference', 'seen with snap7 1.4.x, iso-on-tcp 0.1.0, python-snap7 3.x and libiec61850 1.5.3',
    'Repeats the SRC-REF of the CR in its CC, though it be 0.', (cc, cr) => ({ ...cc, dstRef: cr.srcRef })),
  classEchoed: confirms('class-echoed', 'seen with libiec61850 1.5.3',
    'Confirms the class that the CR prefers, though it has class 0 alone.', (cc, cr) => ({ ...cc, classOption: cr.classOption })),
  zeroReferences: confirms('cc-zero-references', 'seen with conpot',
    'Both references in its CC are 0.', (cc) => ({ ...cc, dstRef: 0, srcRef: 0 })),
  unswappedReferences: ofLine('cc-references-not-swapped', 'seen with xrdp 0.9.21',
    'Its CC has the references of the CR as they were: DST-REF 0, and that of the caller as SRC-REF.', () => {
      let source = 0;
      return [
        incoming((each) => {
          if (codeIn(each) === CODE.CR) source = ((nsduIn(each)[4] ?? 0) << 8) | (nsduIn(each)[5] ?? 0);
          return undefined;
        }),
        outgoing((each) => {
          const cc = tpduIn('CC', each);
          return cc && instead(each, { ...cc, dstRef: 0, srcRef: source });
        }),
      ];
    }),
  noTsaps: confirms('cc-without-tsaps', 'seen with ISODE 8.3 and python-snap7 3.x',
    'Its CC repeats no T-selector.', (cc) => ({ ...cc, parameters: cc.parameters.filter(({ code }) => code !== P.calling && code !== P.called) })),
  ownTsaps: confirms('cc-own-tsaps', 'seen with iso-on-tcp 0.1.0',
    'Its CC has T-selectors of its own, 0000 and 0000, whoever calls and is called.',
    (cc) => ordered(P.size, P.calling, P.called)(having(cc, { code: P.calling, value: ZERO }, { code: P.called, value: ZERO }))),
  zeroTsaps: confirms('cc-zero-tsaps', 'seen with conpot',
    'Both T-selectors in its CC are 0000.', (cc) => having(cc, { code: P.calling, value: ZERO }, { code: P.called, value: ZERO })),
  inventedTsaps: confirms('cc-invents-tsaps', 'seen with libiec61850 1.5.3',
    'Its CC has the T-selector 0001 where the CR has none.',
    (cc, cr) => having(cc, { code: P.calling, value: callingIn(cr) ?? INVENTED }, { code: P.called, value: calledIn(cr) ?? INVENTED })),
  optionsRepeated: confirms('cc-repeats-options', 'seen with ISODE 8.3',
    'Its CC repeats additional options (C6), before the TPDU size.', (cc, cr) => {
      const options = valueAt(cr.parameters, P.options);
      return options ? { ...cc, parameters: [{ code: P.options, value: options }, ...cc.parameters] } : cc;
    }),
  noPreferredSize: confirms('preferred-size-ignored', 'seen with ISODE 8.3, python-snap7 3.x and libiec61850 1.5.3',
    'Does not know the preferred maximum TPDU size (F0).', (cc) => ({ ...cc, parameters: cc.parameters.filter(({ code }) => code !== P.preferredSize) })),
  orderC0C2C1: confirms('cc-order-c0-c2-c1', 'seen with libiec61850 1.5.3',
    'Its CC carries TPDU size, called and calling T-selector, in that order.', ordered(P.size, P.called, P.calling)),
  orderC1C2C0: confirms('cc-order-c1-c2-c0', 'asked for by a LOGO! (apache/plc4x#308)',
    'Its CC carries calling and called T-selector before the TPDU size.', ordered(P.calling, P.called, P.size)),
  orderC2C1C0: confirms('cc-order-c2-c1-c0', 'seen with iec61850bean 1.9.1',
    'Its CC carries called and calling T-selector before the TPDU size.', ordered(P.called, P.calling, P.size)),
  exactly22: confirms('cc-exactly-22-octets', 'asked for by gos7 and others (gijzelaerr/python-snap7#889)',
    'Its CC has 22 octets with its TPKT, whatever the CR has: TPDU size and two T-selectors of 2 octets.',
    (cc, cr) => ({ ...cc, parameters: [
      { code: P.size, value: Uint8Array.of(sizeIn(cr) ?? K1) },
      { code: P.calling, value: of2(callingIn(cr)) },
      { code: P.called, value: of2(calledIn(cr)) },
    ] })),
} as const;
