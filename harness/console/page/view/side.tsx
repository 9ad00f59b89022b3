import type { Desk } from '../model/desk.ts';
import { type Row, textOf } from '../model/row.ts';
import type { Scene } from '../model/scene.ts';
import type { Shown } from '../model/shown.ts';
import type { Session } from '../session.ts';
import { CasesPanel } from './cases.tsx';
import { Difference } from './difference.tsx';
import { Expectations } from './expectations.tsx';
import { Log } from './log.tsx';
import { PduPanel } from './pdu-panel.tsx';
import { Who } from './who.tsx';

export interface SideTerms {
  readonly session: Session;
  readonly desk: Desk;
  readonly scene: Scene;
  readonly shown: Shown;
}

/** What is to be known of the row that is looked at, and of the run beside it. */
export const Side = ({ session, desk, scene, shown }: SideTerms) => {
  const row = rowOf(shown, desk.cursor);
  const [one, other] = desk.marked.map((id) => rowOf(shown, id)).filter((each) => each?.kind === 'arrow' && each.frame !== undefined);
  const call = row?.call ?? scene.decided?.call;
  const decision = row?.kind === 'decision' ? row.decision : row?.call ? undefined : scene.decided?.decision;
  const host = desk.host ?? hostOf(scene, row) ?? call?.called ?? [...scene.hosts.keys()][0];
  const isBusy = session.hello !== undefined && !session.isOver;
  return (
    <aside class="side" aria-label="What is looked at">
      {one?.kind === 'arrow' && other?.kind === 'arrow' ? (
        <Difference session={session} desk={desk} scene={scene} rows={[one, other]} />
      ) : row?.kind === 'arrow' && row.frame !== undefined ? (
        <PduPanel key={row.id} session={session} desk={desk} scene={scene} row={{ ...row, frame: row.frame }} />
      ) : row ? (
        <section class="card" aria-label="Row">
          <h2>{titleOf(row)}</h2>
          <p class="because">{textOf(row)}</p>
        </section>
      ) : (
        <section class="card" aria-label="Row">
          <h2>PDU</h2>
          <p class="says">Choose a row of the ladder with a click, or with j and k: its octets and parts are shown here.</p>
        </section>
      )}
      <CasesPanel cases={session.model.cases} desk={desk} />
      {call && call.decisions.length > 0 && <Who key={`${call.line} ${row?.id}`} scene={scene} call={call} decision={decision} />}
      {host !== undefined && <Log desk={desk} scene={scene} host={host} line={row?.call?.line} />}
      {session.model.cases.size === 0 && <Expectations scene={scene} isLive={isBusy} />}
    </aside>
  );
};

const rowOf = (shown: Shown, id: number | undefined): Row | undefined => {
  const index = shown.indexOf(id);
  return index === undefined ? undefined : shown.rows[index];
};

const hostOf = ({ lifelines }: Scene, row: Row | undefined): string | undefined => {
  if (row === undefined || row.kind === 'mark' || row.kind === 'gap') return undefined;
  return lifelines.all[row.kind === 'arrow' ? row.to : row.at]?.host;
};

const titleOf = (row: Row): string =>
  row.kind === 'arrow' ? 'TCP' : row.kind === 'decision' ? `${row.decision.host} decides` : row.kind === 'gap' ? 'Left out' : 'Note';
