import { type ConnectorId, type End, PEER } from '#harness/run/index.ts';
import type { Target } from './fault.ts';

/** One end of a line, by all that it may be called. */
export interface Party {
  readonly address: string;
  /** The host of the run that lives there. */
  readonly host?: string | undefined;
  /** The connector that the line belongs to at that end, as soon as that is known. */
  readonly connector?: ConnectorId | undefined;
}

export type Parties = Readonly<Record<End, Party>>;

/** Whether something that this end says goes the way that a fault is for. */
export const goesTheWay = ({ from, to, at }: Target, parties: Parties, sender: End): boolean => {
  const is = (name: string | undefined, end: End): boolean => name === undefined || namesOf(parties, end).includes(name);
  return is(from, sender) && is(to, PEER[sender]) && (is(at, sender) || is(at, PEER[sender]));
};

/** All that an end may be called in a fault. */
export const namesOf = (parties: Parties, end: End): readonly string[] => {
  const { address, host, connector } = parties[end];
  return [end, address, ...(host === undefined ? [] : [host]), ...(connector === undefined ? [] : [connector])];
};
