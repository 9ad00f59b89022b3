import { glyph, PLAIN } from '#harness/reports/index.ts';
import type { Verdict } from '#harness/run/index.ts';
import { toneOf } from '../model/marks.ts';
import type { Scene } from '../model/scene.ts';
import { Scroller } from './scroller.tsx';

/** What was expected, and what came of it. */
export const Expectations = ({ scene, isLive }: { readonly scene: Scene; readonly isLive: boolean }) => {
  const { expects, start, end } = scene;
  if (expects.length === 0 && (start === undefined || end !== undefined || !isLive)) return null;
  const missed = expects.filter(({ verdict }) => toneOf(verdict) === 'bad').length;
  return (
    <section class="card" aria-labelledby="expect-title">
      <h2 id="expect-title">
        Expectations{' '}
        <small>
          {expects.length - missed} met{missed > 0 ? `, ${missed} not` : ''}
        </small>
      </h2>
      {expects.length === 0 ? (
        <p class="says">… they are judged when the steps are done</p>
      ) : (
        <Scroller label="Expectations">
          <table class="expects">
            <thead>
              <tr>
                <th scope="col">verdict</th>
                <th scope="col">what</th>
                <th scope="col">wanted</th>
                <th scope="col">got</th>
              </tr>
            </thead>
            <tbody>
              {expects.map(({ seq, what, wanted, got, verdict, where }) => (
                <tr key={seq} title={where}>
                  <td class={toneOf(verdict)}>{verdictSays(verdict)}</td>
                  <th scope="row">{what}</th>
                  <td>{wanted}</td>
                  <td class={toneOf(verdict) === 'bad' ? 'bad' : ''}>{got}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroller>
      )}
    </section>
  );
};

/** `✓ met`, `… waiting`, `✗ fail`. */
const verdictSays = (verdict: Verdict): string => {
  if (verdict === 'none') return '… waiting';
  return verdict === 'pass' ? `${glyph(PLAIN, 'pass')} met` : `${glyph(PLAIN, verdict)} ${verdict}`;
};
