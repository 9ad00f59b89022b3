import type { Scene } from '../model/scene.ts';
import { clockSays } from '../model/times.ts';

export interface NowTerms {
  readonly top: number;
  readonly scene: Scene;
  readonly isLive: boolean;
  readonly isVirtual: boolean;
  readonly isEmpty: boolean;
  readonly isFiltered: boolean;
}

/** Where the run is. */
export const NowLine = ({ top, scene, isLive, isVirtual, isEmpty, isFiltered }: NowTerms) => (
  <div class={`now ${isLive && !scene.end ? '' : 'over'}`} role="presentation" style={{ transform: `translateY(${top}px)` }}>
    <span class="now-says">{saysOf(scene, isLive, isVirtual)}</span>
    {isEmpty && <span class="nothing">{isFiltered ? 'nothing fits the filter' : 'nothing was said yet'}</span>}
  </div>
);

const saysOf = ({ end, t, start }: Scene, isLive: boolean, isVirtual: boolean): string => {
  const time = clockSays(t - (start?.t ?? 0));
  if (end) return `end · ${time}`;
  return `${isLive ? 'now' : 'end'} · ${time}${isVirtual ? ' on the virtual clock' : ''}`;
};
