import { code, length, value, whole } from './coverings.ts';
import { at, type Covering, type Table } from './row.ts';
import { bit, hexadecimal, pair, plain, type Writing } from './writings.ts';

/** The codes of groups and parameters, X.225 §8.3. */
const CODES: Readonly<Record<string, number>> = {
  'Connection Identifier': 1,
  'Connect/Accept Item': 5,
  'Called SS-user Reference': 9,
  'Calling SS-user Reference': 10,
  'Common Reference': 11,
  'Token Item': 16,
  'Transport Disconnect': 17,
  'Protocol Options': 19,
  'Session User Requirements': 20,
  'Version Number': 22,
  'Token Setting Item': 26,
  'Activity Identifier': 41,
  'Serial Number': 42,
  'Reason Code': 50,
  'Calling Session Selector': 51,
  'Called Session Selector': 52,
  'User Data': 193,
};
const PARAMETERS = Object.keys(CODES);

/** All but the code and the length, which has three octets from 255 on, X.225 §8.2.5. */
const size: Writing = ({ size }) => [size < 2 + 0xff ? size - 2 : size - 4];

/** The reason by itself. */
const reason: Covering = (place, packet) => [value(place, packet)?.[0] ?? 0, 1];

const UNITS = 'Session User Requirements';
const SETTING = 'Token Setting Item';
const DISCONNECT = 'Transport Disconnect';

// biome-ignore format: a table
/** X.225 §8.3. Of the functional units tshark calls two by older names, and one by that of another. */
export const SESSION: Table = {
  'ses.type':                                     at('SI', plain, { covers: whole }),
  'ses.length':                                   at('LI', plain, { covers: whole }),
  'ses.parameter_type':                           at(PARAMETERS, ({ name }) => [CODES[name] ?? name], { covers: code }),
  'ses.parameter_length':                         at(PARAMETERS, size, { covers: length }),
  'ses.calling_ss_user_reference':                at('Calling SS-user Reference'),
  'ses.called_ss_user_reference':                 at('Called SS-user Reference'),
  'ses.common_reference':                         at('Common Reference'),
  'ses.connect.flags':                            at('Protocol Options', hexadecimal),
  'ses.connect.f1':                               at('Protocol Options', bit(1)),
  'ses.version.flags':                            at('Version Number', hexadecimal),
  'ses.protocol_version1':                        at('Version Number', bit(1)),
  'ses.protocol_version2':                        at('Version Number', bit(2)),
  'ses.data_token_setting':                       at(SETTING, pair(0)),
  'ses.synchronize_minor_token_setting':          at(SETTING, pair(2)),
  'ses.major_activity_token_setting':             at(SETTING, pair(4)),
  'ses.release_token_setting':                    at(SETTING, pair(6)),
  'ses.req.flags':                                at(UNITS, hexadecimal),
  'ses.half_duplex':                              at(UNITS, bit(0x1)),
  'ses.duplex':                                   at(UNITS, bit(0x2)),
  'ses.expedited_data':                           at(UNITS, bit(0x4)),
  'ses.minor_resynchronize':                      at(UNITS, bit(0x8)),                      // minor synchronize
  'ses.major_resynchronize':                      at(UNITS, bit(0x10)),                     // major synchronize
  'ses.resynchronize':                            at(UNITS, bit(0x20)),
  'ses.activity_management':                      at(UNITS, bit(0x40)),
  'ses.negotiated_release':                       at(UNITS, bit(0x80)),
  'ses.capability_data':                          at(UNITS, bit(0x100)),
  'ses.exception_data':                           at(UNITS, bit(0x200)),                    // exceptions
  'ses.typed_data':                               at(UNITS, bit(0x400)),
  'ses.symm_sync':                                at(UNITS, bit(0x800)),
  'ses.data_sep':                                 at(UNITS, bit(0x1000)),
  'ses.exception_report':                         at(UNITS, bit(0x2000)),                   // no unit of the standard
  'ses.calling_session_selector':                 at('Calling Session Selector'),
  'ses.called_session_selector':                  at('Called Session Selector'),
  'ses.tken_item.flags':                          at('Token Item', hexadecimal),
  'ses.data_token':                               at('Token Item', bit(0x1)),
  'ses.synchronize_token':                        at('Token Item', bit(0x4)),
  'ses.major.token':                              at('Token Item', bit(0x10)),
  'ses.release_token':                            at('Token Item', bit(0x40)),
  'ses.activity_identifier':                      at('Activity Identifier'),
  'ses.serial_number':                            at('Serial Number'),
  'ses.reason_code':                              at('Reason Code', plain, { covers: reason }),             // data may follow it
  'ses.transport_flags':                          at(DISCONNECT, hexadecimal),
  'ses.transport_flags.connection':               at(DISCONNECT, bit(0x1)),
  'ses.transport_flags.user_abort':               at(DISCONNECT, bit(0x2)),
  'ses.transport_flags.protocol_error':           at(DISCONNECT, bit(0x4)),
  'ses.transport_flags.no_reason':                at(DISCONNECT, bit(0x8)),
  'ses.transport_flags.implementation_restriction': at(DISCONNECT, bit(0x10)),
};
