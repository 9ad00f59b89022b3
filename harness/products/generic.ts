import type { Product } from './product.ts';

// biome-ignore format: a table
/** Any RFC 1006 listener: TSAPs by selector, callers by selector, no quirk. */
export const generic: Product = {
  id: 'generic',
  name: 'RFC 1006 listener',
  rules: {
    identity:          { value: 'selectors',       source: 'assumed, from X.224 §6.5.4' },
    onUnknownAddress:  { value: 'close',           source: 'assumed' },
    onAmbiguity:       { value: 'first',           source: 'assumed' },
    calledSelector:    { value: 'blank-takes-any', source: 'assumed' },
    incoming:          { value: 'whole-set',       source: 'assumed' },
    sourceAddress:     { value: 'route',           source: 'assumed' },
    sourceOverride:    { value: 'yes',             source: 'assumed' },
    reverse:           { value: 'all',             source: 'assumed' },
    emptySelector:     { value: 'same',            source: 'assumed, from X.224 §13.2.3' },
    nameCase:          { value: 'sensitive',       source: 'assumed, from Q169159' },
    shortNameByDns:    { value: 'resolves',        source: 'assumed' },
    addressMissLogged: { value: 'no',              source: 'assumed' },
    tpduSize:          { value: 65531,             source: 'RFC 1006 §5' },
    supports2KTpdu:    { value: 'no',              source: 'assumed' },
    reservedOctet:     { value: 'zero',            source: 'RFC 2126 §4.3' },
    reservedChecked:   { value: 'no',              source: 'RFC 2126 §6.10' },
    parameterOrder:    { value: 'C0 C1 C2',        source: 'assumed' },
    eventLog:          { value: 'none',            source: 'assumed' },
  },
  timers: {
    openInterval: { value: 60_000,  source: 'assumed' },
    openRetries:  { value: 144,     source: 'assumed' },
    disconnect:   { value: 120_000, source: 'assumed' },
    lifetime:     { value: 300_000, source: 'assumed' },
    connect:      { value: 21_000,  source: 'assumed' },
    firstCR:      { value: 30_000,  source: 'assumed' },
  },
  limits: {
    controlBlocks:     { value: 1250, source: 'assumed' },
    controlBlocksMost: { value: 1250, source: 'assumed' },
    stacks:            { value: 256,  source: 'assumed' },
    tselOctets:        { value: 32,   source: 'assumed' },
    ssel:              { value: 16,   source: 'X.225 Table 11' },
    psel:              { value: 16,   source: 'assumed' },
  },
  traits: [],
};
