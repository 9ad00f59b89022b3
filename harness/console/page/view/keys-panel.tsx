import { KEYS } from '../model/keys.ts';

/** The keys, and what they do. */
export const KeysPanel = () => (
  <dl class="keys">
    {KEYS.map(([keys, says]) => (
      <div key={says}>
        <dt>
          {keys.split(' ').map((key) => (
            <kbd key={key}>{key}</kbd>
          ))}
        </dt>
        <dd>{says}</dd>
      </div>
    ))}
  </dl>
);
