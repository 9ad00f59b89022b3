import { useState } from 'preact/hooks';
import type { Scene } from '../model/scene.ts';
import type { Session } from '../session.ts';
import { BreakPanel } from './break-form.tsx';
import { CannotPanel } from './cannot.tsx';
import { FaultPanel } from './fault-form.tsx';
import { InjectPanel } from './inject-form.tsx';
import { KeysPanel } from './keys-panel.tsx';
import { Menu } from './menu.tsx';
import { OutcomeLine } from './outcome.tsx';
import { useDeed } from './say.ts';

export interface ControlsTerms {
  readonly session: Session;
  readonly scene: Scene | undefined;
  readonly menu: string | undefined;
  readonly turn: (menu: string | undefined) => void;
}

/** What can be done to the run, where it may be done; and what can be taken away from it. */
export const Controls = ({ session, scene, menu, turn }: ControlsTerms) => {
  const { outcome, ask, setOutcome } = useDeed(session);
  const [isBusy, setBusy] = useState(false);
  const { paused, breakOn, faults } = session.state;
  const cannot = session.hello?.cannot ?? {};
  const verb = async (type: 'pause' | 'resume' | 'step'): Promise<void> => {
    setBusy(true);
    const isDone = await ask({ type }, '');
    setBusy(false);
    if (isDone) setOutcome(undefined);
  };
  return (
    <div class="controls" role="toolbar" aria-label="Controls">
      {session.isOurs && (
        <>
          <button
            type="button"
            id="pause"
            class={paused ? 'on' : ''}
            disabled={isBusy}
            onClick={() => void verb(paused ? 'resume' : 'pause')}
          >
            <span aria-hidden="true">{paused ? '▶' : '❚❚'}</span> {paused ? 'resume' : 'pause'}
          </button>
          {cannot.step === undefined && (
            <button type="button" id="step" disabled={isBusy} onClick={() => void verb('step')}>
              <span aria-hidden="true">⇥</span> step
            </button>
          )}
          <Menu name="break" label={breakOn === undefined ? 'break' : 'break set'} isOn={breakOn !== undefined} open={menu} turn={turn}>
            <BreakPanel session={session} />
          </Menu>
          {cannot.fault === undefined && (
            <Menu
              name="fault"
              label={faults.length > 0 ? `fault (${faults.length})` : 'fault'}
              isOn={faults.length > 0}
              open={menu}
              turn={turn}
            >
              <FaultPanel session={session} scene={scene} />
            </Menu>
          )}
          {cannot.inject === undefined && (
            <Menu name="inject" label="inject" open={menu} turn={turn}>
              <InjectPanel session={session} scene={scene} />
            </Menu>
          )}
          {Object.keys(cannot).length > 0 && (
            <Menu name="cannot" label="not here" open={menu} turn={turn}>
              <CannotPanel cannot={cannot} />
            </Menu>
          )}
        </>
      )}
      <Menu name="export" label="export" open={menu} turn={turn}>
        <ul class="exports">
          {EXPORTS.map(([name, says]) => (
            <li key={name}>
              <a href={`export/${name}${location.search}`} download={name}>
                {name}
              </a>{' '}
              <span class="says">{says}</span>
            </li>
          ))}
        </ul>
      </Menu>
      <Menu name="keys" label="keys" open={menu} turn={turn}>
        <KeysPanel />
      </Menu>
      {outcome && !outcome.isDone && <OutcomeLine outcome={outcome} />}
    </div>
  );
};

const EXPORTS = [
  ['run.pcapng', 'the capture, for Wireshark'],
  ['run.ndjson', 'the events, one a line'],
  ['ladder.svg', 'the ladder, drawn'],
  ['ladder.txt', 'the ladder, in letters'],
  ['run.md', 'what came of it, as Markdown'],
] as const;
