import { packetSays } from '#harness/decode/index.ts';
import type { Pdu } from '#src/dissect/index.ts';
import type { Step } from './steps.ts';

/** A step in a line of text: `CC  called "OPS" calling "", TPDU 2048`. */
export const stepSays = ({ said: { pdus } }: Step): string => [packetSays(pdus), ...pdus.flatMap(moreOf)].join(', ');

/** What a peer wrote must not reach a terminal as it is, nor break a line. */
export const printable = (text: string): string =>
  text.replace(/\p{C}/gu, (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`);

const moreOf = ({ layer, kind, fields }: Pdu): readonly string[] => MORE[`${layer} ${kind}`]?.(fields) ?? [];

const sizeIn = ({ parameters }: Pdu['fields']): readonly string[] => {
  const size = (parameters as readonly { readonly code: string; readonly value: string }[]).find(({ code }) => code === TPDU_SIZE)?.value;
  return size === undefined ? [] : [`TPDU ${2 ** Number.parseInt(size, 16)}`];
};
const serialIn = ({ serial }: Pdu['fields']): readonly string[] => (serial === undefined ? [] : [`serial ${String(serial)}`]);

/** What tells a step from others of its kind, where its line does not say it. */
const MORE: Readonly<Record<string, (fields: Pdu['fields']) => readonly string[]>> = {
  'cotp CR': sizeIn,
  'cotp CC': sizeIn,
  'session MIP': serialIn,
  'session MIA': serialIn,
  'session AE': serialIn,
  'session AEA': serialIn,
};
const TPDU_SIZE = 'c0';
