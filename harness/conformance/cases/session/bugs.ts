import { type Spdu, spduOf } from '#src/session/index.ts';
import { GT, PT } from '../../association.ts';
import type { Saboteur } from '../../case.ts';
import { answersWith, says, type Trigger, type Triggers, takesFor } from '../../sabotage.ts';
import { dtOf, packet, packetOf, text } from '../../stimuli.ts';

/** A packet with a whole TSDU that begins so. */
export const told =
  (octets: Uint8Array): Trigger =>
  (passing) =>
    passing.octets[DT_CODE] === DT && octets.every((octet, at) => passing.octets[HEADERS + at] === octet);

/** It answers as if it were right. */
export const answers = (about: string, when: Triggers, ...spdus: readonly Spdu[]): Saboteur => answersWith(about, when, packetOf(...spdus));

/** It takes a TSDU for another. */
export const takes = (about: string, when: Triggers, change: (tsdu: Uint8Array) => Uint8Array): Saboteur =>
  takesFor(about, when, retold(change));

/** It says a TSDU with something else in it. */
export const tells = (about: string, when: Triggers, change: (tsdu: Uint8Array) => Uint8Array): Saboteur =>
  says(about, when, retold(change));

const retold =
  (change: (tsdu: Uint8Array) => Uint8Array) =>
  (octets: Uint8Array): Uint8Array =>
    packet(dtOf(change(octets.subarray(HEADERS))));

/** An AC that nobody can object to, but that it comes. */
export const AC: Spdu = spduOf('AC', { version: Uint8Array.of(2), units: Uint8Array.of(0x02, 0x49), tokenSetting: Uint8Array.of(0) });
export const DN: Spdu = spduOf('DN');
export const GTA: Spdu = spduOf('GTA');
export const ADA: readonly Spdu[] = [PT, spduOf('ADA')];
export const AIA: readonly Spdu[] = [PT, spduOf('AIA')];
export const MIA = (serial: number): readonly Spdu[] => [PT, spduOf('MIA', { serial: text(serial) })];
export const AEA = (serial: number): readonly Spdu[] => [PT, spduOf('AEA', { serial: text(serial) })];
/** The start of an activity, X.225 §8.3.29, as a saboteur that begins one. */
export const AS: readonly Spdu[] = [GT, spduOf('AS', { activity: Uint8Array.of(2, 1, 9) })];

/** A TPKT, and a DT of class 0. */
const HEADERS = 7;
const DT_CODE = 5;
const DT = 0xf0;
