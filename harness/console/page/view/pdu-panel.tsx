import { useState } from 'preact/hooks';
import type { TreeOf } from '../../protocol.ts';
import type { PduTold } from '../frames.ts';
import type { Desk } from '../model/desk.ts';
import { octetsIn } from '../model/octet-lines.ts';
import { kindsOf, type RowOf, sizeOf } from '../model/row.ts';
import type { Scene } from '../model/scene.ts';
import { pathAt } from '../model/tree-lines.ts';
import type { Session } from '../session.ts';
import { Octets } from './octets.tsx';
import { useSize } from './size.ts';
import { Tree } from './tree.tsx';

export interface PduTerms {
  readonly session: Session;
  readonly desk: Desk;
  readonly scene: Scene;
  readonly row: RowOf<'arrow'> & { readonly frame: number };
}

/** The PDU that is looked at: its parts and its octets, each of which shows the other. */
export const PduPanel = ({ session, desk, scene, row }: PduTerms) => {
  const told = session.frames.of(row.frame);
  const isMarked = desk.marked.includes(row.id);
  return (
    <section class="card" aria-labelledby="pdu-title">
      <h2 id="pdu-title">
        PDU {row.frame} · {kindsOf(row.pdus ?? []).at(-1) ?? 'octets'} · {partiesOf(scene, row)}
        {row.pdus && sizeOf(row.pdus) !== undefined && <small> {sizeOf(row.pdus)}</small>}
        <button type="button" class="aside" aria-pressed={isMarked} onClick={() => desk.mark(row.id)}>
          {isMarked ? '◆ selected' : '◇ select to compare'}
        </button>
      </h2>
      {told === undefined ? (
        <p class="says">its octets are on their way</p>
      ) : typeof told === 'string' ? (
        <p class="says">{told}</p>
      ) : (
        <Parts key={row.frame} told={told} />
      )}
    </section>
  );
};

const Parts = ({ told }: { readonly told: PduTold }) => {
  const [looked, setLooked] = useState<{ readonly path: string | undefined; readonly from: number; readonly to: number } | undefined>();
  const { element, width } = useSize<HTMLDivElement>();
  const octets = octetsIn(told.octets);
  const lookAt = (path: string, { at, length }: TreeOf): void => {
    if (path !== looked?.path) setLooked({ path, from: at ?? -1, to: at === undefined ? -1 : at + length });
  };
  const lookAtOctet = (octet: number): void => {
    const path = pathAt(told.pdus, octet);
    const node = path === undefined ? undefined : nodeAt(told.pdus, path);
    if (path !== undefined && node) lookAt(path, node);
    else setLooked({ path: undefined, from: octet, to: octet + 1 });
  };
  return (
    <div class="parts" ref={element}>
      <Tree trees={told.pdus} part={looked?.path} look={lookAt} />
      <Octets octets={octets} width={width > WIDE ? 16 : 8} range={looked} label={`Octets of frame ${told.frame}`} look={lookAtOctet} />
    </div>
  );
};

const nodeAt = (trees: readonly TreeOf[], path: string): TreeOf | undefined => {
  const [first, ...rest] = path.split('.').map(Number);
  return rest.reduce<TreeOf | undefined>((node, index) => node?.children?.[index], trees[first!]);
};

/** `alpha/to-bravo-1 → bravo`. */
export const partiesOf = ({ lifelines }: Scene, { from, to }: RowOf<'arrow'>): string =>
  [from, to]
    .map((number) => lifelines.all[number]!)
    .map(({ host, connector }) => (connector === undefined ? host : `${host}/${connector}`))
    .join(' → ');

/** Room for sixteen octets in a line, in px. */
const WIDE = 500;
