import { type Clock, Driver, dial, type Line, listen, systemClock } from '#src/io/index.ts';
import type { Conformance, MtaBindArgument, MtaBindResult, TransferService } from '#src/p1/index.ts';
import { transferInitiator, transferResponder } from '#src/stack/index.ts';
import type { NetworkAddress } from '#src/tpkt/index.ts';
import { profile } from './ours.ts';
import { HOST } from './raw.ts';
import type { Served } from './shape.ts';

/** What an MTA binds with. */
export interface Association {
  readonly conformance: Conformance;
  /** In units of 1024 octets; 0: no checkpoints. */
  readonly checkpointSize: number;
  readonly windowSize: number;
}

/** An MTA that is called: takes every bind, secures whatever it is sent, and unbinds. */
export const beCalled = (line: Line, clock: Clock): void => {
  const stack = transferResponder(profile(), () => ({ talk: {} }));
  const driver: Driver<TransferService> = new Driver(stack, line, clock, ({ kind }) => {
    if (kind === 'MTA-TRANSFER.indication') driver.send({ kind: 'MTA-TRANSFER.response', result: 'secured' });
    else if (kind === 'MTA-BIND.indication') driver.send({ kind: 'MTA-BIND.response', result: 'accepted', value: RESULT });
    else if (kind === 'MTA-UNBIND.indication') driver.send({ kind: 'MTA-UNBIND.response' });
  });
  driver.accepted();
};

/** An MTA that calls: binds, transfers what `next` gives, one after the other, and unbinds; done when the line is gone. */
export const call = (line: Line, clock: Clock, association: Association, next: () => Uint8Array | undefined): Promise<void> =>
  new Promise((done, failed) => {
    const going = (): void => {
      const apdu = next();
      caller.send(apdu ? { kind: 'MTA-TRANSFER.request', apdu, within: WITHIN } : { kind: 'MTA-UNBIND.request' });
    };
    const told = (primitive: TransferService['up']): void => {
      if ('result' in primitive && (primitive.result === 'accepted' || primitive.result === 'positive')) going();
      else if (primitive.kind !== 'MTA-UNBIND.confirm')
        failed(new Error(`an association of two MTAs ended in ${JSON.stringify(primitive)}`));
    };
    const stack = transferInitiator(profile());
    const caller: Driver<TransferService> = new Driver(stack, line, clock, told, { ended: () => done() });
    const called = { session: { transport: { network: line.remote } } };
    caller.send({ kind: 'MTA-BIND.request', called, argument: ARGUMENT, dialogue: 'monologue', ...association });
  });

/** Takes the calls of MTAs. */
export const serveMta = async (): Promise<Served> => {
  const { addresses, close } = await listen({ host: HOST, port: 0 }, (line) => beCalled(line, systemClock));
  return { at: addresses[0]!, close };
};

/** Calls an MTA. */
export const callMta = (to: NetworkAddress, association: Association, next: () => Uint8Array | undefined): Promise<void> =>
  call(dial(to), systemClock, association, next);

const ARGUMENT: MtaBindArgument = {
  kind: 'authenticated',
  value: { initiatorName: 'ALPHA', initiatorCredentials: { kind: 'ia5', value: 'SECRET' } },
};
const RESULT: MtaBindResult = {
  kind: 'authenticated',
  value: { responderName: 'BRAVO', responderCredentials: { kind: 'ia5', value: 'SECRET' } },
};
const WITHIN = 60_000;
