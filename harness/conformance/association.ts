import { type Spdu, spduOf } from '#src/session/index.ts';
import { text } from './stimuli.ts';

/** A GT without tokens, which most SPDUs of category 2 stand behind, X.225 §6.3.7. */
export const GT: Spdu = spduOf('GT');

/** A PT without tokens, which the answers stand behind. */
export const PT: Spdu = spduOf('PT');

/** The start of an activity of that number, X.225 §8.3.29; identifiers are INTEGERs as reliable transfer has them. */
export const AS_NUMBER = (number: number): readonly Spdu[] => [GT, spduOf('AS', { activity: Uint8Array.of(2, 1, number) })];

/** A minor synchronization point, X.225 §8.3.20. */
export const MIP = (serial: number | string): readonly Spdu[] => [GT, spduOf('MIP', { serial: text(serial) })];

/** The end of an activity, X.225 §8.3.35. */
export const AE = (serial: number | string): readonly Spdu[] => [GT, spduOf('AE', { serial: text(serial) })];

/** User data in a DT, X.225 §8.3.11. */
export const DT = (ssdu: Uint8Array): readonly Spdu[] => [GT, spduOf('DT', {}, ssdu)];
