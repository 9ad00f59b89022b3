import { useState } from 'preact/hooks';
import type { Session } from '../session.ts';
import { OutcomeLine } from './outcome.tsx';
import { useDeed } from './say.ts';

/** Where the run is to stop by itself. */
export const BreakPanel = ({ session }: { readonly session: Session }) => {
  const [text, setText] = useState(session.state.breakOn ?? '');
  const { outcome, ask } = useDeed(session);
  const set = async (event: Event): Promise<void> => {
    event.preventDefault();
    await ask({ type: 'break', filter: text }, text.trim() === '' ? 'it stops at nothing' : 'it stops at the next that fits');
  };
  return (
    <form onSubmit={(event) => void set(event)}>
      <label class="wide">
        <span>filter</span>
        <input
          class="mono"
          value={text}
          placeholder="host=bravo & pdu=CR"
          spellcheck={false}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
      </label>
      <p class="says">The run pauses at the next event that fits: it is told, and nothing comes of it yet.</p>
      <div class="deeds">
        <button type="submit" class="primary">
          set
        </button>
        <button
          type="button"
          onClick={() => {
            setText('');
            void ask({ type: 'break' }, 'it stops at nothing');
          }}
        >
          clear
        </button>
      </div>
      <OutcomeLine outcome={outcome} />
    </form>
  );
};
