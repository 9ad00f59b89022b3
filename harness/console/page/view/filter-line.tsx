import type { RefObject } from 'preact';
import { FIELDS } from '#harness/filter/index.ts';
import type { Desk, Switches } from '../model/desk.ts';
import { inDigits } from '../model/row.ts';
import type { Shown } from '../model/shown.ts';

export interface FilterTerms {
  readonly desk: Desk;
  readonly shown: Shown | undefined;
  readonly input: RefObject<HTMLInputElement>;
}

/** What is to be shown, in the grammar of the command line, and how. */
export const FilterLine = ({ desk, shown, input }: FilterTerms) => (
  <search class="filter">
    <label class="query">
      <span>filter</span>
      <input
        ref={input}
        class="mono"
        type="text"
        spellcheck={false}
        autocomplete="off"
        value={desk.filterText}
        placeholder={'host=bravo & (pdu=CR | pdu=DR) & tsel~"MTA"'}
        title={`fields: ${Object.keys(FIELDS).join(', ')}`}
        aria-invalid={desk.fault !== undefined}
        aria-describedby="filter-says"
        onInput={({ currentTarget }) => desk.filter(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          desk.filter('');
        }}
      />
    </label>
    <output class="tally">{shown ? `${inDigits(shown.count)} of ${inDigits(shown.all)} shown` : ''}</output>
    <div class="switches">
      {SWITCHES.map(([name, label]) => (
        <label key={name} class="switch">
          <input
            type="checkbox"
            checked={desk.switches[name]}
            onChange={({ currentTarget }) => desk.turn({ [name]: currentTarget.checked })}
          />
          {label}
        </label>
      ))}
    </div>
    <div id="filter-says" class="fault" role="alert">
      {desk.fault && <pre>{desk.fault.message}</pre>}
    </div>
  </search>
);

const SWITCHES: readonly (readonly [keyof Switches, string])[] = [
  ['isFollowing', 'follow'],
  ['isDelta', 'delta times'],
  ['isTcpFolded', 'collapse TCP'],
  ['hasLogs', 'logs'],
  ['isOfHosts', 'hosts only'],
];
