import { dress, glyph } from '#harness/reports/index.ts';
import { type BindCall, bindTo, isBound, unbind } from './bind-call.ts';
import { layerLines } from './bind-layers.ts';
import { bindDocument, bindLines } from './bind-report.ts';
import { toldOf } from './bind-told.ts';
import { type Flags, type Io, UsageError } from './command.ts';
import { EXIT, type ExitCode, worstExit } from './exit.ts';
import { apdusOf } from './outgoing.ts';
import { type Sent, sentOf } from './sent.ts';
import { resolved, unresolved } from './target.ts';
import { ms, rounded } from './times.ts';
import { addressOf, countOf, durationOf, textOf, tpduSizesOf } from './values.ts';

/** `port102 send`: binds to an MTA, transfers messages, and waits until each is acknowledged. */
export const send = async (io: Io, [target = '']: readonly string[], flags: Flags): Promise<ExitCode> => {
  const { host, port } = addressOf(target);
  const sizes = tpduSizesOf('tpdu-size', textOf(flags.tpduSize));
  const orders = ordersOf(flags);
  const address = await resolved(host);
  if (address === undefined) return unresolved(io, target, host, flags);
  const bind = await bindTo({ target, to: { host: address, port }, from: textOf(flags.source), sizes }, flags, io);
  const isWell = isBound(bind) && toldOf(bind.asked, bind.ended).exit === EXIT.ok;
  return isWell ? transferred(io, bind, orders, flags) : notBound(io, isBound(bind) ? await unbind(bind) : bind, flags);
};

/** How many MTS-APDUs, which, and how long each may take, in milliseconds. */
interface Orders {
  readonly count: number;
  readonly within: number;
  readonly apduOf: (number: number) => Uint8Array;
}

const ordersOf = (flags: Flags): Orders => {
  if (textOf(flags.mta) === undefined) throw new UsageError('--mta is missing: the name to bind with');
  const count = countOf('count', String(flags.count));
  if (count === 0) throw new UsageError('--count takes a number from 1 on');
  const apduOf = apdusOf(flags);
  // What cannot be written is found out before anybody is called.
  apduOf(0);
  return { count, within: durationOf(String(flags.within)), apduOf };
};

const notBound = (io: Io, bind: BindCall, { json }: Flags): ExitCode => {
  if (json) io.out(documentOf(bind, [], toldOf(bind.asked, bind.ended).exit));
  else for (const line of bindLines(io.paint, bind)) io.out(line);
  return toldOf(bind.asked, bind.ended).exit;
};

/** Sends one after another, and says what became of each as it comes about. */
const transferred = async (io: Io, bind: BindCall, { count, within, apduOf }: Orders, { json, quiet }: Flags): Promise<ExitCode> => {
  const say = (isGood: boolean, line: string): void => {
    if (json || (quiet && isGood)) return;
    io.out(`${dress(io.paint, isGood ? 'good' : 'bad', glyph(io.paint, isGood ? 'pass' : 'fail'))} ${line}`);
  };
  say(true, boundSays(bind));
  const all: Sent[] = [];
  while (all.length < count && !bind.call.isOver) {
    const sent = await sentOf(bind, apduOf(all.length + 1), within);
    all.push(sent);
    say(sent.acknowledged, sentSays(sent));
  }
  const closed = await unbind(bind);
  const secured = all.filter(({ acknowledged }) => acknowledged).length;
  if (closed.unbound?.isGood || secured === count) say(closed.unbound?.isGood === true, `unbound ${closed.unbound?.says}`);
  const exit = worstExit([
    secured === count ? EXIT.ok : EXIT.failed,
    toldOf(closed.asked, closed.ended).exit,
    io.signal.aborted ? EXIT.interrupted : EXIT.ok,
  ]);
  if (json) io.out(documentOf(closed, all, exit));
  else if (!quiet || exit !== EXIT.ok) io.out(`${secured} of ${count} acknowledged`);
  return exit;
};

const documentOf = (bind: BindCall, all: readonly Sent[], exit: ExitCode): string => {
  const messages = all.map(({ took, ...sent }) => ({ ...sent, tookMs: rounded(took) }));
  return JSON.stringify(
    { ...bindDocument(bind), messages, acknowledged: all.filter(({ acknowledged }) => acknowledged).length, exit },
    undefined,
    2,
  );
};

/** What MTA and RTSE said to the bind, in one line. */
const boundSays = ({ call, asked, took }: BindCall): string => {
  const says = layerLines(call.confirms, asked.asking).filter(({ layer }) => layer === 'MTA' || layer === 'RTSE');
  return `${says
    .toReversed()
    .map((line) => line.says)
    .join('; ')}; after ${ms(took)}`;
};

const sentSays = ({ identifier, octets, acknowledged, took, checkpoints, says }: Sent): string => {
  const how = acknowledged ? `acknowledged after ${ms(took)}` : `not acknowledged after ${ms(took)}: ${says}`;
  return [
    identifier ?? 'no MTS-APDU that can be read',
    `${octets} octets`,
    checkpoints === 1 ? '1 checkpoint' : `${checkpoints} checkpoints`,
    how,
  ].join('  ');
};
