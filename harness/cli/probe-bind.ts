import { bindTo, isBound, unbind } from './bind-call.ts';
import { bindDocument, bindLines } from './bind-report.ts';
import { toldOf } from './bind-told.ts';
import type { Flags, Io } from './command.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { resolved, unresolved } from './target.ts';
import { addressOf, textOf, tpduSizesOf } from './values.ts';

/** `port102 probe --mta`: one MTA bind, what each layer said to it, and what that tells. */
export const probeBind = async (io: Io, [target = '']: readonly string[], flags: Flags): Promise<ExitCode> => {
  const { host, port } = addressOf(target);
  const sizes = tpduSizesOf('size', textOf(flags.size));
  const address = await resolved(host);
  if (address === undefined) return unresolved(io, target, host, flags);
  const bound = await bindTo({ target, to: { host: address, port }, from: textOf(flags.from), sizes }, flags, io);
  const bind = isBound(bound) ? await unbind(bound) : bound;
  const { exit } = toldOf(bind.asked, bind.ended);
  if (flags.json) io.out(JSON.stringify(bindDocument(bind), undefined, 2));
  else for (const line of flags.quiet && exit === EXIT.ok ? [] : bindLines(io.paint, bind)) io.out(line);
  return exit;
};
