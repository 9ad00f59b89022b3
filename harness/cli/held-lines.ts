import type { Network } from '#harness/net/index.ts';
import type { Line } from '#src/io/index.ts';

/** A network that can end the lines that it has given: an endpoint may hold its own for ever, and with them the process. */
export interface HoldingNetwork extends Network {
  reset(): void;
}

/** The same network; of its lines the last ones are known. */
export const holding = (network: Network): HoldingNetwork => {
  const lines = new Set<Line>();
  const held = (line: Line): Line => {
    const [oldest] = lines;
    if (oldest !== undefined && lines.size >= MOST) lines.delete(oldest);
    lines.add(line);
    return line;
  };
  return {
    dial: (to, from) => held(network.dial(to, from)),
    listen: (at, answer) => network.listen(at, (line) => answer(held(line))),
    real: (at) => network.real(at),
    close: () => network.close(),
    reset: () => {
      for (const line of lines) line.reset();
    },
  };
};

/** Lines that are known: those before them have long ended. */
const MOST = 1000;
