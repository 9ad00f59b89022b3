import { useState } from 'preact/hooks';
import { glyph, PLAIN } from '#harness/reports/index.ts';
import type { Verdict } from '#harness/run/index.ts';
import { type Case, type Cases, filterFor } from '../model/cases.ts';
import type { Desk } from '../model/desk.ts';
import { toneOf } from '../model/marks.ts';

/** The cases of the suite by group, with their verdicts; one that is chosen has the ladder to itself. */
export const CasesPanel = ({ cases, desk }: { readonly cases: Cases; readonly desk: Desk }) => {
  const [chosen, setChosen] = useState<string | undefined>();
  const [isFailuresOnly, setFailuresOnly] = useState(false);
  if (cases.size === 0) return null;
  const told = cases.all.find(({ id }) => id === chosen)?.told;
  const choose = (each: Case): void => {
    setChosen(each.id);
    desk.filter(filterFor(each));
  };
  return (
    <section class="card" aria-labelledby="cases-title">
      <h2 id="cases-title">
        Conformance <small>{[...cases.counts].map(([verdict, count]) => `${count} ${verdict}`).join(' · ')}</small>
        <label class="aside switch">
          <input type="checkbox" checked={isFailuresOnly} onChange={({ currentTarget }) => setFailuresOnly(currentTarget.checked)} />
          what did not pass
        </label>
      </h2>
      {told && (
        <div class="verdict">
          <p>
            <b class={`word ${toneOf(told.verdict)}`}>{told.verdict}</b> <code>{told.case}</code> {told.requirement}
          </p>
          <dl>
            <dt>expected</dt>
            <dd>{told.expected.join(' or ')}</dd>
            <dt>observed</dt>
            <dd>{told.observed}</dd>
            {told.reason !== '' && (
              <>
                <dt>why</dt>
                <dd>{told.reason}</dd>
              </>
            )}
            <dt>spec</dt>
            <dd>
              {told.clause} {told.level.toUpperCase()} · ends {told.ending} · {Math.round(told.tookMs)} ms
            </dd>
          </dl>
        </div>
      )}
      <div class="groups">
        {cases.groups.map((group) => (
          <details
            key={group.name}
            open={isFailuresOnly || group.cases.length <= 12 || group.cases.some(({ told: each }) => isNoPass(each?.verdict))}
          >
            <summary>
              {group.name} <small>{`${group.passed}/${group.able}`}</small>
            </summary>
            <ul>
              {group.cases
                .filter((each) => !isFailuresOnly || isNoPass(each.told?.verdict))
                .map((each) => (
                  <li key={`${each.id} ${each.told?.role} ${each.told?.round}`}>
                    <button type="button" class="case" aria-pressed={each.id === chosen} onClick={() => choose(each)}>
                      <span class={each.told ? toneOf(each.told.verdict) : 'dim'}>{each.told ? markOf(each.told.verdict) : '…'}</span>{' '}
                      {each.id}
                      <span class="hidden">, {each.told?.verdict ?? 'going on'}</span>
                    </button>
                  </li>
                ))}
            </ul>
          </details>
        ))}
      </div>
    </section>
  );
};

const isNoPass = (verdict: Verdict | undefined): boolean => verdict !== undefined && toneOf(verdict) === 'bad';
const markOf = (verdict: Verdict): string => glyph(PLAIN, verdict);
