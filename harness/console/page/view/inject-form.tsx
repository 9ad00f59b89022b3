import { useState } from 'preact/hooks';
import { typedOctets } from '../model/octet-lines.ts';
import type { Scene } from '../model/scene.ts';
import type { Session } from '../session.ts';
import { OutcomeLine } from './outcome.tsx';
import { useDeed } from './say.ts';

/** Octets said by hand, on a line that is open. */
export const InjectPanel = ({ session, scene }: { readonly session: Session; readonly scene: Scene | undefined }) => {
  const open = scene?.calls.open ?? [];
  const [line, setLine] = useState('');
  const [from, setFrom] = useState<'caller' | 'called'>('caller');
  const [text, setText] = useState('');
  const { outcome, ask } = useDeed(session);
  const octets = typedOctets(text);
  const chosen = open.find((call) => call.line === line) ?? open[0];
  const inject = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (chosen && octets !== undefined) await ask({ type: 'inject', line: chosen.line, from, octets }, 'said');
  };
  if (chosen === undefined) return <p class="says">No line is open: nothing can be said. Pause the run while one is.</p>;
  return (
    <form onSubmit={(event) => void inject(event)}>
      <label class="wide">
        <span>line</span>
        <select value={chosen.line} onChange={({ currentTarget }) => setLine(currentTarget.value)}>
          {open.map((call) => (
            <option key={call.line} value={call.line}>
              {call.connector ?? call.caller} → {call.booked ?? call.called} ({call.line})
            </option>
          ))}
        </select>
      </label>
      <label class="wide">
        <span>said by</span>
        <select value={from} onChange={({ currentTarget }) => setFrom(currentTarget.value as 'caller' | 'called')}>
          <option value="caller">the caller, {chosen.caller}</option>
          <option value="called">the called, {chosen.called}</option>
        </select>
      </label>
      <label class="wide">
        <span>octets</span>
        <textarea
          class="mono"
          rows={4}
          placeholder="03 00 00 07 02 f0 80"
          spellcheck={false}
          value={text}
          aria-invalid={text !== '' && octets === undefined}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
      </label>
      <p class="says">{octets === undefined ? 'pairs of hexadecimal digits, as in 03 00 00 07 02 f0 80' : `${octets.length / 2} octets`}</p>
      <div class="deeds">
        <button type="submit" class="primary" disabled={octets === undefined}>
          say them
        </button>
      </div>
      <OutcomeLine outcome={outcome} />
    </form>
  );
};
