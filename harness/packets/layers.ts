import { Endings } from './endings.ts';
import { ExportedPdus } from './exported-pdus.ts';
import { Express } from './express.ts';
import { Finder } from './finder.ts';
import { Fragments } from './fragments.ts';
import { Handshakes } from './handshakes.ts';
import type { Here } from './here.ts';
import { Lifetimes } from './lifetimes.ts';
import type { Limits } from './limits.ts';
import { Memory } from './memory.ts';
import { Network } from './network.ts';
import type { Listener } from './packets.ts';
import { Partials } from './partials.ts';
import { Reassembly } from './reassembly.ts';
import { Streams } from './streams.ts';
import type { Tally } from './tally.ts';
import { Tcp } from './tcp.ts';

/** What the layers of a reader are entered by, and what ends them. */
export interface Layers {
  readonly network: Network;
  readonly lifetimes: Lifetimes;
}

/** Puts the layers together: network over TCP over the finder of TPKTs. */
export const layers = (listener: Listener, here: Here, tally: Tally, limits: Limits, ports: readonly number[] | undefined): Layers => {
  const memory = new Memory(limits.keptOctets);
  const partials = new Partials(memory);
  const streams = new Streams(listener, tally, ports);
  const finder = new Finder(listener, here, tally, streams, partials);
  const reassembly = new Reassembly(finder, here, memory, limits);
  const endings = new Endings(listener, here, reassembly);
  const lifetimes = new Lifetimes({ tally, memory, limits, streams, partials, reassembly, endings });
  const handshakes = new Handshakes(listener, here, lifetimes, reassembly);
  const tcp = new Tcp({ here, tally, finder, reassembly, lifetimes, handshakes, endings });
  const express = new Express(listener, here, tally, lifetimes);
  const exported = new ExportedPdus(finder, here, tally, limits, streams);
  return { network: new Network(tcp, express, exported, tally, new Fragments(here, limits)), lifetimes };
};
