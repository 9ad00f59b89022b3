import type { Scene } from '../model/scene.ts';
import { clockSays } from '../model/times.ts';
import { waitSays } from '../model/waits.ts';

export interface NowTerms {
  readonly top: number;
  readonly scene: Scene;
  readonly isLive: boolean;
  readonly isVirtual: boolean;
  readonly isEmpty: boolean;
  readonly isFiltered: boolean;
}

/** Where the run is, and what waits for its time. */
export const NowLine = ({ top, scene, isLive, isVirtual, isEmpty, isFiltered }: NowTerms) => (
  <div class={`now ${isLive && !scene.end ? '' : 'over'}`} role="presentation" style={{ transform: `translateY(${top}px)` }}>
    <span class="now-says">{saysOf(scene, isLive, isVirtual)}</span>
    {isEmpty && <span class="nothing">{isFiltered ? 'nothing fits the filter' : 'nothing was said yet'}</span>}
    {isLive && !scene.end && (
      <div class="waits" role="presentation">
        {waitsOf(scene, isVirtual).map((says) => (
          <span key={says}>{says}</span>
        ))}
      </div>
    )}
  </div>
);

/** How far down it reaches. */
export const nowHeight = (scene: Scene): number => HEAD + waitsOf(scene, true).length * LINE;

const waitsOf = ({ waits: { all }, t, start, end }: Scene, isVirtual: boolean): readonly string[] => {
  if (end) return [];
  const says = all.slice(0, MOST_WAITS).map((wait) => waitSays(wait, start?.t ?? 0, isVirtual ? t : undefined));
  return all.length > MOST_WAITS ? [...says, `and ${all.length - MOST_WAITS} more wait`] : says;
};

const saysOf = ({ end, t, start }: Scene, isLive: boolean, isVirtual: boolean): string => {
  const time = clockSays(t - (start?.t ?? 0));
  if (end) return `end · ${time}`;
  return `${isLive ? 'now' : 'end'} · ${time}${isVirtual ? ' on the virtual clock' : ''}`;
};

/** Retries that are told one by one. */
const MOST_WAITS = 6;
/** Pixels: of the line itself, and of one that waits. */
const HEAD = 64;
const LINE = 18;
