import { useState } from 'preact/hooks';
import { asksBy, outcomeSays } from '#harness/reports/index.ts';
import type { Criterion, Decision } from '#harness/run/index.ts';
import type { Call } from '../model/row.ts';
import type { Scene } from '../model/scene.ts';
import { becauseOf, curesFor, whoTable } from '../model/who.ts';
import { Choices } from './choices.tsx';
import { Scroller } from './scroller.tsx';

export interface WhoTerms {
  readonly scene: Scene;
  readonly call: Call;
  /** The decision that is looked at; undefined: the last one about the call. */
  readonly decision: Decision | undefined;
}

/** Who could take a call: connectors by criteria, why it came out so, and what would cure it. */
export const Who = ({ scene, call, decision }: WhoTerms) => {
  const [chosen, setChosen] = useState<number | undefined>();
  const { decisions } = call;
  const shown = (chosen === undefined ? decision : decisions[chosen]) ?? decisions.at(-1);
  if (shown === undefined) return null;
  const { criteria, rows, alike } = whoTable(shown);
  const cures = [...new Set(curesFor(shown, scene.lints).flatMap((lint) => lint.cures ?? []))];
  return (
    <section class="card" aria-labelledby="who-title">
      <h2 id="who-title">
        Who could take it{' '}
        <small>
          {call.connector ?? call.caller} calls {shown.host}
        </small>
      </h2>
      {decisions.length > 1 && (
        <Choices label="Stages">
          {decisions.map((each, index) => (
            <button key={index} type="button" aria-pressed={each === shown} onClick={() => setChosen(index)}>
              {asksBy(each)}
            </button>
          ))}
        </Choices>
      )}
      <Scroller label="Decision table">
        <table class="who">
          <thead>
            <tr>
              <th scope="col">{shown.host}’s connector</th>
              {criteria.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
              <th scope="col">by {asksBy(shown)}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ connector, cells, says, tone }) => (
              <tr key={connector}>
                <th scope="row">{connector}</th>
                {cells.map((cell, index) => (
                  <Cell key={criteria[index]} cell={cell} />
                ))}
                <td class={tone}>{says}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
      {alike.length > 0 && (
        <details class="alike">
          <summary>{alike.length} criteria more that all meet alike</summary>
          <ul>
            {alike.map((each) => (
              <li key={each}>
                <span class="good" aria-hidden="true">
                  ✓
                </span>{' '}
                {each}
              </li>
            ))}
          </ul>
        </details>
      )}
      <p class="because">{becauseOf(shown)}</p>
      <p class="says">
        {outcomeSays(shown.outcome)}. {shown.rules}
      </p>
      {cures.length > 0 && (
        <>
          <h3>what would cure it</h3>
          <ul class="cures">
            {cures.map((cure) => (
              <li key={cure}>{cure}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
};

const Cell = ({ cell }: { readonly cell: Criterion | undefined }) => {
  if (cell === undefined) return <td class="dim">not asked</td>;
  return (
    <td class={cell.ok ? 'good' : 'bad'} title={cell.rule}>
      <span aria-hidden="true">{cell.ok ? '✓' : '✗'}</span>
      <span class="hidden">{cell.ok ? 'fits: ' : 'does not fit: '}</span>{' '}
      {cell.ok ? shownValue(cell.got) : `wants ${shownValue(cell.wanted)}, gets ${shownValue(cell.got)}`}
    </td>
  );
};

const shownValue = (value: string): string => (value === '' ? '“”' : value);
