import type { CaseResult } from '../case-results.ts';
import { commandLine } from '../command-line.ts';
import { framesSay } from '../facts.ts';
import type { Ladder } from '../ladder-model.ts';
import { ladderFigure } from '../ladder-svg.ts';
import { type Markup, markup } from '../markup.ts';
import { elapsed } from '../times.ts';
import { octetDump } from './octets.ts';
import { badge, copyButton, short } from './parts.ts';

/** All that there is to say of a case. `ladders`: those that there is room for. */
export const caseSection = (result: CaseResult, ladders: readonly Ladder[], isTold: boolean): Markup => {
  const { id, title, told, took, isFlaky, reason, isShared } = result;
  const meta = [told.clause, told.level.toUpperCase(), elapsed(took), ...(told.round > 1 ? [`round ${told.round}`] : [])];
  return markup`<h2>${badge(told.verdict)} <code>${id}</code></h2>
<p>${short(title)}</p>
<p class="meta">${meta.join(' · ')}${isFlaky && markup` · <span class="warn">it came out otherwise in another round</span>`}</p>
${told.expected.length > 0 ? (isTold ? why(result) : inShort(result)) : reason !== '' && markup`<p>${short(reason)}</p>`}
<div class="two"><div class="ladders">${ladders.length > 0 && markup`<h3>Ladder</h3>${ladders.map((ladder) => markup`<div class="panel">${ladderFigure(ladder)}</div>`)}`}${isShared && markup`<p class="dim">Several cases ran at once: what was said in this one is in the capture.</p>`}</div>
<div>${isTold && told.sent.length > 0 && markup`<h3>Octets sent last</h3>${octetDump(told.sent)}`}${result.frames !== undefined && again(result)}${isTold && copyButton(result)}</div></div>
`;
};

const why = ({ told, expected, observed, reason }: CaseResult): Markup => {
  const tone = TONES[told.verdict] ?? '';
  return markup`<h3>Why</h3><div class="wide"><table><thead><tr><td></td><th scope="col">expected</th><th scope="col">observed</th></tr></thead><tbody>
<tr><th scope="row">reaction</th><td class="long">${short(expected.join(' or '))}</td><td class="long ${tone}">${short(observed)}</td></tr>
<tr><th scope="row">afterwards</th><td></td><td>${ENDINGS[told.ending]}</td></tr>${
    reason !== '' &&
    markup`
<tr><th scope="row">why</th><td colspan="2">${short(reason)}</td></tr>`
  }${
    told.note !== undefined &&
    markup`
<tr><th scope="row">baseline</th><td colspan="2">${short(told.note)}</td></tr>`
  }</tbody></table></div>`;
};

/** The same in a line, for what passed and where there is very much. */
const inShort = ({ told, expected, observed, reason }: CaseResult): Markup =>
  markup`<p>expected ${short(expected.join(' or '))}; observed <b class="${TONES[told.verdict] ?? ''}">${short(observed)}</b>; afterwards: ${ENDINGS[told.ending]}</p>${reason !== '' && markup`<p>${short(reason)}</p>`}${told.note !== undefined && markup`<p>baseline: ${short(told.note)}</p>`}`;

const again = (result: CaseResult): Markup => {
  const { first, last } = result.frames!;
  const lines = [
    commandLine(result.again),
    framesSay(result),
    `wireshark -r run.pcapng -Y 'frame.number in {${first === last ? first : `${first}..${last}`}}'`,
  ];
  return markup`<h3>Do it again</h3><pre class="panel" tabindex="0">${lines
    .join('\n')
    .split('\n')
    .map((line) => markup`${line}\n`)}</pre>`;
};

const TONES: Readonly<Partial<Record<CaseResult['verdict'], string>>> = {
  pass: 'good',
  fail: 'bad',
  xfail: 'bad',
  warn: 'warn',
  inconclusive: 'warn',
};

const ENDINGS: Readonly<Record<CaseResult['told']['ending'], string>> = {
  orderly: 'released in good order',
  refused: 'refused',
  reset: 'reset by the endpoint',
  closed: 'closed by the endpoint',
  timeout: 'nobody answered',
  open: 'it stood',
};
