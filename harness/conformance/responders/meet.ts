import type { Verdict } from '#harness/run/index.ts';
import { seenAs } from '../known.ts';
import type { Link } from '../link.ts';
import { Player } from '../player.ts';
import type { EndpointProcess } from '../process.ts';
import type { Target } from '../target.ts';
import type { ClientEnding, Responder } from './responder.ts';
import { RESPONDERS } from './table.ts';

/** How a client took one bad responder. */
export interface Met {
  readonly responder: Responder;
  readonly ending: ClientEnding;
  readonly verdict: Verdict;
  /** What it said or did, as evidence. */
  readonly evidence: string;
  readonly frames: { readonly first: number; readonly last: number };
  readonly tookMs: number;
}

/** Meets a calling endpoint with every bad responder, one call each. `process`: what was started for it, where we started it. */
export async function* meet(target: Target, process: EndpointProcess | undefined, responders = RESPONDERS): AsyncGenerator<Met> {
  for (const responder of responders) {
    const [first, began] = [target.frame() + 1, target.now()];
    const link = await target.link();
    const met = typeof link === 'string' ? NOBODY(link) : await treated(responder, link, target, process);
    yield { responder, ...met, frames: { first, last: target.frame() }, tookMs: target.now() - began };
  }
}

type Took = Pick<Met, 'ending' | 'verdict' | 'evidence'>;
const NOBODY = (evidence: string): Took => ({ ending: 'mute', verdict: 'inconclusive', evidence });

const treated = async (responder: Responder, link: Link, target: Target, process: EndpointProcess | undefined): Promise<Took> => {
  const { role, terms, sleep } = target;
  await new Player(link, { role, terms, sleep, mode: 'normal', hello: 'mta' }).play(responder.steps);
  const seen = await watched(link, target, process);
  link.leave('reset');
  process?.stop();
  const ending = endingOf(responder, seen);
  return { ending, verdict: VERDICTS[responder.isLegal ? 'legal' : 'bad'][ending], evidence: evidenceOf(seen) };
};

interface Seen {
  readonly crash: string | undefined;
  readonly output: string;
  /** It went on as if all were well. */
  readonly wentOn: boolean;
  readonly isOver: boolean;
}

/** Waits until the client is done: its process has ended, or without one its link; or until patience is over. */
const watched = async (link: Link, { terms, now, sleep }: Target, process: EndpointProcess | undefined): Promise<Seen> => {
  let wentOn = false;
  const until = now() + terms.timeout;
  while (now() < until && !process?.end && !(process === undefined && link.isGone)) {
    const happening = await link.next(STEP);
    wentOn ||= happening.kind === 'packet' && happening.pdus.some((pdu) => seenAs(pdu) === 'cotp DT');
    if (happening.kind !== 'packet' && happening.kind !== 'silence') await sleep(STEP);
    if (wentOn && process === undefined) break;
  }
  // Its last words come after its end.
  if (process?.end) await sleep(STEP);
  return {
    crash: process?.crash,
    output: process?.output ?? '',
    wentOn,
    isOver: process ? process.end !== undefined : link.isGone,
  };
};

const endingOf = ({ reason, isLegal }: Responder, { crash, output, wentOn, isOver }: Seen): ClientEnding => {
  if (crash !== undefined) return 'crashed';
  if (wentOn) return 'accepted';
  if (!isLegal && reason.test(output)) return 'named';
  return isOver ? 'mute' : 'hung';
};

const evidenceOf = ({ crash, output, wentOn, isOver }: Seen): string =>
  crash ?? (output.trim().split('\n').at(-1) || (wentOn ? 'it sent data' : isOver ? 'it ended and said nothing' : 'it waits'));

// biome-ignore format: a table
/** A client has to end and to say why; where nothing was wrong, it has to go on. */
const VERDICTS: Readonly<Record<'bad' | 'legal', Readonly<Record<ClientEnding, Verdict>>>> = {
  bad:   { named: 'pass', mute: 'warn', accepted: 'fail', hung: 'fail', crashed: 'fail' },
  legal: { named: 'fail', mute: 'fail', accepted: 'pass', hung: 'fail', crashed: 'fail' },
};

/** Milliseconds between two looks. */
const STEP = 50;
