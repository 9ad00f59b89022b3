import { asksBy, elapsed } from '#harness/reports/index.ts';
import type { Layout, Lifeline } from '../model/lifelines.ts';
import { amongSays, gapSays, headlineOf, type Row, type RowOf, textOf } from '../model/row.ts';
import { clockSays, deltaSays } from '../model/times.ts';

export interface RowTerms {
  readonly row: Row;
  readonly number: number;
  readonly count: number;
  readonly top: number;
  readonly height: number;
  /** The time of what is drawn above. */
  readonly before: number | undefined;
  readonly layout: Layout;
  readonly lifelines: readonly Lifeline[];
  readonly gutter: number;
  readonly isDelta: boolean;
  readonly isCursor: boolean;
  readonly isMarked: boolean;
  readonly pick: (event: MouseEvent) => void;
  readonly open: () => void;
}

/** One row of the ladder. */
export const LadderRow = (terms: RowTerms) => {
  const { row, number, count, top, height, before, isDelta, isCursor, isMarked, pick, open } = terms;
  const time = isDelta ? deltaSays(row.t, before) : clockSays(row.t);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard by the list, which has the focus
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus, and says which row is meant
    <div
      id={`row-${row.id}`}
      class={`row ${row.kind} ${row.tone}${isCursor ? ' cursor' : ''}${isMarked ? ' marked' : ''}`}
      style={{ top: `${top}px`, height: `${height}px` }}
      role="option"
      aria-selected={isMarked || isCursor}
      aria-setsize={count}
      aria-posinset={number + 1}
      onClick={pick}
      onDblClick={open}
    >
      <span class="hidden">{spoken(terms, time)}</span>
      <span aria-hidden="true">
        <span class="time">{row.kind === 'mark' && row.isTime ? '' : time}</span>
        {isMarked && <span class="mark-sign">◆</span>}
        {drawn(terms)}
      </span>
    </div>
  );
};

const drawn = (terms: RowTerms) => {
  const { row } = terms;
  if (row.kind === 'arrow') return <Arrow {...terms} row={row} />;
  if (row.kind === 'decision') return <DecisionNote {...terms} row={row} />;
  if (row.kind === 'note') return <Note {...terms} row={row} />;
  if (row.kind === 'gap')
    return (
      <span class="gap-box" style={{ left: `${terms.gutter}px` }}>
        {gapSays(row.gap)}
        {row.gap.isLost ? '' : <b> fetch</b>}
      </span>
    );
  return (
    <span class={`across ${row.isTime ? 'is-time' : ''}`} style={{ left: `${terms.gutter}px` }}>
      {row.word !== undefined && <b class={`word ${row.tone}`}>{row.word}</b>}
      <span>{row.isTime ? `${elapsed(Number(row.text))} pass on the virtual clock` : row.text}</span>
    </span>
  );
};

const Arrow = ({ row, layout, gutter }: RowTerms & { readonly row: RowOf<'arrow'> }) => {
  const [from, to] = [gutter + layout.places[row.from]!, gutter + layout.places[row.to]!];
  const left = Math.min(from, to);
  const width = Math.max(from === to ? STUB : 0, Math.abs(to - from));
  // What is too near to the right edge for its words has them before its end.
  const room = gutter + layout.width - left - 12;
  const label =
    room < LEAST
      ? { right: `${gutter + layout.width - left - width + 12}px`, maxWidth: `${left + width - gutter}px` }
      : { left: `${left + 8}px`, maxWidth: `${room}px` };
  return (
    <>
      <span class="label" style={room < LEAST ? { ...label, left: 'auto' } : label}>
        {row.tone === 'bad' && <b class="sign">✗</b>}
        {textOf(row)}
        {row.frame !== undefined && <i> #{row.frame}</i>}
      </span>
      <span
        class={`shaft ${to < from ? 'leftwards' : 'rightwards'} ${row.isTcp ? 'tcp' : ''}`}
        style={{ left: `${left}px`, width: `${width}px` }}
      />
    </>
  );
};

const DecisionNote = ({ row, layout, gutter }: RowTerms & { readonly row: RowOf<'decision'> }) => (
  <span class="decision-box" style={boxAt(gutter + layout.places[row.at]!, gutter, layout.width, BOX)}>
    <b>{headlineOf(row.decision)}</b>
    <span>
      by {asksBy(row.decision)}: {amongSays(row.decision)}
    </span>
  </span>
);

const Note = ({ row, layout, gutter }: RowTerms & { readonly row: RowOf<'note'> }) => {
  const at = gutter + layout.places[row.at]!;
  const isLeft = layout.places[row.at]! > layout.width * 0.55;
  const style = isLeft
    ? { right: `${gutter + layout.width - at + 8}px`, maxWidth: `${at - gutter}px` }
    : { left: `${at + 8}px`, maxWidth: `${gutter + layout.width - at - 16}px` };
  return (
    <>
      <span class="dot" style={{ left: `${at}px` }} />
      <span class="chip" style={style}>
        {row.tone === 'bad' && <b class="sign">✗</b>}
        {row.text}
      </span>
    </>
  );
};

const boxAt = (at: number, gutter: number, width: number, box: number) => {
  const most = Math.min(box, width - 8);
  return { left: `${Math.max(gutter, Math.min(at - most / 2, gutter + width - most - 4))}px`, width: `${most}px` };
};

/** A row as it is read out. */
const spoken = ({ row, lifelines }: RowTerms, time: string): string => {
  const name = (number: number): string => lifelines[number]!.connector ?? lifelines[number]!.host;
  const where =
    row.kind === 'arrow'
      ? `${name(row.from)} to ${name(row.to)}: `
      : row.kind === 'note' || row.kind === 'decision'
        ? `${name(row.at)}: `
        : '';
  const what = row.kind === 'mark' && row.isTime ? `${elapsed(Number(row.text))} pass` : textOf(row);
  const frame = row.kind === 'arrow' && row.frame !== undefined ? `, frame ${row.frame}` : '';
  return `${row.tone === 'bad' ? 'failure, ' : ''}${time === '' ? '' : `${time}, `}${where}${what}${frame}`;
};

/** An arrow from a lifeline to itself. */
const STUB = 40;
const LEAST = 160;
const BOX = 280;
