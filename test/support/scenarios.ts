/** Two connectors between one pair of addresses (Q200588); nothing says that this is meant. */
export const TWO_LINKS = `version: 1
name: two links
hosts:
  alpha:
    product: exchange-5.0
    ip: 10.1.0.1/24
    connectors:
      one: { remote: { address: 10.1.0.2, mta: BRAVO }, peer: bravo/one }
      two: { remote: { address: 10.1.0.2, mta: BRAVO }, peer: bravo/two }
  bravo:
    product: exchange-5.0
    ip: 10.1.0.2/24
    connectors:
      one: { remote: { address: 10.1.0.1, mta: ALPHA }, peer: alpha/one }
      two: { remote: { address: 10.1.0.1, mta: ALPHA }, peer: alpha/two }
`;

/** The same, on 5.5 SP1, each link with a T-selector of its own (Q198772); one variant is broken on purpose. */
export const TOLD_APART = `version: 1
name: told apart
hosts:
  alpha:
    product: exchange-5.5-sp1
    ip: 10.1.0.1/24
    connectors:
      sales: { remote: { address: 10.1.0.2, mta: BRAVO }, outgoing: { t: SALES }, peer: bravo/sales }
      ops: { remote: { address: 10.1.0.2, mta: BRAVO }, outgoing: { t: { hex: "4f5053" } }, peer: bravo/ops }
  bravo:
    product: exchange-5.5-sp1
    ip: 10.1.0.2/24
    mta: { name: BRAVO }
    connectors:
      sales: { remote: { address: 10.1.0.1, mta: ALPHA }, outgoing: { t: SALES }, peer: alpha/sales }
      ops: { remote: { address: 10.1.0.1, mta: ALPHA }, outgoing: { t: OPS }, peer: alpha/ops }
expect: { lint: [] }
variants:
  - name: one letter off
    set: { hosts.bravo.connectors.ops.outgoing.t: OPs }
    expect: { lint: [selector-mismatch, case-only-difference] }
`;

/** A product that nobody made. */
export const MISSPELT = TWO_LINKS.replace('exchange-5.0', 'exchnage-5.0');
