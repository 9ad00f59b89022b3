import { type Met, meet } from '#harness/conformance/index.ts';
import { columns, countLine, dress, isFailure, printable, verdictMark } from '#harness/reports/index.ts';
import { countedAs, type RunStream, type Stamped } from '#harness/run/index.ts';
import type { Flags, Io } from './command.ts';
import type { Setup } from './conform-target.ts';
import { EXIT, EXIT_OF, type ExitCode, worstExit } from './exit.ts';

/** `port102 conform --listen --bad-responders`: how a calling endpoint takes what responders do in the field. */
export const badResponders = async (io: Io, flags: Flags, { target, process, settle }: Setup, stream: RunStream): Promise<ExitCode> => {
  const all: Met[] = [];
  const work = async (): Promise<void> => {
    for await (const met of meet(target, process)) {
      if (io.signal.aborted) return;
      all.push(met);
      stream.emit(verdictOf(met));
      if (!flags.json && !(flags.quiet && countedAs(met.verdict) === 'passed')) for (const line of linesOf(io, met)) io.out(line);
    }
  };
  await settle(work());
  const header = { strict: flags.strict === true };
  const codes = all.map((met) => (isFailure(header, met) && EXIT_OF[met.verdict] === EXIT.ok ? EXIT.failed : EXIT_OF[met.verdict]));
  const exit = io.signal.aborted ? EXIT.interrupted : flags.exitZero ? EXIT.ok : worstExit(codes);
  if (flags.json) io.out(JSON.stringify({ target: target.name, responders: all.map(documentOf), exit }, undefined, 2));
  else io.out(countLine({ header, results: all }));
  return exit;
};

const linesOf = ({ paint }: Io, { responder, ending, verdict, evidence }: Met): readonly string[] => [
  ...columns([[`${verdictMark(paint, verdict)} ${responder.id.padEnd(30)}`, ending.padEnd(8), dress(paint, 'dim', printable(evidence))]]),
];

const documentOf = ({ responder: { id, says, isLegal }, ending, verdict, evidence, frames }: Met) => ({
  responder: id,
  says,
  legal: isLegal === true,
  ending,
  verdict,
  evidence,
  frames,
});

const verdictOf = ({
  responder: { id, says, isLegal },
  ending,
  verdict,
  evidence,
  frames,
  tookMs,
}: Met): Extract<Stamped, { type: 'verdict' }> => ({
  v: 1,
  seq: 0,
  t: 0,
  type: 'verdict',
  case: `client.${id}`,
  role: 'initiator',
  round: 1,
  verdict,
  ending: 'open',
  expected: isLegal ? ['accepted'] : ['named'],
  observed: ending,
  reason: evidence,
  clause: 'seen in the field',
  level: 'should',
  requirement: isLegal ? `A caller goes on where a responder ${says}.` : `A caller ends, and says why, where a responder ${says}.`,
  sent: [],
  frames,
  tookMs,
});
