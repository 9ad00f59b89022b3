/** The abstract syntax of the APDUs, X.227 §9.1. */
export const ACSE_SYNTAX = '2.2.1.0.1';

/** The Basic Encoding Rules as a transfer syntax, X.690. */
export const BER = '2.1.1';

// biome-ignore format: a table
/** The application contexts of message transfer, X.419: that of normal mode, and what stands for the two of X.410 mode. */
export const APPLICATION_CONTEXTS = {
  mtsTransfer:             '2.6.0.1.6',
  mtsTransferProtocol:     '2.6.0.1.12',
  mtsTransferProtocol1984: '2.6.0.1.13',
} as const;
