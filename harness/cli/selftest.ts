import { CASES, groupOf, type Level, type Proof, prove, selectCases } from '#harness/conformance/index.ts';
import { dress, glyph } from '#harness/reports/index.ts';
import type { Flags, Io } from './command.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { ms } from './times.ts';
import { wordsOf } from './values.ts';

/** `port102 selftest`: proves the suite. Every case must pass on our own endpoint, and find the bug of its saboteur; all in memory. */
export const selftest = async (io: Io, flags: Flags): Promise<ExitCode> => {
  const selection = {
    only: wordsOf(flags.only),
    skip: wordsOf(flags.skip),
    clauses: wordsOf(flags.clause),
    levels: wordsOf(flags.level) as readonly Level[],
  };
  const cases = selectCases(CASES, selection);
  if (cases.length === 0) {
    io.err(`nothing was run: none of ${CASES.length} cases is selected`);
    return EXIT.nothing;
  }
  if (flags.list) {
    for (const { id, saboteur } of cases) io.out(`${id}  an endpoint that ${saboteur.says}`);
    return EXIT.ok;
  }
  const began = performance.now();
  const proofs: Proof[] = [];
  for (const role of ['responder', 'initiator'] as const) {
    for await (const proof of prove(cases, role)) proofs.push(proof);
    if (io.signal.aborted) break;
  }
  return concluded(io, flags, proofs, performance.now() - began);
};

const concluded = (io: Io, flags: Flags, proofs: readonly Proof[], took: number): ExitCode => {
  const failed = proofs.filter(({ flaw }) => flaw !== undefined);
  const exit = io.signal.aborted ? EXIT.interrupted : failed.length > 0 ? EXIT.failed : EXIT.ok;
  if (flags.json) {
    const results = proofs.map(({ case: { id, saboteur }, role, own, sabotaged, flaw }) => ({
      case: id,
      role,
      own,
      sabotaged,
      saboteur: saboteur.says,
      ...(flaw === undefined ? {} : { flaw }),
    }));
    io.out(JSON.stringify({ results, exit }, undefined, 2));
    return exit;
  }
  if (!flags.quiet) for (const group of new Set(proofs.map((proof) => groupOf(proof.case)))) io.out(groupSays(io, group, proofs));
  for (const {
    case: { id },
    role,
    flaw,
  } of failed)
    io.out(`${dress(io.paint, 'bad', glyph(io.paint, 'fail'))} ${id} (${role})  ${flaw}`);
  io.out(`${proofs.length - failed.length} of ${proofs.length} saboteurs caught, by cases that our own endpoint passes · ${ms(took)}`);
  io.out(`${proofs.length - failed.length} passed, ${failed.length} failed`);
  return exit;
};

const groupSays = ({ paint }: Io, group: string, proofs: readonly Proof[]): string => {
  const of = proofs.filter((proof) => groupOf(proof.case) === group);
  const caught = of.filter(({ flaw }) => flaw === undefined).length;
  const mark = caught === of.length ? dress(paint, 'good', glyph(paint, 'pass')) : dress(paint, 'bad', glyph(paint, 'fail'));
  return `${mark} ${group.padEnd(12)} ${caught}/${of.length}`;
};
