import { tallyOf } from '#harness/reports/index.ts';
import type { Cases } from '../model/cases.ts';
import type { Desk } from '../model/desk.ts';
import { inDigits } from '../model/row.ts';
import type { Scene } from '../model/scene.ts';
import type { Session } from '../session.ts';
import { Controls } from './controls.tsx';

export interface HeaderTerms {
  readonly session: Session;
  readonly desk: Desk;
  readonly scene: Scene | undefined;
  readonly menu: string | undefined;
  readonly turn: (menu: string | undefined) => void;
}

/** Which run this is, how it stands, how much there is of it, and what can be done to it. */
export const Header = ({ session, desk, scene, menu, turn }: HeaderTerms) => {
  const badge = badgeOf(session);
  const { scenes } = session.model;
  return (
    <header class="head">
      <h1 title={scene?.start?.name ?? session.hello?.run.name}>{scene?.start?.name ?? session.hello?.run.name ?? 'port102'}</h1>
      <span class={`badge ${badge.tone}`} role="status">
        {badge.says}
      </span>
      {session.runs.length > 1 && (
        <label class="inline">
          <span class="hidden">run</span>
          <select value={session.hello?.run.id} onChange={({ currentTarget }) => goTo(currentTarget.value)}>
            {session.runs.map(({ id, name, live }) => (
              <option key={id} value={id}>
                {name}
                {live ? '' : ', finished'}
              </option>
            ))}
          </select>
        </label>
      )}
      {scenes.length > 1 && (
        <label class="inline">
          <span class="hidden">scenario</span>
          <select
            value={desk.chosen === undefined ? '' : `${desk.chosen}`}
            onChange={({ currentTarget: { value } }) => desk.choose(value === '' ? undefined : Number(value))}
          >
            <option value="">the last of {scenes.length}</option>
            {scenes.map((each, index) => (
              <option key={index} value={`${index}`}>
                {index + 1}. {sceneSays(each)}
              </option>
            ))}
          </select>
        </label>
      )}
      <p class="counts">{scene && (session.model.cases.size > 0 ? suiteSays(session.model.cases, scene) : countsOf(scene))}</p>
      <Controls session={session} scene={scene} menu={menu} turn={turn} />
    </header>
  );
};

/** `Exchange 4.0, pass`: a variant by its name, a cell by its place. */
export const sceneSays = ({ start, end }: Scene): string => {
  const { variant, cell, name } = start ?? {};
  const says = variant ?? (cell ? Object.values(cell).join(' × ') : name) ?? 'what was before';
  return end ? `${says}: ${end.verdict}` : says;
};

/** Of the suite: how many cases there were, and what came of them. */
const suiteSays = ({ size, all }: Cases, { pdus }: Scene): string => {
  const results = all.flatMap(({ told }) => told ?? []);
  return [`${size} cases`, ...(results.length > 0 ? [tallyOf({ results })] : []), `${inDigits(pdus)} PDUs`].join(' · ');
};

const countsOf = ({ hosts, lifelines, connectors, pdus, attempts, up, expected: { all } }: Scene): string =>
  [
    `${hosts.size || lifelines.all.filter(({ connector }) => connector === undefined).length} hosts`,
    `${connectors.size} connectors`,
    `${inDigits(pdus)} PDUs`,
    `${inDigits(attempts)} associations tried`,
    `${up.size} up`,
    ...(all.length > 0 ? [`${all.filter(({ holds }) => holds).length} of ${all.length} as expected`] : []),
  ].join(' · ');

const badgeOf = ({ standing, hello, isOver, state, isForeign }: Session): { readonly says: string; readonly tone: string } => {
  if (standing.kind === 'lost') return { says: 'LINE LOST, trying again', tone: 'warn' };
  if (hello === undefined) return { says: 'CONNECTING', tone: 'dim' };
  if (isForeign) return { says: 'ANOTHER VERSION: load the page again', tone: 'warn' };
  if (isOver) return { says: 'FINISHED', tone: 'dim' };
  if (state.paused) return { says: hello.pauses === 'drawing' ? '❚❚ DRAWING PAUSED' : '❚❚ PAUSED', tone: 'warn' };
  return { says: '● LIVE', tone: 'live' };
};

const goTo = (run: string): void => {
  const there = new URLSearchParams(location.search);
  there.set('run', run);
  location.search = there.toString();
};
