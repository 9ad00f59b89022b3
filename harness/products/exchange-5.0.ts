import type { Product } from './product.ts';
import { TRAITS } from './traits.ts';

// Builds: Q163294. The older and the newer versions are written as what they change in this one.
// biome-ignore format: a table
/** Exchange Server 5.0, RTM to SP2: the base of the family whose connectors are told apart by address alone (Q200588). */
export const exchange50: Product = {
  id: 'exchange-5.0',
  name: 'Exchange Server 5.0',
  builds: ['1457.8', '1460.13'],
  rules: {
    identity:          { value: 'address',         source: 'Q193380, Q189345, Q256844' },
    onUnknownAddress:  { value: 'reset',           source: 'assumed, from Q193380' },
    onAmbiguity:       { value: 'reset',           source: 'Q200588' },
    calledSelector:    { value: 'blank-takes-any', source: 'assumed, from Q175483' },
    incoming:          { value: 'whole-set',       source: 'Q152934' },
    sourceAddress:     { value: 'route',           source: 'Q169113, Q197378' },
    sourceOverride:    { value: 'no',              source: 'Q255991, Q256844' },
    reverse:           { value: 'first',           source: 'assumed, from Q193380' },
    emptySelector:     { value: 'same',            source: 'assumed' },
    nameCase:          { value: 'insensitive',     source: 'Q165111' },
    shortNameByDns:    { value: 'fails',           source: 'Q162674' },
    addressMissLogged: { value: 'yes',             source: 'Q189345, Q193380' },
    tpduSize:          { value: 1024,              source: 'assumed' },
    supports2KTpdu:    { value: 'no',              source: 'assumed, from Q165030 and Q159161' },
    reservedOctet:     { value: 'zero',            source: 'Q157015' },
    reservedChecked:   { value: 'no',              source: 'assumed, from Q151626' },
    parameterOrder:    { value: 'C1 C2 C0',        source: 'assumed, from Q151626' },
    eventLog:          { value: 'MSExchangeMTA',   source: 'Q193380' },
  },
  timers: {
    openInterval: { value: 600_000, source: 'Q157630' },
    openRetries:  { value: 144,     source: 'Q157630' },
    disconnect:   { value: 120_000, source: 'Q234157' },
    lifetime:     { value: 300_000, source: 'Q234157' },
    connect:      { value: 21_000,  source: 'assumed' },
    firstCR:      { value: 120_000, source: 'assumed' },
  },
  limits: {
    controlBlocks:     { value: 20, source: 'Q166602, Q200259' },
    controlBlocksMost: { value: 62, source: 'Q166602' },
    stacks:            { value: 1,  source: 'Q200588' },
    tselOctets:        { value: 32, source: 'Q165111, Q169159' },
    ssel:              { value: 16, source: 'Books Online' },
    psel:              { value: 4,  source: 'Books Online' },
  },
  traits: [
    TRAITS.anyLocalAddress, TRAITS.resetAtEveryClose, TRAITS.selectorsEchoed, TRAITS.sessionSelectorInX410,
    TRAITS.windowOfThree, TRAITS.oneStallsAll, TRAITS.controlBlocksBySp1,
  ],
};
