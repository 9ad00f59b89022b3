import { missingIn } from '../model/history.ts';
import type { Scene } from '../model/scene.ts';
import type { Session } from '../session.ts';

/** Says aloud what one would otherwise have to look for: verdicts, pauses, a line that is lost. */
export const Announcer = ({ session, scene }: { readonly session: Session; readonly scene: Scene | undefined }) => (
  <div class="hidden" role="log" aria-live="polite" aria-label="News">
    {[lineSays(session), stateSays(session), gapSays(session), verdictSays(session, scene)].filter(Boolean).map((says) => (
      <p key={says}>{says}</p>
    ))}
  </div>
);

const lineSays = ({ standing }: Session): string => (standing.kind === 'lost' ? 'The line to the run is lost; it is tried again.' : '');
const stateSays = ({ state }: Session): string => (state.paused ? 'The run is paused.' : '');
const gapSays = ({ history }: Session): string => {
  const missing = history.gaps.reduce((sum, gap) => sum + missingIn(gap), 0);
  return missing > 0 ? 'Some events are left out.' : '';
};
const verdictSays = ({ model }: Session, scene: Scene | undefined): string => {
  const last = model.cases.all.findLast(({ told }) => told !== undefined)?.told;
  if (scene?.end) return `The end: ${scene.end.verdict}.`;
  return last ? `${last.case}: ${last.verdict}.` : '';
};
