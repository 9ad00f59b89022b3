import { glyph, PLAIN } from '#harness/reports/index.ts';
import { type Standing, tallyOf, toneOfStanding } from '../model/expected.ts';
import type { Scene } from '../model/scene.ts';
import { Scroller } from './scroller.tsx';

/** What is expected, how it stands, and what came of it. */
export const Expectations = ({ scene, isLive }: { readonly scene: Scene; readonly isLive: boolean }) => {
  const { all } = scene.expected;
  const isOver = !isLive || scene.end !== undefined;
  if (all.length === 0) return null;
  return (
    <section class="card" aria-labelledby="expect-title">
      <h2 id="expect-title">
        Expectations <small>{tallyOf(all, isOver)}</small>
      </h2>
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
            {all.map((each, index) => (
              <tr key={index} title={each.where}>
                <td class={toneOfStanding(each)}>{saysOf(each, isOver)}</td>
                <th scope="row">{each.what}</th>
                <td>{each.wanted}</td>
                <td class={toneOfStanding(each) === 'bad' ? 'bad' : ''}>{each.got}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
    </section>
  );
};

/** `✓ met`, `✗ fail`; before it is judged `✓ so far` or `… waiting`. */
const saysOf = ({ verdict, holds }: Standing, isOver: boolean): string => {
  if (verdict === undefined && isOver) return '– not judged';
  if (verdict === undefined) return holds ? `${glyph(PLAIN, 'pass')} so far` : '… waiting';
  return verdict === 'pass' ? `${glyph(PLAIN, 'pass')} met` : `${glyph(PLAIN, verdict)} ${verdict}`;
};
