import { LAYOUT } from '#src/cotp/index.ts';
import type { LayerName } from '#src/dissect/index.ts';
import { SPDUS } from '#src/session/index.ts';

/** The layers that a fault may be for, and the kinds of their PDUs, in the words of the run stream. */
export const PDUS: Readonly<Record<LayerName, readonly string[]>> = {
  tpkt: [],
  cotp: [...Object.keys(LAYOUT), 'invalid'],
  session: [...Object.keys(SPDUS), 'invalid'],
  presentation: ['CP', 'CPA', 'CPR', 'ARU', 'ARP', 'invalid'],
  acse: ['AARQ', 'AARE', 'RLRQ', 'RLRE', 'ABRT', 'invalid'],
  rtse: ['RTORQ', 'RTOAC', 'RTORJ', 'RTTP', 'RTTR', 'RTAB', 'invalid'],
  p1: ['MTABindArgument', 'MTABindResult', 'MTABindError', 'message', 'probe', 'report', 'MTS-APDU', 'invalid'],
  user: ['S7', 'S7+', 'MMS', 'T.125', 'RDP', 'invalid'],
};

/** A layer by its name, or by one that the filter has for it. */
export const layerNamed = (word: string): LayerName | undefined => {
  const name = SYNONYMS[word.toLowerCase()] ?? word.toLowerCase();
  return LAYERS.find((layer) => layer === name);
};

/** A kind of PDU as it is spelt, of that layer or of any. Capitals do not count. */
export const kindNamed = (word: string, layer?: LayerName): string | undefined =>
  kindsOf(layer).find((kind) => kind.toLowerCase() === word.toLowerCase());

/** The kinds of a layer, or of all. */
export const kindsOf = (layer?: LayerName): readonly string[] => [
  ...new Set(layer === undefined ? Object.values(PDUS).flat() : PDUS[layer]),
];

export const LAYERS = Object.keys(PDUS) as readonly LayerName[];

const SYNONYMS: Readonly<Record<string, LayerName>> = { pres: 'presentation', ses: 'session', transport: 'cotp' };
