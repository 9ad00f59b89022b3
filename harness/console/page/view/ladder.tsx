import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Desk } from '../model/desk.ts';
import { layoutOf } from '../model/lifelines.ts';
import { scrolledTo, windowOf } from '../model/offsets.ts';
import type { Row } from '../model/row.ts';
import type { Scene } from '../model/scene.ts';
import type { Shown } from '../model/shown.ts';
import { LadderHead } from './ladder-head.tsx';
import { LadderRow } from './ladder-row.tsx';
import { NowLine, nowHeight } from './now-line.tsx';
import { useSize } from './size.ts';

export interface LadderTerms {
  readonly desk: Desk;
  readonly scene: Scene;
  readonly shown: Shown;
  readonly isLive: boolean;
  readonly isVirtual: boolean;
  readonly act: (row: Row) => void;
}

/** The ladder: only what is seen of it is there. */
export const Ladder = ({ desk, scene, shown, isLive, isVirtual, act }: LadderTerms) => {
  const { element, width, height } = useSize<HTMLDivElement>();
  const [scrolled, setScrolled] = useState({ top: 0, left: 0 });
  const { all } = scene.lifelines;
  const { isOfHosts, isFollowing, isDelta } = desk.switches;
  const isNarrow = isOfHosts || width < NARROW;
  const layout = useMemo(() => layoutOf(all, Math.max(0, width - GUTTER), isNarrow), [all, all.length, scene.hosts.size, width, isNarrow]);
  const { from, to } = windowOf(shown.offsets, scrolled.top, height);
  const cursor = shown.indexOf(desk.cursor);
  const total = shown.offsets.total + nowHeight(scene);
  const due = useRef(false);

  const scroll = (): void => {
    const { current } = element;
    if (current === null || due.current) return;
    due.current = true;
    requestAnimationFrame(() => {
      due.current = false;
      setScrolled({ top: current.scrollTop, left: current.scrollLeft });
    });
  };
  useLayoutEffect(() => {
    if (isFollowing && element.current) element.current.scrollTop = total;
  }, [isFollowing, total, height]);
  useEffect(() => {
    const { current } = element;
    if (cursor === undefined || current === null) return;
    current.scrollTop = scrolledTo(shown.offsets, cursor, current.scrollTop, current.clientHeight);
  }, [cursor, desk.cursor]);

  return (
    <div class="ladder">
      <LadderHead lifelines={all} layout={layout} gutter={GUTTER} scrolled={scrolled.left} />
      <div
        id="ladder"
        class="rows"
        ref={element}
        role="listbox"
        tabIndex={0}
        aria-label="Ladder of what was said"
        aria-multiselectable="true"
        aria-activedescendant={cursor !== undefined && cursor >= from && cursor < to ? `row-${desk.cursor}` : undefined}
        onScroll={scroll}
        onWheel={({ deltaY }) => {
          if (deltaY < 0 && isFollowing) desk.turn({ isFollowing: false });
        }}
      >
        <div class="sheet" role="presentation" style={{ height: `${total}px`, width: `${GUTTER + layout.width}px` }}>
          {layout.drawn.map((number) => (
            <div
              key={number}
              role="presentation"
              class={`lifeline ${all[number]!.connector === undefined ? 'of-host' : 'of-connector'}`}
              style={{ left: `${GUTTER + layout.places[number]!}px` }}
            />
          ))}
          {shown.rows.slice(from, to).map((row, index) => (
            <LadderRow
              key={row.id}
              row={row}
              number={from + index}
              count={shown.rows.length}
              top={shown.offsets.top(from + index)}
              height={shown.offsets.height(from + index)}
              before={shown.rows[from + index - 1]?.t}
              layout={layout}
              lifelines={all}
              gutter={GUTTER}
              isDelta={isDelta}
              isCursor={row.id === desk.cursor}
              isMarked={desk.marked.includes(row.id)}
              pick={(event) => {
                if (event.ctrlKey || event.metaKey || event.shiftKey) return desk.mark(row.id);
                if (desk.switches.isFollowing) desk.turn({ isFollowing: false });
                desk.look(row.id);
                if (row.kind === 'gap') act(row);
              }}
              open={() => act(row)}
            />
          ))}
          <NowLine
            top={shown.offsets.total}
            scene={scene}
            isLive={isLive}
            isVirtual={isVirtual}
            isEmpty={shown.rows.length === 0}
            isFiltered={desk.isFiltered}
          />
        </div>
      </div>
    </div>
  );
};

/** For times. */
const GUTTER = 84;
/** Where there is no room for the connectors. */
const NARROW = 480;
