import { useState } from 'preact/hooks';
import { PDUS } from '#harness/faults/index.ts';
import { DOINGS, type FaultForm, faultText, readFault } from '../model/fault-text.ts';
import type { Scene } from '../model/scene.ts';
import type { Session } from '../session.ts';
import { OutcomeLine } from './outcome.tsx';
import { useDeed } from './say.ts';

/** Something that is to go wrong: a form that makes the text that one would write behind `--fault`, and what is in force. */
export const FaultPanel = ({ session, scene }: { readonly session: Session; readonly scene: Scene | undefined }) => {
  const [form, setForm] = useState<FaultForm>(FIRST);
  const [text, setText] = useState(faultText(FIRST));
  const { outcome, ask, setOutcome } = useDeed(session);
  const doing = DOINGS.find(({ kind }) => kind === form.kind);
  const read = readFault(text);
  const set = (change: Partial<FaultForm>): void => {
    const next = { ...form, ...change };
    setForm(next);
    setText(faultText(next));
    setOutcome(undefined);
  };
  const inject = async (event: Event): Promise<void> => {
    event.preventDefault();
    await ask({ type: 'fault', fault: text }, 'in force');
  };
  return (
    <>
      <form onSubmit={(event) => void inject(event)}>
        <div class="fields">
          <Field label="what">
            <input list="pdus" value={form.pdu} onInput={({ currentTarget }) => set({ pdu: currentTarget.value })} />
          </Field>
          <Field label="whose">
            <select value={form.whose} onChange={({ currentTarget }) => set({ whose: currentTarget.value as FaultForm['whose'] })}>
              {WHOSE.map(([value, says]) => (
                <option key={value} value={value}>
                  {says}
                </option>
              ))}
            </select>
          </Field>
          <Field label="name">
            <input
              list="parties"
              value={form.name}
              disabled={form.whose === ''}
              onInput={({ currentTarget }) => set({ name: currentTarget.value })}
            />
          </Field>
          <Field label="only the nth">
            <input type="number" min="1" value={form.nth} onInput={({ currentTarget }) => set({ nth: currentTarget.value })} />
          </Field>
          <Field label="does">
            <select
              value={form.kind}
              onChange={({ currentTarget }) => {
                const next = DOINGS.find(({ kind }) => kind === currentTarget.value);
                if (next) set({ kind: next.kind, args: next.args });
              }}
            >
              {DOINGS.map(({ kind }) => (
                <option key={kind}>{kind}</option>
              ))}
            </select>
          </Field>
          <Field label="how">
            <input value={form.args} placeholder={doing?.args} onInput={({ currentTarget }) => set({ args: currentTarget.value })} />
          </Field>
          <Field label="times at most">
            <input type="number" min="1" value={form.times} onInput={({ currentTarget }) => set({ times: currentTarget.value })} />
          </Field>
        </div>
        <p class="says">{doing?.says}.</p>
        <label class="wide">
          <span>--fault</span>
          <input
            class="mono"
            value={text}
            aria-invalid={typeof read !== 'string'}
            onInput={({ currentTarget }) => {
              setText(currentTarget.value);
              setOutcome(undefined);
            }}
          />
        </label>
        {typeof read !== 'string' && (
          <p class="bad">
            {read.column === undefined ? '' : `column ${read.column}: `}
            {read.says}
          </p>
        )}
        <div class="deeds">
          <button type="submit" class="primary" disabled={typeof read !== 'string'}>
            put it in force
          </button>
        </div>
        <OutcomeLine outcome={outcome} />
        <datalist id="pdus">
          <option value="any" />
          {[...new Set(Object.values(PDUS).flat())].map((pdu) => (
            <option key={pdu} value={pdu} />
          ))}
        </datalist>
        <datalist id="parties">
          {[...(scene?.hosts.keys() ?? []), ...(scene?.connectors.keys() ?? [])].map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      </form>
      <h3>in force</h3>
      {session.state.faults.length === 0 ? (
        <p class="says">nothing goes wrong on purpose</p>
      ) : (
        <ul class="faults">
          {session.state.faults.map((fault) => (
            <li key={fault}>
              <code>{fault}</code>
              <button type="button" aria-label={`clear ${fault}`} onClick={() => void ask({ type: 'clear', fault }, 'cleared')}>
                clear
              </button>
            </li>
          ))}
          <li>
            <button type="button" onClick={() => void ask({ type: 'clear' }, 'all cleared')}>
              clear all
            </button>
          </li>
        </ul>
      )}
    </>
  );
};

const Field = ({ label, children }: { readonly label: string; readonly children: preact.ComponentChildren }) => (
  // biome-ignore lint/a11y/noLabelWithoutControl: what it is the label of is handed to it
  <label>
    <span>{label}</span>
    {children}
  </label>
);

const FIRST: FaultForm = { pdu: 'CC', whose: '', name: '', nth: '', kind: 'delay', args: '5s', times: '' };
const WHOSE = [
  ['', 'anybody’s'],
  ['from', 'from'],
  ['to', 'to'],
  ['at', 'at'],
] as const;
