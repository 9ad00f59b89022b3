import { useState } from 'preact/hooks';
import { hexOf, letterOf, octetLines, placeOf } from '../model/octet-lines.ts';

export interface OctetsTerms {
  readonly octets: readonly number[];
  readonly width: number;
  /** Those that are looked at: from, and up to, which is not included. */
  readonly range?: { readonly from: number; readonly to: number } | undefined;
  /** Those that are otherwise elsewhere. */
  readonly differing?: ReadonlySet<number>;
  readonly label: string;
  readonly look?: (octet: number) => void;
}

/** Octets in hexadecimal, each of which can be pointed at: with a pointer, or with arrow keys. */
export const Octets = ({ octets, width, range, differing, label, look }: OctetsTerms) => {
  const [at, setAt] = useState(0);
  const [most, setMost] = useState(MOST);
  const move = (to: number): void => {
    const next = Math.max(0, Math.min(to, Math.min(octets.length, most) - 1));
    setAt(next);
    look?.(next);
  };
  const press = (event: KeyboardEvent): void => {
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -width, ArrowDown: width, Home: -octets.length, End: octets.length }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    move(at + step);
  };
  const isIn = (place: number): boolean => range !== undefined && place >= range.from && place < range.to;
  const classOf = (place: number): string | undefined =>
    [isIn(place) ? 'in' : '', differing?.has(place) ? 'other' : '', place === at ? 'at' : ''].filter(Boolean).join(' ') || undefined;
  const over = ({ target }: Event): void => {
    const place = target instanceof HTMLElement ? target.dataset.at : undefined;
    if (place !== undefined) look?.(Number(place));
  };
  return (
    <div class="octets">
      <div
        class="hex"
        role="listbox"
        tabIndex={0}
        aria-label={label}
        aria-activedescendant={octets.length > 0 ? `${idOf(label)}-${at}` : undefined}
        onKeyDown={press}
        onFocus={() => look?.(at)}
        onMouseOver={over}
        onClick={({ target }) => {
          if (target instanceof HTMLElement && target.dataset.at !== undefined) move(Number(target.dataset.at));
        }}
      >
        {octetLines(octets, width, most).map((line) => (
          <div key={line.at} class="line" role="presentation">
            <span class="place" aria-hidden="true">
              {placeOf(line.at)}
            </span>
            <span class="digits" role="presentation">
              {line.octets.map((octet, index) => {
                const place = line.at + index;
                return (
                  // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus, and says which octet is meant
                  <span
                    key={place}
                    id={`${idOf(label)}-${place}`}
                    role="option"
                    aria-selected={isIn(place)}
                    title={`octet ${place}`}
                    data-at={place}
                    class={classOf(place)}
                  >
                    {hexOf(octet)}
                  </span>
                );
              })}
            </span>
            <span class="letters" aria-hidden="true">
              {line.octets.map((octet, index) => (
                <span key={index} class={isIn(line.at + index) ? 'in' : undefined} data-at={line.at + index}>
                  {letterOf(octet)}
                </span>
              ))}
            </span>
          </div>
        ))}
      </div>
      {octets.length > most && (
        <button type="button" onClick={() => setMost(most * 4)}>
          {octets.length - most} octets more
        </button>
      )}
    </div>
  );
};

const idOf = (label: string): string => label.replace(/\W+/g, '-');
const MOST = 512;
