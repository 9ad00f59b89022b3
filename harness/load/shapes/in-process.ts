import { concat, type Effects, type Layer } from '#src/core/index.ts';
import type { TransportService } from '#src/cotp/index.ts';
import { initiator, responder } from '#src/stack/index.ts';
import type { TcpService } from '#src/tpkt/index.ts';
import { accept, profile, type Terms } from './ours.ts';
import type { Side } from './shape.ts';

type Pair = { readonly raw: Side; readonly ours: Side };
type Stack = Layer<TransportService, TcpService>;

/** T-DATA in, TCP.send out: a whole stack without a socket. Raw: the same octets copied behind seven others. */
export const outward = (size: number, terms: Terms = {}): Pair => {
  const tsdu = new Uint8Array(size);
  return {
    raw: {
      run: (count) => {
        for (let done = 0; done < count; done += 1) made.count += framed(tsdu).length;
      },
    },
    ours: {
      run: (count) => {
        const { caller } = connected(terms);
        for (let done = 0; done < count; done += 1) made.count += caller.fromAbove({ kind: 'T-DATA.request', tsdu }).length;
      },
    },
  };
};

/** TCP.received in, T-DATA out, the octets cut as a socket reads them. Raw: the same octets, each TSDU copied out. */
export const inward = (size: number, terms: Terms = {}): Pair => {
  const packet = framed(new Uint8Array(size));
  return {
    raw: {
      run: (count) => {
        for (let done = 0; done < count; done += 1) made.count += packet.slice(HEADERS).length;
      },
    },
    ours: {
      run: (count) => {
        const { caller, called } = connected(terms);
        const chunks = read(sent(caller.fromAbove({ kind: 'T-DATA.request', tsdu: new Uint8Array(size) })));
        for (let done = 0, at = 0; done < count; at = (at + 1) % chunks.length) {
          done += called.fromBelow({ kind: 'TCP.received', octets: chunks[at]! }).length;
        }
      },
    },
  };
};

/** Two stacks with a connection between them. */
const connected = (terms: Terms): { readonly caller: Stack; readonly called: Stack } => {
  const caller = initiator(profile());
  const called = responder(profile(), accept);
  caller.fromAbove({ kind: 'T-CONNECT.request', to: NOWHERE, ...terms });
  called.fromBelow({ kind: 'TCP.accepted', from: NOWHERE });
  const cr = sent(caller.fromBelow({ kind: 'TCP.opened' }));
  const cc = sent(called.fromBelow({ kind: 'TCP.received', octets: cr }));
  caller.fromBelow({ kind: 'TCP.received', octets: cc });
  return { caller, called };
};

const sent = (effects: Effects<TransportService, TcpService>): Uint8Array =>
  concat(effects.flatMap((effect) => ('down' in effect && effect.down.kind === 'TCP.send' ? [effect.down.octets] : [])));

/** The chunks in which a small packet comes by itself, and many large ones follow each other. */
const read = (packets: Uint8Array): readonly Uint8Array[] => {
  if (packets.length < READ) return [packets];
  const stream = concat(Array.from({ length: FOLLOWING }, () => packets));
  return Array.from({ length: Math.ceil(stream.length / READ) }, (_, index) => stream.slice(index * READ, (index + 1) * READ));
};

const framed = (octets: Uint8Array): Uint8Array => {
  const packet = new Uint8Array(HEADERS + octets.length);
  packet.set(octets, HEADERS);
  return packet;
};

/** What was made, counted, so that the compiler leaves none of it out as useless. */
const made = { count: 0 };

/** The octets of a TPKT and a DT before the user data, RFC 1006 §6 and X.224 §13.7. */
const HEADERS = 7;
/** What node:net reads at most at once. */
const READ = 64 * 1024;
const FOLLOWING = 16;
const NOWHERE = { host: '192.0.2.1', port: 102 };
