import { columns, dress, glyph, type Paint } from '#harness/reports/index.ts';
import { defined } from '#src/core/index.ts';
import type { BindCall } from './bind-call.ts';
import type { BindEnded } from './bind-ending.ts';
import { type LayerLine, layerLines, nextLayer } from './bind-layers.ts';
import { toldOf } from './bind-told.ts';
import { ms, rounded } from './times.ts';

/** What there is to say of a bind, layer by layer, what that tells, and what to try next. */
export const bindLines = (paint: Paint, bind: BindCall): readonly string[] => {
  const { tells, tries } = toldOf(bind.asked, bind.ended);
  return columns([
    ...linesOf(bind).map(({ layer, says, isGood, after }) => [
      layer,
      dress(paint, isGood ? 'good' : 'bad', says) + (after === undefined ? '' : ` after ${ms(after)}`),
    ]),
    ['tells', `${glyph(paint, 'arrow')} ${tells}`],
    ...tries.map((line, index) => [index === 0 ? 'try' : '', line]),
  ]);
};

/** The same for programs. */
export const bindDocument = (bind: BindCall): object => {
  const { asked, to, ended } = bind;
  const { tells, tries, exit } = toldOf(asked, ended);
  const lines = linesOf(bind);
  const { layer, says } = lines.findLast(({ isGood }) => !isGood) ?? lines.at(-1) ?? {};
  return defined({
    target: asked.target,
    ...to,
    mta: asked.asking.mta,
    mode: asked.asking.conformance,
    ending: endingOf(ended),
    remoteMta: ended.ending === 'below' ? undefined : ended.name,
    layer,
    says,
    tells,
    try: tries,
    layers: lines.map((line) =>
      defined({ layer: line.layer, says: line.says, ok: line.isGood, afterMs: line.after && rounded(line.after) }),
    ),
    exit,
  });
};

const endingOf = (ended: BindEnded): string => (ended.ending === 'below' ? ended.probed.ending : ended.ending);

const linesOf = ({ asked, call, ended, took, unbound }: BindCall): readonly LayerLine[] => {
  const told = layerLines(call.confirms, asked.asking);
  if (unbound) return [...told, unbound];
  const { says } = toldOf(asked, ended);
  if (says === undefined) return told;
  const last = Math.max(0, ...[...call.confirms.values()].map(({ at }) => at));
  return [...told, { layer: nextLayer(call.confirms, asked.asking), says, isGood: false, after: took - last }];
};
