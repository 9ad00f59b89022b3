import type { Desk } from '../model/desk.ts';
import type { Command } from '../model/keys.ts';
import type { Row } from '../model/row.ts';
import type { Shown } from '../model/shown.ts';
import type { Session } from '../session.ts';

/** What a command works on. */
export interface Place {
  readonly session: Session;
  readonly desk: Desk;
  readonly shown: Shown | undefined;
  readonly act: (row: Row) => void;
  readonly turn: (menu: string | undefined) => void;
  readonly filter: HTMLInputElement | null;
}

/** Does what a key is for. */
export const carryOut = (command: Command, place: Place): void => MOVES[command](place);

const rowAt = ({ desk, shown }: Place): number | undefined => shown?.indexOf(desk.cursor);

const go = (place: Place, where: (index: number | undefined, count: number) => number): void => {
  const { desk, shown } = place;
  if (shown === undefined || shown.rows.length === 0) return;
  const next = Math.max(0, Math.min(where(rowAt(place), shown.rows.length), shown.rows.length - 1));
  if (desk.switches.isFollowing) desk.turn({ isFollowing: false });
  desk.look(shown.rows[next]!.id);
  document.getElementById('ladder')?.focus();
};

const onRow = (place: Place, does: (row: Row) => void): void => {
  const index = rowAt(place);
  const row = index === undefined ? undefined : place.shown?.rows[index];
  if (row) does(row);
};

// biome-ignore format: a table
const MOVES: Readonly<Record<Command, (place: Place) => void>> = {
  next:     (place) => go(place, (index) => (index === undefined ? 0 : index + 1)),
  previous: (place) => go(place, (index, count) => (index === undefined ? count - 1 : index - 1)),
  pageDown: (place) => go(place, (index = 0) => index + PAGE),
  pageUp:   (place) => go(place, (index = 0) => index - PAGE),
  first:    (place) => go(place, () => 0),
  last:     (place) => go(place, (_, count) => count - 1),
  failure:  (place) => go(place, (index = -1) => {
    const rows = place.shown?.rows ?? [];
    const next = rows.findIndex(({ tone }, at) => at > index && tone === 'bad');
    return next < 0 ? rows.findIndex(({ tone }) => tone === 'bad') : next;
  }),
  open:     (place) => onRow(place, place.act),
  mark:     (place) => onRow(place, ({ id }) => place.desk.mark(id)),
  clear:    ({ desk, turn }) => { turn(undefined); desk.clear(); },
  filter:   ({ filter }) => filter?.focus(),
  follow:   ({ desk }) => desk.turn({ isFollowing: !desk.switches.isFollowing }),
  pause:    ({ session }) => { if (session.isOurs) void session.ask({ type: session.state.paused ? 'resume' : 'pause' }); },
  step:     ({ session }) => { if (session.isOurs && session.hello?.pauses === 'run') void session.ask({ type: 'step' }); },
  help:     ({ turn }) => turn('keys'),
};

const PAGE = 15;
