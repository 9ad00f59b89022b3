import { type Decision, hostOf, type RunEvent } from '#harness/run/index.ts';
import { asksBy, isNews, outcomeSays } from './decision-table.ts';
import type { RungTone, Scene, Untimed } from './ladder-model.ts';
import { isLoss, messageSays } from './mail.ts';
import { shortened, visible } from './visible.ts';

type Of<Type extends RunEvent['type']> = Extract<RunEvent, { type: Type }>;
type Steps<Type extends RunEvent['type']> = (event: Of<Type>, scene: Scene) => readonly Untimed[];

/** What happens on a ladder besides what is said; of those that are not here, nothing. */
export const LADDER_STEPS: { readonly [Type in RunEvent['type']]?: Steps<Type> } = {
  'link.open': ({ line }, scene) => [
    { kind: 'arrow', from: scene.at(line, 'caller'), to: scene.at(line, 'called'), text: 'TCP connect', tone: 'dim' },
  ],
  'link.finish': (event, scene) => [across(event, scene, 'TCP FIN, one way', 'dim')],
  'link.close': (event, scene) => ENDINGS[event.how](event, scene),
  decision: ({ line, host, decision }, scene) =>
    isNews(decision)
      ? [note(scene.of(host) ?? scene.at(line, 'called'), `by ${asksBy(decision)}: ${outcomeSays(decision.outcome)}`, toneOf(decision))]
      : [],
  event: ({ host, event }, scene) => noteAt(scene, host, `logs ${event.id}: ${event.text}`, 'dim'),
  connector: ({ connector, outcome, by, detail }, scene) =>
    noteAt(
      scene,
      hostOf(connector),
      `${connector} is ${outcome}${by === undefined ? '' : ` by ${by}`}${detail === undefined ? '' : `: ${detail}`}`,
      outcome === 'up' ? 'good' : 'bad',
    ),
  message: (event, scene) => {
    const says = messageSays(event);
    return says === undefined ? [] : noteAt(scene, event.host, says, isLoss(event) ? 'bad' : 'good');
  },
  fault: ({ line, from, says, fault }, scene) => [note(scene.at(line, from), `fault: ${says} (${fault})`, 'bad')],
};

const ENDINGS: Readonly<Record<Of<'link.close'>['how'], Steps<'link.close'>>> = {
  closed: (event, scene) => [across(event, scene, 'TCP closed', 'dim')],
  reset: (event, scene) => [across(event, scene, 'TCP reset', 'bad')],
  overrun: (event, scene) => [across(event, scene, 'TCP reset: the peer reads nothing', 'bad')],
  refused: (event, scene) => [across({ ...event, by: 'called' }, scene, 'connect refused', 'bad')],
  timeout: ({ line }, scene) => [note(scene.at(line, 'caller'), 'nobody answers the connect', 'bad')],
  unreachable: ({ line }, scene) => [note(scene.at(line, 'caller'), 'the address cannot be reached', 'bad')],
};

const across = ({ line, by = 'caller' }: Pick<Of<'link.close'>, 'line' | 'by'>, scene: Scene, text: string, tone: RungTone): Untimed => {
  const [caller, called] = [scene.at(line, 'caller'), scene.at(line, 'called')];
  return { kind: 'arrow', ...(by === 'caller' ? { from: caller, to: called } : { from: called, to: caller }), text, tone };
};

const note = (at: number, text: string, tone: RungTone): Untimed => ({ kind: 'note', at, text: shortened(visible(text), LONGEST), tone });

const noteAt = (scene: Scene, host: string, text: string, tone: RungTone): readonly Untimed[] => {
  const at = scene.of(host);
  return at === undefined ? [] : [note(at, text, tone)];
};

const toneOf = ({ outcome: { kind } }: Decision): RungTone => (kind === 'taken' ? 'good' : kind === 'open' ? 'plain' : 'bad');

/** Characters of a note. */
const LONGEST = 300;
