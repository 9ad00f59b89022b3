import { tail as follow, type TailEnd, type Told } from '#harness/console/index.ts';
import { systemClock } from '#src/io/index.ts';
import { type Flags, type Io, UsageError } from './command.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { Live } from './live.ts';

/** `port102 tail URL`: a run in a console, told here as it is told there. */
export const tail = async (io: Io, [url = '']: readonly string[], flags: Flags): Promise<ExitCode> => {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new UsageError('tail takes the URL that a console prints', 'port102 tail http://127.0.0.1:8102/?token=...');
  const live = new Live({ paint: io.paint, width: io.columns ?? Number.POSITIVE_INFINITY, verbose: flags.verbose === true });
  const tell = (event: Told): void => {
    if (flags.json) io.out(JSON.stringify(event));
    else for (const line of flags.quiet ? [] : live.linesOf(event)) io.out(line);
  };
  const says = (text: string): void => io.err(`port102: ${text}`);
  const hello = ({ run }: { readonly run: { readonly name: string } }): void => {
    if (!flags.json && !flags.quiet) io.err(`follows ${run.name}`);
  };
  const end = await follow({ url, clock: systemClock, signal: io.signal, tell, says, hello });
  if (end === 'unreachable') io.err('port102: nobody is there any more');
  return EXITS[end];
};

const EXITS: Readonly<Record<TailEnd, ExitCode>> = {
  over: EXIT.ok,
  stopped: EXIT.ok,
  refused: EXIT.usage,
  unreachable: EXIT.environment,
};
