import type { Conformance } from '#src/p1/index.ts';
import { conversation } from './conversation.ts';
import { inFlight } from './in-flight.ts';
import { type Association, callMta, serveMta } from './mta.ts';
import { once } from './once.ts';
import type { Side } from './shape.ts';
import { callSteps, serveSteps } from './steps.ts';

/** TCP, CR and CC, bind, unbind, close. Raw: as many octets there and back, in as many steps. */
export const mtaBinds = (conformance: Conformance): { readonly raw: Side; readonly ours: Side } => {
  const association: Association = { conformance, checkpointSize: 30, windowSize: 5 };
  const steps = once(() => conversation(association, []));
  return {
    raw: {
      serve: async () => serveSteps(await steps()),
      run: async (count, to) => {
        const each = await steps();
        return inFlight(AT_ONCE, count, () => callSteps(to, each, oneOnly()));
      },
    },
    ours: {
      serve: serveMta,
      run: (count, to) => inFlight(AT_ONCE, count, () => callMta(to, association, () => undefined)),
    },
  };
};

const oneOnly = (): (() => boolean) => {
  let left = 1;
  return () => left-- > 0;
};

const AT_ONCE = 64;
