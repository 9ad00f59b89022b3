import { ANY_MTA, type Host, NEW_CONNECTOR, SITE_GDI } from '#harness/mta/index.ts';
import { product } from '#harness/products/index.ts';
import { concat } from '#src/core/index.ts';
import type { Line } from '#src/io/index.ts';
import { type Lab, openLab } from '../../harness/topology/lab.ts';
import { hex } from './hex.ts';
import { topology } from './hosts.ts';
import type { Stimulus } from './stimuli.ts';

/** One host of a product in memory, with nobody above, and those who call it. */
export interface Emulated {
  readonly lab: Lab;
  call(): Caller;
  /** Milliseconds go by. */
  pass(ms: number): Promise<void>;
}

/** What somebody heard, and how the line ended. */
export interface Heard {
  readonly heard: Uint8Array;
  readonly end: 'open' | 'FIN' | 'RST';
}

/** A caller. */
export class Caller implements Heard {
  readonly line: Line;
  readonly #chunks: Uint8Array[] = [];
  end: 'open' | 'FIN' | 'RST' = 'open';

  constructor(line: Line) {
    this.line = line;
    line.on({
      opened: () => {},
      received: (octets) => void this.#chunks.push(octets),
      drained: () => {},
      closed: (cause) => {
        this.end = cause ? 'RST' : 'FIN';
      },
    });
    line.open();
  }

  get heard(): Uint8Array {
    return concat(this.#chunks);
  }
}

/** A host that has this TSAP, where its product tells any apart; a blank one takes any. */
export const emulated = async (id: string, tsel = ''): Promise<Emulated> => {
  const lab = await openLab(topology([hostOf(id, tsel)]), { transport: 'memory', seed: 1 });
  const quiet = () => Promise.resolve();
  return {
    lab,
    call: () => new Caller(lab.network.dial({ host: ADDRESS, port: 102 }, { host: '10.1.0.2', port: 0 })),
    pass: (ms) => lab.clock.pass(ms, quiet),
  };
};

/** What a host of a product answers to a stimulus, said bit by bit. */
export const probed = async (id: string, stimulus: Stimulus, tsel = ''): Promise<Heard> => {
  const { call, pass, lab } = await emulated(id, tsel);
  const caller = call();
  await pass(PAUSE);
  for (const octets of stimulus) {
    caller.line.send(hex(octets));
    await pass(PAUSE);
  }
  await pass(1000);
  // What comes of closing it is none of its answers.
  const { heard, end } = caller;
  caller.line.close();
  await lab.close();
  return { heard, end };
};

const hostOf = (id: string, tsel: string): Host => {
  const stack = { name: 'tcp', selectors: tsel === '' ? {} : { t: hex(tsel) } };
  return {
    name: 'emulator',
    product: product(id)!,
    addresses: [{ ip: ADDRESS, prefix: 24 }],
    port: 102,
    mta: { name: 'EMULATOR' },
    gdi: SITE_GDI,
    stacks: [stack],
    connectors: [{ ...NEW_CONNECTOR, name: 'anybody', stack, remote: { address: 'anybody', mta: ANY_MTA }, outgoing: {} }],
    controlBlocks: 1250,
    above: 'nothing',
    up: true,
  };
};

const ADDRESS = '10.1.0.1';
const PAUSE = 50;
