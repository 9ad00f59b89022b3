import type { WinsockCode } from '#harness/events/index.ts';
import { connectorDn, hexAddress, logged, stackDn } from '#harness/events/index.ts';
import type { LoggedEvent } from '#harness/run/index.ts';
import type { Call } from './call.ts';
import type { Connector, Host } from './config.ts';
import { shown } from './selectors.ts';

/** What there is to say about a moment in the life of a call. */
export interface Scene {
  readonly host: Host;
  /** Index of the control block; 0: there is none. */
  readonly block: number;
  readonly connector?: Connector;
  readonly call?: Call;
}
type Events = readonly LoggedEvent[];
type Log = (scene: Scene) => Events;

/** A transport open that failed, as a caller logs it: 289, 1294, 4284 with code 8511 (Q157630, Q175354). */
export const openFailed: Log = ({ connector }) => {
  const entity = connectorDn(connector?.name ?? '');
  return [logged(1294, { entity }), logged(4284, { code: 8511 }), logged(289, { entity })];
};

/** The connect itself failed (Q170056). */
export const connectFailed =
  (error: WinsockCode): Log =>
  ({ block }) => [logged(9215, { error, controlBlock: block })];

/** The line was reset, or closed as Winsock sees it at every close (Q169143). */
export const closedByPeer: Log = ({ block }) => [logged(9221, { error: 10054, controlBlock: block })];

/** The peer closed in the middle of an open (Q151626). */
export const closedEarly: Log = ({ block }) => [
  logged(9236, { controlBlock: block, error: 0 }),
  logged(1279, { controlBlock: block, networkType: 1 }),
  logged(2036, { locality: block }),
];

/** No control block is free for one more association (Q166602, Q200259). */
export const noBlock: Log = ({ host }) => [logged(9156, { networkType: 1, configured: host.controlBlocks })];

/** No connector for the network address: the look-up by IP address and by name, each logged (Q189345, Q193380). */
const notFound = ({ host }: Scene, address: string): LoggedEvent =>
  logged(9301, { stack: stackDn(host.name), address: hexAddress(address) });

/** The look-up by IP address failed and the one by name did not: builds before SP2 of 5.5 log the first all the same (Q189345). */
export const addressMissed: Log = (scene) =>
  scene.host.product.rules.addressMissLogged.value === 'yes' ? [notFound(scene, scene.call!.from)] : [];

/** Nobody, or more than one, is known at the caller's address; the call is dropped on accept() (Q193380, Q254909). */
export const callerUnknown: Log = (scene) => {
  const { call, block } = scene;
  const [name] = call!.names;
  const tries = name === undefined ? [notFound(scene, call!.from)] : [...addressMissed(scene), notFound(scene, name)];
  return [...tries, logged(9202, { error: 0, controlBlock: block })];
};

/** The called T-selector is not ours (Q252843). */
export const wrongSelector: Log = ({ call }) => [logged(4293, { selector: shown(call?.called.t) })];

/** We refused an association that the peer asked for (Q196381). */
export const associationRefused: Log = ({ connector, block }) => [
  logged(1293, { entity: connectorDn(connector?.name ?? ''), provider: 0, reason: 0, controlBlock: block }),
];

/** The peer refused an association that we asked for (Q169716, Q196381). */
export const refusedByPeer: Log = ({ connector, block }) => [
  logged(1290, { entity: connectorDn(connector?.name ?? ''), provider: 0, reason: 0, controlBlock: block }),
];

/** The open retry timer starts; `after` in milliseconds (Q157630). */
export const retryStarted = ({ connector, block }: Scene, after: number): LoggedEvent =>
  logged(301, { entity: connectorDn(connector?.name ?? ''), controlBlock: block, seconds: after / 1000 });

/** Several logs, one after the other. */
export const all =
  (...logs: readonly Log[]): Log =>
  (scene) =>
    logs.flatMap((log) => log(scene));

export const silent: Log = () => [];
export type { Log };
