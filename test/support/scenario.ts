import type { Fault } from '../../harness/scenario-file/fault.ts';
import { load } from '../../harness/scenario-file/load.ts';

/** A small scenario without a fault, for tests to spoil. */
export const GOOD = `version: 1
name: a good one
network: { port: 102 }
hosts:
  alpha:
    product: exchange-5.0
    ip: 10.1.0.1/24
    connectors:
      ops:
        remote: { address: 10.1.0.2, mta: BRAVO }
        outgoing: { t: "OPS", s: { hex: "4f50" } }
        peer: bravo/ops
  bravo:
    product: exchange-5.5-sp1
    ip: [10.1.0.2, 10.1.0.3/16]
    connectors:
      ops: { remote: { address: alpha.site, mta: ALPHA }, source: 10.1.0.3, peer: alpha/ops }
names:
  dns: { a: { alpha.site: 10.1.0.1 } }
steps:
  - open: ["*"]
  - wait: 10 s
  - send: { from: alpha/ops }
expect:
  connectors: { "*": { outcome: up, by: peer } }
  events: { bravo: [{ id: 9301, count: ">=1" }] }
  lint: [one-way]
variants:
  - name: other product
    set: { hosts.alpha.product: generic }
`;

/** The good scenario with one text in it replaced. */
export const spoilt = (from: string, to: string): string => {
  if (!GOOD.includes(from)) throw new RangeError(`not in the scenario: ${from}`);
  return GOOD.replace(from, () => to);
};

/** Faults in short: `line:column says | hint`. */
export const told = (text: string): readonly string[] =>
  load(text, 'x.yaml').faults.map(
    ({ line, column, says, hint }: Fault) => `${line}:${column} ${says}${hint === undefined ? '' : ` | ${hint}`}`,
  );
