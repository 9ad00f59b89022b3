import { concat, type Effects } from '#src/core/index.ts';
import type { TransportService } from '#src/cotp/index.ts';
import { initiator } from '#src/stack/index.ts';
import type { NetworkAddress, TcpService } from '#src/tpkt/index.ts';
import { profile, type Terms } from './ours.ts';
import { callRaw } from './raw.ts';

/** What a caller without a stack says and hears: octets that were made before, and octets that are counted. */
export interface Script {
  /** The CC is there: `packets` makes the octets of a TSDU on the terms that it grants. */
  connected(say: (octets: Uint8Array) => boolean, packets: (tsdu: Uint8Array) => Uint8Array): void;
  /** So many octets came after the CC; true: that was all. */
  heard(count: number): boolean;
  /** What was said has gone out, after a `say` that returned false. */
  drained?(): void;
}

/** A call of raw node:net to our stack: the octets are what our stack would send, the work of sending them is not. */
export const callOursRaw = (to: NetworkAddress, terms: Terms, script: Script): Promise<void> =>
  new Promise((done, failed) => {
    const stack = initiator(profile());
    stack.fromAbove({ kind: 'T-CONNECT.request', to, ...terms });
    const cr = octetsOf(stack.fromBelow({ kind: 'TCP.opened' }));
    const socket = callRaw(to)
      .on('error', failed)
      .on('close', () => done());
    socket.on('connect', () => socket.write(cr)).on('drain', () => script.drained?.());
    let isConnected = false;
    socket.on('data', (octets) => {
      if (isConnected) return void (script.heard(octets.length) && socket.end());
      isConnected = true;
      stack.fromBelow({ kind: 'TCP.received', octets });
      script.connected(
        (said) => socket.write(said),
        (tsdu) => octetsOf(stack.fromAbove({ kind: 'T-DATA.request', tsdu })),
      );
      if (script.heard(0)) socket.end();
    });
  });

/** The octets that a stack wants sent, in one piece. */
const octetsOf = (effects: Effects<TransportService, TcpService>): Uint8Array =>
  concat(effects.flatMap((effect) => ('down' in effect && effect.down.kind === 'TCP.send' ? [effect.down.octets] : [])));
