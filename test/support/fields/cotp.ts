import { code, length, nothing, value, whole } from './coverings.ts';
import { at, type Covering, type Table } from './row.ts';
import { octetsIn, plain, there, type Writing } from './writings.ts';

/** The codes of parameters, X.224 §13.2.3. */
const CODES: Readonly<Record<string, number>> = {
  'TPDU size': 0xc0,
  'calling transport-selector': 0xc1,
  'called transport-selector': 0xc2,
};
const PARAMETERS = Object.keys(CODES);

const option =
  (from: number, mask: number): Writing =>
  ({ value }) => [(Number(value) >> from) & mask];

/** Where a DST-REF stands, if there is one. */
const dstRef: Covering = (place, packet) => (place.name === 'DST-REF' ? whole(place, packet) : undefined);

/** Octets that are text, as such. */
const text: Writing = ({ value, says }) => [says?.slice(1, -1) ?? String(value)];

// biome-ignore format: a table
/** X.224 §13, and what is put together of several DT. */
export const COTP: Table = {
  'cotp.li':                            at('LI'),
  'cotp.type':                          at('TPDU code', ({ value }) => [Number(value) >> 4]),  // without the credit beside it
  'cotp.destref':                       at(['DST-REF', 'Data (DT)'], ({ value }) => [Number(value ?? 0)], { covers: dstRef }), // tshark makes up a 0 for a DT of class 0
  'cotp.srcref':                        at('SRC-REF'),
  'cotp.class':                         at('class and options', option(4, 0xf)),
  'cotp.opts.extended_formats':         at('class and options', option(1, 1)),
  'cotp.opts.no_explicit_flow_control': at('class and options', option(0, 1)),
  'cotp.tpdu-number':                   at('TPDU-NR'),
  'cotp.eot':                           at('EOT'),
  'cotp.cause':                         at('Disconnect Request (DR) > reason'),
  'cotp.disconnect_request':            at('Disconnect Request (DR)', there, { covers: nothing }), // an expert item, which every DR has
  'cotp.parameter_code':                at(PARAMETERS, ({ name }) => [CODES[name] ?? name], { covers: code }),
  'cotp.parameter_length':              at(PARAMETERS, ({ size }) => [size - 2], { covers: length }),
  'cotp.tpdu_size':                     at('TPDU size', ({ value }) => [2 ** Number.parseInt(String(value), 16)], { covers: value }),
  'cotp.src-tsap':                      at('calling transport-selector', text, { covers: value }),
  'cotp.src-tsap-bytes':                at('calling transport-selector', plain, { covers: value }),
  'cotp.dst-tsap':                      at('called transport-selector', text, { covers: value }),
  'cotp.dst-tsap-bytes':                at('called transport-selector', plain, { covers: value }),
  'cotp.segments':                      at('TSDU', there),
  'cotp.segment':                       at('TSDU > frame'),
  'cotp.segment.count':                 at('TSDU > count'),
  'cotp.reassembled.length':            at('TSDU > octets'),
  'cotp.segment_data':                  at('TSDU > last', plain, { theirs: octetsIn }),       // of the last segment; by its length
};
