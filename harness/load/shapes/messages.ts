import { conversation } from './conversation.ts';
import { octetsOf } from './message.ts';
import { type Association, callMta, serveMta } from './mta.ts';
import { once } from './once.ts';
import type { Side } from './shape.ts';
import { callSteps, type Step, serveSteps } from './steps.ts';

/** What is transferred, and over how many associations at once. */
export interface Transfers {
  readonly size: number;
  readonly associations: number;
  /** In units of 1024 octets, with a window of 5; 0: none. */
  readonly checkpointSize: number;
}

/** MTS-APDUs, each when the one before it is secured. Raw: as many octets there, and then as many back, in one round trip. */
export const messages = ({ size, associations, checkpointSize }: Transfers): { readonly raw: Side; readonly ours: Side } => {
  const association: Association = { conformance: '1988', checkpointSize, windowSize: 5 };
  const apdu = once(() => octetsOf(size));
  const steps = once(async () => [await exchangeOf(association, apdu())]);
  return {
    raw: {
      serve: async () => serveSteps(await steps()),
      run: async (count, to) => {
        const each = await steps();
        let left = count;
        await atOnce(associations, () => callSteps(to, each, () => left-- > 0));
      },
    },
    ours: {
      serve: serveMta,
      run: (count, to) => {
        let left = count;
        return atOnce(associations, () => callMta(to, association, () => (left-- > 0 ? apdu() : undefined)));
      },
    },
  };
};

/** What a second message adds to what is said there and back. */
const exchangeOf = async (association: Association, apdu: Uint8Array): Promise<Step> => {
  const [one, two] = [sumOf(await conversation(association, [apdu])), sumOf(await conversation(association, [apdu, apdu]))];
  return { there: two.there - one.there, back: two.back - one.back };
};

const sumOf = (steps: readonly Step[]): Step =>
  steps.reduce((sum, { there, back }) => ({ there: sum.there + there, back: sum.back + back }), { there: 0, back: 0 });

const atOnce = async (many: number, one: () => Promise<void>): Promise<void> => {
  await Promise.all(Array.from({ length: many }, one));
};
