export type { MtaBindArgument, MtaBindErrorName, MtaBindResult } from './bind.ts';
export type { Conformance, TransferService } from './service.ts';
