import { type AcseService, acse } from '#src/acse/index.ts';
import { type Layer, type Service, stack } from '#src/core/index.ts';
import { cotp, type TransportService } from '#src/cotp/index.ts';
import { Driver, type Line, listen, systemClock } from '#src/io/index.ts';
import { mta, type TransferService } from '#src/p1/index.ts';
import { type PresentationService, presentation } from '#src/presentation/index.ts';
import { type RtseService, rtse } from '#src/rtse/index.ts';
import { session } from '#src/session/index.ts';
import { type TcpService, tpkt } from '#src/tpkt/index.ts';

/** What an endpoint does when its user is told something. */
export type Answers<S extends Service> = (told: S['up'], send: (primitive: S['down']) => void, line: Line) => void;

/** An endpoint on a port of its own: where it is, what its user was told, and how to end it. */
export interface Endpoint<S extends Service> {
  readonly target: string;
  readonly told: readonly S['up'][];
  readonly close: () => Promise<void>;
}

/** Whoever speaks ISO transport over TCP, and nothing above. */
export const transportEndpoint = (answers: Answers<TransportService>): Promise<Endpoint<TransportService>> => endpoint(transport, answers);

/** Whoever speaks all layers up to presentation. */
export const presentationEndpoint = (answers: Answers<PresentationService>): Promise<Endpoint<PresentationService>> =>
  endpoint(presented, answers);

/** Whoever speaks all layers up to associations. */
export const acseEndpoint = (answers: Answers<AcseService>): Promise<Endpoint<AcseService>> => endpoint(associated, answers);

/** Whoever speaks all layers up to reliable transfer. */
export const rtseEndpoint = (answers: Answers<RtseService>): Promise<Endpoint<RtseService>> => endpoint(reliable, answers);

/** An MTA. */
export const mtaEndpoint = (answers: Answers<TransferService>): Promise<Endpoint<TransferService>> =>
  endpoint(() => reliable().add(mta()), answers);

const transport = () => stack(tpkt()).add(cotp({ reference: 7 }));
const presented = () => transport().add(session()).add(presentation());
const associated = () => presented().add(acse());
const reliable = () => associated().add(rtse());

const endpoint = async <S extends Service>(make: () => Layer<S, TcpService>, answers: Answers<S>): Promise<Endpoint<S>> => {
  const told: S['up'][] = [];
  const { addresses, close } = await listen({ host: '127.0.0.1', port: 0 }, (line) => {
    const driver: Driver<S> = new Driver<S>(make(), line, systemClock, (primitive) => {
      told.push(primitive);
      answers(primitive, (request) => void driver.send(request), line);
    });
    driver.accepted();
  });
  return { target: `127.0.0.1:${addresses[0]!.port}`, told, close };
};
