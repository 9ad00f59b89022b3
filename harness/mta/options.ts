/** What an emulated MTA may be given besides its host. */
export interface MtaOptions {
  /** Keeps an MTS-APDU that has arrived before it is acknowledged; throws where it cannot. */
  readonly keep?: (apdu: Uint8Array, line: string) => void;
}
