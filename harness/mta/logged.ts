import type { WinsockCode } from '#harness/events/index.ts';
import { connectorDn, hexAddress, logged, stackDn } from '#harness/events/index.ts';
import type { LoggedEvent } from '#harness/run/index.ts';
import { mostAssociations } from './bind-checks.ts';
import type { Call } from './call.ts';
import type { Connector, Host } from './config.ts';
import { isBlank, shown } from './selectors.ts';

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

/** Nobody is known by that MTA name, password and calling address (Q166308, Q152932). */
export const unknownMta: Log = (scene) => [
  logged(51, { name: scene.call?.bind?.name ?? '', address: presentationAddress(scene), association: associationOf(scene) }),
];

/** The peer asked for two way alternate, and the connector does not have it (Q171113). */
export const wrongDialogue: Log = (scene) => [logged(55, { ...entityOf(scene), association: associationOf(scene) })];

/** The peer called while the connector's schedule is Never (Q169716). */
export const suspended: Log = (scene) => [logged(37, entityOf(scene))];

/** There are as many associations with the peer as are allowed (Q194589, Q278444). */
export const tooManyAssociations: Log = (scene) => [logged(57, { ...entityOf(scene), limit: mostAssociations(scene.host) })];

/** The peer binds back with a name or a password that is not the one we expect (Q159182). */
export const wrongCredentials: Log = (scene) => [logged(48, { ...entityOf(scene), association: associationOf(scene) })];

/** The peer binds back with a password, and none is configured for it: the log takes it for an encoding that cannot be read (Q240383). */
export const undecodableBind: Log = (scene) => [
  logged(1192, { ...entityOf(scene), code: 0, offset: 0, node: 'MTABindResult', controlBlock: scene.block }),
];

/** A message came in checkpoints so large that it could not be read (Q189753). */
export const undecodableTransfer: Log = (scene) => [
  logged(1136, { ...entityOf(scene), code: 164, offset: 28_711, node: 'Pusep', controlBlock: associationOf(scene) }),
];

/** RTSE read beyond the end of what had come; element and octet are those of the article, and differ from case to case (Q196852). */
export const illegalGet: Log = () => [logged(2051, { element: '5CE90801', offset: 102 })];

/** What came could not be decoded, and the MTA ends; the text behind the error is assumed (Q246302). */
export const unexpectedError: Log = () => [logged(9405, { error: 'a checkpoint could not be decoded' })];

/** An association that was refused above the transport connection, as the caller logs it (Q169716, Q196381). */
export const associationFailed: Log = (scene) => [...refusedByPeer(scene), logged(289, entityOf(scene)), logged(1294, entityOf(scene))];

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

const entityOf = ({ connector }: Scene) => ({ entity: connectorDn(connector?.name ?? '') });

/** The log counts associations from 2000 on (Q166308, Q159182, Q171113). */
const associationOf = ({ block }: Scene): number => FIRST_ASSOCIATION + block;
const FIRST_ASSOCIATION = 2000;

/** The calling address as event 51 prints it: selectors that are there in hexadecimal, then the address that the caller was looked up by (Q166308). */
const presentationAddress = ({ call, connector }: Scene): string => {
  const selectors = (['p', 's', 't'] as const).flatMap((level) => {
    const selector = call?.calling[level];
    return isBlank(selector) ? [] : [`/${level}:0x${hexOf(selector!)}`];
  });
  const where = connector?.remote.address ?? call?.names[0] ?? call?.from ?? '';
  return [...selectors, `/n:0x${hexOf(new TextEncoder().encode(where))}`].join('');
};
const hexOf = (octets: Uint8Array): string => Buffer.from(octets).toString('hex');

/** Several logs, one after the other. */
export const all =
  (...logs: readonly Log[]): Log =>
  (scene) =>
    logs.flatMap((log) => log(scene));

export const silent: Log = () => [];
export type { Log };
