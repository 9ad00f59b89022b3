import { useEffect, useReducer, useRef, useState } from 'preact/hooks';
import type { Desk } from '../model/desk.ts';
import { commandOf, isEverywhere } from '../model/keys.ts';
import type { Row } from '../model/row.ts';
import type { Session } from '../session.ts';
import { Announcer } from './announcer.tsx';
import { FilterLine } from './filter-line.tsx';
import { Header } from './header.tsx';
import { Ladder } from './ladder.tsx';
import { carryOut } from './moves.ts';
import { Side } from './side.tsx';

/** The whole page. */
export const App = ({ session, desk }: { readonly session: Session; readonly desk: Desk }) => {
  const [, draw] = useReducer<number, void>((count) => count + 1, 0);
  const [menu, turn] = useState<string | undefined>();
  const filter = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const stops = [session.watch(() => draw()), desk.watch(() => draw())];
    return () => {
      for (const stop of stops) stop();
    };
  }, []);
  const scene = desk.sceneOf(session.model);
  const shown = scene && desk.shownOf(scene);
  const title = scene?.start?.name ?? session.hello?.run.name;
  useEffect(() => {
    document.title = title === undefined ? 'port102' : `${title} · port102`;
  }, [title]);
  const act = (row: Row): void => {
    if (row.kind === 'gap') void session.fetch(row.gap);
    else
      (document.querySelector<HTMLElement>('.side .tree [tabindex="0"]') ?? document.querySelector<HTMLElement>('.side button'))?.focus();
  };
  const press = (event: KeyboardEvent): void => {
    const command = commandOf(event);
    if (command === undefined || isTyping(event.target)) return;
    const isOnLadder = event.target instanceof Element && (event.target.closest('.ladder') !== null || event.target === document.body);
    if (!isEverywhere(command) && !isOnLadder) return;
    event.preventDefault();
    carryOut(command, { session, desk, shown, act, turn, filter: filter.current });
  };
  useEffect(() => {
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  });
  return (
    <>
      <a class="skip" href="#ladder">
        to the ladder
      </a>
      <Header session={session} desk={desk} scene={scene} menu={menu} turn={turn} />
      <FilterLine desk={desk} shown={shown} input={filter} />
      <main class="main">
        {scene && shown ? (
          <>
            <Ladder
              desk={desk}
              scene={scene}
              shown={shown}
              isLive={session.hello !== undefined && !session.isOver}
              isVirtual={session.hello?.clock === 'virtual'}
              act={act}
            />
            <Side session={session} desk={desk} scene={scene} shown={shown} />
          </>
        ) : (
          <p class="empty">{session.hello === undefined ? 'Waiting for the run.' : 'The run has not said anything yet.'}</p>
        )}
      </main>
      <Announcer session={session} scene={scene} />
    </>
  );
};

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input:not([type="checkbox"]), textarea, select');
