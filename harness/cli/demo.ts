import { join } from 'node:path';
import {
  batchesOf,
  closing,
  columns,
  connectorSays,
  dress,
  glyph,
  outcomesSay,
  type Paint,
  type Summary,
  story,
  wrapped,
} from '#harness/reports/index.ts';
import { countedAs, type LineId } from '#harness/run/index.ts';
import { loadFile } from '#harness/scenario-file/index.ts';
import { curesOf, type Topology } from '#harness/topology/index.ts';
import type { Flags, Io } from './command.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { packageRoot } from './package-root.ts';
import { type Performed, perform } from './performance.ts';
import { humanIo, reportLines } from './report-files.ts';
import { wordsOf } from './values.ts';

/** The three chapters: what breaks, and two things that cure it. */
const CHAPTERS = [
  { file: 'two-connectors-one-address.yaml', title: 'Two connectors, one address: nothing works' },
  { file: 'second-address-on-each-server.yaml', title: 'A second address on each server: everything works' },
  {
    file: 'links-told-apart-by-selector.yaml',
    title: 'Exchange 5.5 SP1 on one address, each link with a T-selector of its own: everything works',
  },
] as const;

/** `demo`: three built-in scenarios over real TCP on loopback, told as one story. */
export const demo = async (stdout: Io, asked: Flags): Promise<ExitCode> => {
  const isUnasked = wordsOf(asked.report).length === 0;
  const flags: Flags = isUnasked ? { ...asked, report: ['html'] } : asked;
  const io = humanIo(stdout, flags);
  const chapters = CHAPTERS.map(({ file, title }) => ({
    title,
    topology: loadFile(join(packageRoot(), 'harness/scenarios', file)).topologies[0]!,
  }));
  io.out('Two Exchange servers, alpha and bravo, and two X.400 connectors between them: three ways to set them up,');
  io.out('emulated here and now, over real TCP on 127.0.0.0/8. Times are skipped, not waited for.');
  const performed = await perform(
    io,
    flags,
    chapters.map(({ topology }) => topology),
    {
      again: ['run', '--transport', 'tcp'],
      mannerOf: () => ({ transport: 'tcp' }),
      each: (topology, summary) => {
        const index = chapters.findIndex((each) => each.topology === topology);
        for (const line of chapter(io, index + 1, chapters[index]!.title, topology, summary)) io.out(line);
        return true;
      },
    },
  );
  return epilogue(io, stdout, performed, isUnasked ? '   open it in a browser: the same as tables, ladders and logs' : '');
};

const chapter = ({ paint }: Io, number: number, title: string, topology: Topology, summary: Summary): readonly string[] => [
  '',
  dress(paint, 'strong', `${number}  ${title}`),
  ...wrapped(`${topology.about ?? ''}`, 100).map((line) => `   ${line}`),
  `   ${dress(paint, 'dim', topology.refs.join(', '))}`,
  '',
  ...columns(
    topology.hosts.flatMap((host) =>
      host.connectors.map(({ name, remote }) => [
        `   ${host.name}/${name}`,
        `${host.product.name}, ${host.addresses.map(({ ip }) => ip).join(' and ')}`,
        `${glyph(paint, 'arrow')} ${remote.address}`,
      ]),
    ),
  ),
  '',
  ...tellingCall(summary).flatMap((line) => story(paint, summary, line).map((each) => `   ${each}`)),
  '',
  ...columns([...summary.connectors].map(([id, tried]) => [`   ${id}`, connectorSays(tried)])),
  ...mail(paint, summary),
  `   ${dress(paint, countedAs(summary.verdict) === 'passed' ? 'good' : 'bad', `${glyph(paint, summary.verdict)} ${outcomesSay(summary)}`)}${countedAs(summary.verdict) === 'passed' ? ', as the sources say it must be' : ''}`,
  ...cures(topology),
];

/** The call that shows it: the first over which mail goes, else the first that got as far as a line. */
const tellingCall = ({ events }: Summary): readonly LineId[] => {
  const carried = events.find((event) => event.type === 'message' && event.state === 'sent');
  const attempted = events.find((event) => event.type === 'attempt' && event.number === 1 && event.line !== undefined);
  const telling = carried ?? attempted;
  return telling && 'line' in telling && telling.line !== undefined ? [telling.line] : [];
};

/** What became of the messages of each connector. */
const mail = (paint: Paint, { events }: Summary): readonly string[] =>
  columns(
    batchesOf(events).map(({ from, count, fate }) => [
      `   ${from}`,
      `${count} ${count === 1 ? 'message' : 'messages'}`,
      `${glyph(paint, 'arrow')} ${fate}`,
    ]),
  );

const cures = (topology: Topology): readonly string[] => {
  const found = curesOf(topology);
  if (found.length === 0) return [];
  return [
    '   What cures it (each was tried on the model):',
    ...found.flatMap(({ title, says, source, leaves }) => {
      const left = leaves.length > 0 ? `; check still finds ${[...new Set(leaves.map(({ rule }) => rule))].join(', ')}` : '';
      return wrapped(`${title}: ${says} (${source})${left}`, 100).map((line, index) => `     ${index > 0 ? '  ' : ''}${line}`);
    }),
  ];
};

const epilogue = (io: Io, stdout: Io, { done, conclusion, path, end }: Performed, hint: string): ExitCode => {
  const exit = exitOf(io, done);
  const reports = end(stdout, exit);
  io.out('');
  for (const line of reportLines(reports)) io.out(`${line}${hint}`);
  io.out(`capture  ${path('run.pcapng')}   open it in Wireshark: logical addresses, port 102, decisions as packet comments`);
  for (const [index, line] of TRY.entries()) io.out(`${index === 0 ? 'try' : '   '}      ${line}`);
  for (const line of closing(done, conclusion)) io.out(line);
  return exit;
};

const exitOf = ({ signal }: Io, done: readonly Summary[]): ExitCode => {
  if (signal.aborted) return EXIT.interrupted;
  return done.every(({ verdict }) => countedAs(verdict) === 'passed') ? EXIT.ok : EXIT.failed;
};

/** What may come next. */
const TRY = [
  'npx port102 run harness/scenarios     npx port102 explain 9301',
  'npx port102 check harness/scenarios/two-connectors-one-address.yaml',
] as const;
