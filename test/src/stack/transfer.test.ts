import test from 'ava';
import type { Conformance } from '#src/p1/index.ts';
import { ALL, answering, bind, calling, deliveredTo, isSame, messageOf, sending, type Towers, willing } from '../../support/transfer.ts';
import { kinds, wire } from '../../support/wire.ts';

interface Sizes {
  readonly checkpointSize: number;
  readonly windowSize: number;
}

/** Carries one message from one stack to the other, from bind to unbind. */
const carry = (towers: Towers, sizes: Sizes, apdu: Uint8Array) => {
  const ends = wire(calling(towers), answering(towers), { caller: sending(apdu), called: willing });
  ends.caller.send(bind(towers.conformance, sizes));
  return ends;
};

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
            const { caller, called } = carry({ conformance, tpduSize }, { checkpointSize, windowSize }, apdu);
            const [delivered, ...others] = deliveredTo(called.told);
            t.true(delivered && isSame(delivered, apdu) && others.length === 0, `${length} ${checkpointSize} ${windowSize}`);
            t.deepEqual(kinds(caller.told), ['MTA-BIND.confirm', 'MTA-TRANSFER.confirm', 'MTA-UNBIND.confirm']);
            t.deepEqual(kinds(called.told), ['MTA-BIND.indication', 'MTA-TRANSFER.indication', 'MTA-UNBIND.indication']);
          }
        }
      }
    });
  }
}
