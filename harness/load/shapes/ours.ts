import { defined } from '#src/core/index.ts';
import type { TransportService } from '#src/cotp/index.ts';
import { Driver, dial, type LineNews, listen, systemClock } from '#src/io/index.ts';
import { type Choice, initiator, responder, type StackProfile, type TransportIndication } from '#src/stack/index.ts';
import type { NetworkAddress } from '#src/tpkt/index.ts';
import { HOST } from './raw.ts';
import type { Served } from './shape.ts';

/** What a transport user is told. */
export type Told = TransportService['up'];

/** What a T-CONNECT.request asks for besides the address. */
export type Terms = Omit<Extract<TransportService['down'], { kind: 'T-CONNECT.request' }>, 'kind' | 'to'>;

/** Takes calls with our stack; `told` may answer by its driver. */
export const serveOurs = async (told: (primitive: Told, driver: Driver<TransportService>) => void): Promise<Served> => {
  const { addresses, close } = await listen({ host: HOST, port: 0 }, (line) => {
    const driver: Driver<TransportService> = new Driver(responder(profile(), accept), line, systemClock, (primitive) =>
      told(primitive, driver),
    );
    driver.accepted();
  });
  return { at: addresses[0]!, close };
};

/** Calls with our stack. */
export const callOurs = (to: NetworkAddress, terms: Terms, told: (primitive: Told) => void, news?: LineNews): Driver<TransportService> => {
  const driver = new Driver<TransportService>(initiator(profile()), dial(to), systemClock, told, news);
  driver.send({ kind: 'T-CONNECT.request', to, ...terms });
  return driver;
};

/** Why a connection that ought to stand does not. */
export const endOf = ({ reason, rejectCause, cause }: Extract<Told, { kind: 'T-DISCONNECT.indication' }>): Error =>
  cause ?? new Error(`the connection ended: reason ${reason}, reject cause ${rejectCause}`);

/** The settings of one more connection, with a reference of its own (X.224 §6.5.4). */
export const profile = (): StackProfile => {
  reference = (reference % 0xffff) + 1;
  return { cotp: { reference } };
};
let reference = 0;

/** Takes every caller, and says both selectors again: a CC of as many octets as its CR. */
export const accept = ({ called, calling }: TransportIndication): Choice => ({ accept: defined({ calling, responding: called }) });
