import type { Subject } from '#harness/filter/index.ts';
import { asksBy, sizeSays, stepSays } from '#harness/reports/index.ts';
import type { ConnectorId, Decision, LineId, RunEvent } from '#harness/run/index.ts';
import type { Gap } from './history.ts';
import type { Tone } from './marks.ts';

export type Pdu = Extract<RunEvent, { type: 'pdu' }>;

/** One call, from the attempt to its end: what its rows have in common. */
export interface Call {
  readonly line: LineId;
  /** Which connector calls, and under which one it is booked, as far as that is known. */
  connector?: ConnectorId;
  booked?: ConnectorId;
  /** Hosts of its ends, or their addresses. */
  caller: string;
  called: string;
  isOpen: boolean;
  readonly decisions: Decision[];
}

interface Base {
  /** Of the first event that it stands for; what stands before an event has half a number. */
  readonly id: number;
  readonly t: number;
  readonly tone: Tone;
  readonly subject: Subject;
  readonly call?: Call;
}

/** What is drawn at one height of the ladder. Lifelines go by their number. */
export type Row =
  | (Base & {
      readonly kind: 'arrow';
      readonly from: number;
      readonly to: number;
      /** The caller speaks. */
      readonly isOut: boolean;
      /** Absent: its PDUs say it. */
      readonly text?: string;
      readonly pdus?: readonly Pdu[];
      readonly frame?: number;
      /** TCP comes and goes as it should. */
      readonly isTcp?: true;
    })
  | (Base & { readonly kind: 'note'; readonly at: number; readonly text: string; readonly isLog?: true })
  | (Base & { readonly kind: 'decision'; readonly at: number; readonly decision: Decision })
  /** Across all lifelines. */
  | (Base & { readonly kind: 'mark'; readonly text: string; readonly word?: string; readonly isTime?: true })
  | (Base & { readonly kind: 'gap'; readonly gap: Gap });

export type RowOf<Kind extends Row['kind']> = Extract<Row, { kind: Kind }>;

/** What a row says, in one line. */
export const textOf = (row: Row): string => {
  if (row.kind === 'arrow') return row.text ?? stepSays(row.pdus ?? []);
  if (row.kind === 'decision') return `${headlineOf(row.decision)}, by ${asksBy(row.decision)}: ${amongSays(row.decision)}`;
  if (row.kind === 'gap') return gapSays(row.gap);
  return row.text;
};

/** A decision in three words. */
export const headlineOf = ({ outcome }: Decision): string => {
  if (outcome.kind === 'taken') return `${outcome.by} takes it`;
  if (outcome.kind === 'refused') return 'nobody takes it';
  if (outcome.kind === 'open')
    return outcome.among.length === 1 ? '1 connector may take it' : `${outcome.among.length} connectors may take it`;
  return 'taken' in outcome.so ? `${outcome.among.length} match, ${outcome.so.taken} takes it` : `${outcome.among.length} connectors match`;
};

/** Whom it is about. */
export const amongSays = ({ outcome, candidates }: Decision): string => {
  if (outcome.kind === 'taken') return `of ${candidates.length}`;
  if (outcome.kind === 'refused') return candidates.map(({ connector }) => connector).join(', ') || 'there is no connector';
  return outcome.among.join(', ');
};

/** `1,204 events left out`, and what they were. */
export const gapSays = ({ counts, isLost }: Gap): string => {
  const sorted = Object.entries(counts).toSorted(([, a], [, b]) => b - a);
  const total = sorted.reduce((sum, [, count]) => sum + count, 0);
  const most = sorted.slice(0, 3).map(([type, count]) => `${inDigits(count)} ${type}`);
  return `${inDigits(total)} events ${isLost ? 'are not kept any more' : 'left out'}${most.length > 0 ? `: ${most.join(', ')}` : ''}`;
};

/** The kinds that a row of PDUs has, the innermost last, and how much it is. */
export const kindsOf = (pdus: readonly Pdu[]): readonly string[] =>
  pdus.flatMap(({ layer, kind }) => (pdus.length > 1 && layer === 'cotp' && kind === 'DT' ? [] : [kind]));

/** Octets of a TSDU as its packets have it. */
export const sizeOf = (pdus: readonly Pdu[]): string | undefined => {
  const { length } = (pdus[0]?.fields.tpkt as { readonly length?: number } | undefined) ?? {};
  return length === undefined ? undefined : sizeSays(length);
};

export const inDigits = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');
