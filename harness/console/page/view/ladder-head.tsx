import type { Layout, Lifeline } from '../model/lifelines.ts';

export interface HeadTerms {
  readonly lifelines: readonly Lifeline[];
  readonly layout: Layout;
  readonly gutter: number;
  readonly scrolled: number;
}

/** Whose lines these are. */
export const LadderHead = ({ lifelines, layout, gutter, scrolled }: HeadTerms) => (
  <div class="ladder-head">
    <div class="names" style={{ transform: `translateX(${-scrolled}px)`, width: `${gutter + layout.width}px` }}>
      {layout.drawn.map((number, index) => {
        const { host, connector, says } = lifelines[number]!;
        const at = layout.places[number]!;
        // Hosts have lines of their own above, and stand in nobody's way but that of one another.
        const others = layout.drawn.filter(
          (other, place) => place !== index && (lifelines[other]!.connector === undefined) === (connector === undefined),
        );
        const room = Math.min(...others.map((other) => Math.abs(layout.places[other]! - at))) - 10;
        const width = Math.min(connector === undefined ? HOST : CONNECTOR, room);
        const x = Math.min(Math.max(gutter + at - width / 2, 4), gutter + layout.width - width - 4);
        return (
          <div
            key={number}
            class={connector === undefined ? 'name of-host' : 'name of-connector'}
            style={{ left: `${x}px`, width: `${width}px` }}
            title={says}
          >
            <strong>{connector ?? host}</strong>
            {connector === undefined && <span>{says}</span>}
          </div>
        );
      })}
    </div>
  </div>
);

const HOST = 190;
const CONNECTOR = 150;
