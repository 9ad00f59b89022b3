import test, { type ExecutionContext } from 'ava';
import { Gauge } from '../../support/gauge.ts';
import { ALL, answering, bind, calling, deliveredTo, isSame, messageOf, sending, type Towers, willing } from '../../support/transfer.ts';
import { kinds, wire } from '../../support/wire.ts';

interface Sizes {
  readonly checkpointSize: number;
  readonly windowSize: number;
}

/** Carries one message from one stack to the other, from bind to unbind, and measures what either sends. */
const carry = (towers: Towers, sizes: Sizes, apdu: Uint8Array) => {
  const gauges = { caller: new Gauge(), called: new Gauge() };
  const caller = gauges.caller.over(calling({ ...towers, watch: gauges.caller.watch }));
  const ends = wire(caller, gauges.called.over(answering(towers)), { caller: sending(apdu), called: willing });
  ends.caller.send(bind(towers.conformance, sizes));
  return { ...ends, gauges };
};

type Carried = ReturnType<typeof carry>;

/** It came once and whole, and nobody was told anything else. */
const arrived = (t: ExecutionContext, { caller, called }: Carried, apdu: Uint8Array, title: string): void => {
  const [delivered, ...others] = deliveredTo(called.told);
  t.true(delivered && isSame(delivered, apdu) && others.length === 0, title);
  t.deepEqual(kinds(caller.told), ['MTA-BIND.confirm', 'MTA-TRANSFER.confirm', 'MTA-UNBIND.confirm'], title);
  t.deepEqual(kinds(called.told), ['MTA-BIND.indication', 'MTA-TRANSFER.indication', 'MTA-UNBIND.indication'], title);
};

/** What awaits a sync point is the window and one TSDU at most, and no input sets more going; the receiver says little. */
const isBounded = (t: ExecutionContext, { gauges }: Carried, { checkpointSize, windowSize }: Sizes, title: string): void => {
  if (checkpointSize === 0) return;
  const most = (windowSize + 1) * checkpointSize * 1024 + HEADERS;
  t.true(gauges.caller.unconfirmed <= most, `${title}: ${gauges.caller.unconfirmed}`);
  t.true(gauges.caller.atOnce <= most, `${title}: ${gauges.caller.atOnce}`);
  t.true(gauges.called.atOnce <= ANSWERS, `${title}: ${gauges.called.atOnce}`);
};

/** The octets of an activity's start and end, and of the AC with all that is in it. */
const HEADERS = 100;
const ANSWERS = 300;

const LENGTHS = [0, 1, 65_535, 65_536];
const TPDU_SIZES = [128, 2048, undefined];
const CHECKPOINTS = [0, 1, 30];
const WINDOWS = [1, 3, 5];

for (const conformance of ALL) {
  for (const tpduSize of TPDU_SIZES) {
    test(`${conformance}, TPDUs of ${tpduSize ?? 65_531}: messages of all lengths arrive, whatever checkpoints and windows are`, (t) => {
      for (const length of LENGTHS) {
        const apdu = messageOf(conformance, length);
        for (const checkpointSize of CHECKPOINTS) {
          for (const windowSize of WINDOWS) {
            const sizes = { checkpointSize, windowSize };
            const carried = carry({ conformance, tpduSize }, sizes, apdu);
            arrived(t, carried, apdu, `${length} ${JSON.stringify(sizes)}`);
            isBounded(t, carried, sizes, `${length} ${JSON.stringify(sizes)}`);
          }
        }
      }
    });
  }
}

const MIB = 1 << 20;
/** A message in one piece needs room at the receiver. */
const ROOMY = { limits: { tsdu: 32 * MIB }, session: { limits: { ssdu: 32 * MIB } } };

// biome-ignore format: a table
const long: Readonly<Record<string, { readonly length: number; readonly checkpointSize: number; readonly windowSize: number; readonly tpduSize?: number; readonly profile?: Towers['profile'] }>> = {
  '1 MiB in one piece':               { length: MIB,      checkpointSize: 0,  windowSize: 3 },
  '1 MiB in one piece, small TPDUs':  { length: MIB,      checkpointSize: 0,  windowSize: 3, tpduSize: 128 },
  '1 MiB, one sync point at a time':  { length: MIB,      checkpointSize: 1,  windowSize: 1, tpduSize: 2048 },
  '1 MiB, five':                      { length: MIB,      checkpointSize: 1,  windowSize: 5 },
  '1 MiB, small TPDUs':               { length: MIB,      checkpointSize: 30, windowSize: 3, tpduSize: 128 },
  '16 MiB in one piece':              { length: 16 * MIB, checkpointSize: 0,  windowSize: 3, profile: ROOMY },
  '16 MiB':                           { length: 16 * MIB, checkpointSize: 30, windowSize: 5 },
  '16 MiB, one sync point at a time': { length: 16 * MIB, checkpointSize: 30, windowSize: 1, tpduSize: 2048 },
};

for (const conformance of ALL) {
  test(`${conformance}: long messages arrive`, (t) => {
    for (const [title, { length, tpduSize, profile, ...sizes }] of Object.entries(long)) {
      const apdu = messageOf(conformance, length);
      const carried = carry({ conformance, tpduSize, ...(profile && { profile }) }, sizes, apdu);
      arrived(t, carried, apdu, title);
      isBounded(t, carried, sizes, title);
      if (sizes.checkpointSize > 0) t.true(carried.gauges.caller.unconfirmed >= sizes.windowSize * sizes.checkpointSize * 1024, title);
    }
  });
}
