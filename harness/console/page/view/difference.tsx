import type { Desk } from '../model/desk.ts';
import { differenceOf, differingIn } from '../model/difference.ts';
import { octetsIn } from '../model/octet-lines.ts';
import type { RowOf } from '../model/row.ts';
import type { Scene } from '../model/scene.ts';
import type { Session } from '../session.ts';
import { Octets } from './octets.tsx';
import { partiesOf } from './pdu-panel.tsx';
import { Scroller } from './scroller.tsx';
import { useSize } from './size.ts';

export interface DifferenceTerms {
  readonly session: Session;
  readonly desk: Desk;
  readonly scene: Scene;
  readonly rows: readonly [RowOf<'arrow'>, RowOf<'arrow'>];
}

/** Two PDUs side by side. */
export const Difference = ({ session, desk, scene, rows }: DifferenceTerms) => {
  const { element, width } = useSize<HTMLElement>();
  const [left, right] = rows.map(({ frame }) => (frame === undefined ? 'it has no octets' : session.frames.of(frame)));
  return (
    <section class="card" ref={element} aria-labelledby="difference-title">
      <h2 id="difference-title">
        PDU {rows[0].frame} and PDU {rows[1].frame}
        <button type="button" class="aside" onClick={() => desk.clear()}>
          close
        </button>
      </h2>
      {left === undefined || right === undefined ? (
        <p class="says">their octets are on their way</p>
      ) : typeof left === 'string' || typeof right === 'string' ? (
        <p class="says">{typeof left === 'string' ? left : (right as string)}</p>
      ) : (
        <>
          <Scroller label="Differences">
            <table class="difference">
              <thead>
                <tr>
                  <th scope="col">part</th>
                  <th scope="col">{partiesOf(scene, rows[0])}</th>
                  <th scope="col">{partiesOf(scene, rows[1])}</th>
                </tr>
              </thead>
              <tbody>
                {differenceOf(left.pdus, right.pdus).map((pair, index) => (
                  <tr key={index} class={pair.isSame ? '' : 'other'}>
                    <th scope="row" style={{ paddingLeft: `${8 + pair.depth * 12}px` }}>
                      {pair.isSame ? '' : '≠ '}
                      {pair.name}
                    </th>
                    <td>{pair.left ?? '–'}</td>
                    <td>{pair.right ?? '–'}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroller>
          <div class="both">
            {[left, right].map(({ octets, frame }, index) => (
              <Octets
                key={`${frame}-${index}`}
                octets={octetsIn(octets)}
                width={width > 1000 ? 16 : 8}
                label={`Octets of frame ${frame}, ${index === 0 ? 'left' : 'right'}`}
                differing={differingIn(octetsIn(left.octets), octetsIn(right.octets))}
              />
            ))}
          </div>
        </>
      )}
    </section>
  );
};
