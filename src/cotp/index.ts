export { cotpFaults } from './faults.ts';
export { type Format, type FormatName, LAYOUT } from './layout.ts';
export { cotp } from './machine.ts';
export { COTP_LIMITS, type ConnectParameter, type CotpLimits, type CotpOptions } from './options.ts';
export {
  NO_PARAMETERS,
  PARAMETERS,
  type Parameter,
  type ParameterName,
  type ParameterRow,
  parameter,
  parameterName,
  valueIn,
} from './parameters.ts';
export {
  type CauseRow,
  causeName,
  DISCONNECT_REASONS,
  type DisconnectReason,
  type DisconnectRow,
  REJECT_CAUSES,
  type RejectCause,
  reasonName,
} from './reasons.ts';
export type { Selector, TransportAddress, TransportService } from './service.ts';
export { DEFAULT_TPDU_SIZE, decodePreferredSize, decodeTpduSize, encodePreferredSize, encodeTpduSize, TPDU_SIZES } from './sizes.ts';
export { DT_HEADER, decodeTpdu, EOT, encodeTpdu, isPlainDT, type Tpdu, type TpduKind, type TpduOf } from './tpdu.ts';
