import { behind, whole } from './coverings.ts';
import { at, type Table } from './row.ts';
import { choice, there, utc, when } from './writings.ts';

const DATA = ['connectionDataRQ', 'connectionDataAC'];
const REFERENCE = 'callingSSuserReference';

// biome-ignore format: a table
/** X.228 §9, and what is put together of several RTTR. APDUs have no element of their own in X.410 mode, nor has tshark RTTP and RTTR there. */
export const RTSE: Table = {
  'rtse.rtorq_apdu_element':     at('AARQ > RTORQ', there),
  'rtse.rtoac_apdu_element':     at('AARE > RTOAC', there),
  'rtse.rtorj_apdu_element':     at('AARE > RTORJ', there),
  'rtse.rtab_apdu_element':      at('ABRT > RTAB', there),
  'rtse.rttp_apdu':              at('normal > PT > RTTP'),
  'rtse.segment':                at('normal > DT > RTTR', there),
  'rtse.checkpointSize':         at('checkpointSize'),
  'rtse.windowSize':             at('windowSize'),
  'rtse.dialogueMode':           at('dialogueMode'),
  'rtse.connectionDataRQ':       at('connectionDataRQ', choice('open', 'recover'), { covers: behind(2) }),
  'rtse.connectionDataAC':       at('connectionDataAC', choice('open', 'recover'), { covers: behind(2) }),
  'rtse.recover_element':        at(DATA, when('recover', there), { covers: behind(2) }),
  'rtse.callingSSuserReference': at(REFERENCE, choice('T61String', 'OCTET STRING'), { covers: whole }),
  'rtse.octetString':            at(REFERENCE, when('OCTET STRING')),
  'rtse.commonReference':        at('commonReference', utc),
  'rtse.applicationProtocol':    at('applicationProtocol'),
  'rtse.refuseReason':           at('refuseReason'),
  'rtse.abortReason':            at('abortReason'),
  'rtse.fragments':              at('normal > transfer', there),
  'rtse.fragment':               at('normal > transfer > frame'),
  'rtse.fragment.count':         at('normal > transfer > count'),
  'rtse.reassembled.length':     at('normal > transfer > octets'),
};
