/** Two MTAs and messages between them: some five thousand PDUs. */
export const SCENARIO = `version: 1
name: very many PDUs
hosts:
  alpha:
    product: exchange-5.5-sp1
    ip: 10.1.0.1/24
    connectors:
      ops: { remote: { address: 10.1.0.2, mta: BRAVO }, outgoing: { t: OPS }, peer: bravo/ops }
  bravo:
    product: exchange-5.5-sp1
    ip: 10.1.0.2/24
    connectors:
      ops: { remote: { address: 10.1.0.1, mta: ALPHA }, outgoing: { t: OPS }, peer: alpha/ops }
steps:
  - send: { from: alpha/ops, messages: 200, size: 1024 }
`;
