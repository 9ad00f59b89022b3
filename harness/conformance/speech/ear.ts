import type { Effects, Layer, Service } from '#src/core/index.ts';
import { isPlainDT } from '#src/cotp/index.ts';
import { Framer, type TcpService } from '#src/tpkt/index.ts';
import type { Known } from '../known.ts';
import { crOf, OUR_REFERENCE, packet, tsdu } from '../stimuli.ts';

/** What a stack sends, put together again: the tester is itself the layers below. */
class Ear<S extends Service> {
  #octets: Uint8Array[] = [];

  all(effects: Effects<S, TcpService>): void {
    for (const effect of effects) if ('down' in effect && effect.down.kind === 'TCP.send') this.#octets.push(effect.down.octets);
  }

  forget(): void {
    this.#octets = [];
  }

  /** Each by itself: none is longer than a TPDU of RFC 1006. */
  get tsdus(): readonly Uint8Array[] {
    const framer = new Framer();
    const data = this.#octets.flatMap((octets) => framer.push(octets)).filter(({ nsdu }) => isPlainDT(nsdu));
    return data.map(({ nsdu }) => nsdu.subarray(3));
  }
}

/** A stack of ours that has been asked to associate, and what it has said above transport. */
interface Asked<S extends Service> {
  readonly stack: Layer<S, TcpService>;
  readonly ear: Ear<S>;
}

const asked = <S extends Service>(stack: Layer<S, TcpService>, request: S['down']): Asked<S> => {
  const ear = new Ear<S>();
  ear.all(stack.fromAbove(request));
  ear.all(stack.fromBelow({ kind: 'TCP.opened' }));
  ear.forget();
  ear.all(stack.fromBelow({ kind: 'TCP.received', octets: packet(CC) }));
  return { stack, ear };
};

/** The TSDU that a stack asks for an association by: its CN. */
export const askedBy = <S extends Service>(stack: Layer<S, TcpService>, request: S['down']): Uint8Array =>
  Buffer.concat(asked(stack, request).ear.tsdus);

/**
 * What a stack goes on with on an association that the endpoint has accepted: TSDUs, as far as they come without an answer. A transfer is AS, DT
 * and AE, or goes up to its last sync point that may await a confirm.
 */
export const goneOnBy = <S extends Service>(
  stack: Layer<S, TcpService>,
  request: S['down'],
  known: Known,
  next: S['down'],
): readonly Uint8Array[] => {
  const AC = known.last('session AC');
  if (!AC) throw new RangeError('there is no AC to go on from');
  const { ear } = asked(stack, request);
  for (const octets of tsdu(UNCUT, AC.octets)) stack.fromBelow({ kind: 'TCP.received', octets });
  ear.forget();
  ear.all(stack.fromAbove(next));
  return ear.tsdus;
};

/** The TSDU by which a stack answers the CN of the endpoint, as its user responds to it: its AC. */
export const answeredBy = <S extends Service>(stack: Layer<S, TcpService>, known: Known, response: S['down']): Uint8Array => {
  const CN = known.last('session CN');
  if (!CN) throw new RangeError('there is no CN to answer');
  const ear = new Ear<S>();
  stack.fromBelow({ kind: 'TCP.accepted', from: NOWHERE });
  stack.fromBelow({ kind: 'TCP.received', octets: packet(crOf(known)) });
  for (const octets of tsdu(UNCUT, CN.octets)) ear.all(stack.fromBelow({ kind: 'TCP.received', octets }));
  ear.all(stack.fromAbove(response));
  return Buffer.concat(ear.tsdus);
};

const UNCUT = { tpduSize: 65_531 };
const CC = {
  kind: 'CC',
  credit: 0,
  dstRef: OUR_REFERENCE,
  srcRef: OUR_REFERENCE,
  classOption: 0,
  parameters: [],
  userData: new Uint8Array(),
} as const;
/** Where nobody is: octets that are made go nowhere by themselves. */
export const NOWHERE = { host: '0.0.0.0', port: 102 };
