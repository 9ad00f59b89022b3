import { modelOf, type ReportModel } from '#harness/reports/index.ts';
import type { RunEvent, Stamped, Verdict } from '#harness/run/index.ts';

type Of<Type extends RunEvent['type']> = Extract<RunEvent, { type: Type }>;

/** Events with the numbers and times that a stream gives them. */
export const stamped = (events: readonly RunEvent[]): readonly Stamped[] =>
  events.map((event, seq) => ({ v: 1, seq, t: seq / 4, ...event }));

const COMMAND: Of<'command'> = {
  type: 'command',
  argv: ['conform', '127.0.0.1:102'],
  again: ['conform', '127.0.0.1:102'],
  strict: false,
  version: '0.1.0',
  node: '20.20.2',
};
const STARTED = '2026-11-22T21:40:03.120Z';

/** What is said of one case; a part of it can be said otherwise. */
export type Row = Partial<Omit<Of<'verdict'>, 'type'>> & { readonly case: string; readonly verdict: Verdict };

/** A run of the suite with these cases, each with one connection on which a CR is answered by a CC. */
export const suiteOf = (rows: readonly Row[], command: Partial<Of<'command'>> = {}, exit: number | 'none' = 1): ReportModel =>
  modelOf(
    stamped([
      { ...COMMAND, ...command },
      { type: 'run.start', name: 'conformance of 127.0.0.1:102', transport: 'tcp', seed: 42, started: STARTED },
      { type: 'sanity', group: 'responder' },
      ...rows.flatMap((row, index) => caseEvents(row, index)),
      ...(exit === 'none' ? [] : [{ type: 'exit', code: exit } as const]),
    ]),
  );

const caseEvents = (row: Row, index: number): readonly RunEvent[] => {
  const line = `127.0.0.1:${40_001 + index}>127.0.0.1:102`;
  const first = index * 10 + 1;
  const round = row.round ?? 1;
  const pdu = (kind: string, from: 'caller' | 'called', frame: number): RunEvent => ({
    type: 'pdu',
    line,
    layer: 'cotp',
    kind,
    from,
    fields: {},
    frame,
  });
  return [
    ...(row.verdict === 'n/a'
      ? []
      : ([
          { type: 'case', case: row.case, role: 'responder', round },
          { type: 'link.open', line, caller: `127.0.0.1:${40_001 + index}`, called: '127.0.0.1:102' },
          pdu('CR', 'caller', first + 3),
          pdu('CC', 'called', first + 4),
          { type: 'link.close', line, how: 'closed', by: 'caller' },
        ] as const)),
    {
      type: 'verdict',
      role: 'responder',
      round,
      ending: 'open',
      expected: row.verdict === 'n/a' ? [] : ['closed', 'reset'],
      observed: row.verdict === 'n/a' ? 'nothing' : row.verdict === 'pass' ? 'closed' : `cotp CC (frame ${first + 4})`,
      reason: row.verdict === 'n/a' ? 'PICS: it has no session layer' : '',
      clause: 'RFC 1006 §6',
      level: 'must',
      requirement: 'A packet whose version is 2 is not taken for one.',
      sent: ['0200000b06e00000010200'],
      frames: row.verdict === 'n/a' ? { first: first + 1, last: first } : { first, last: first + 7 },
      tookMs: 1.5,
      ...row,
    },
  ];
};

/** One case of each verdict, in two groups. */
export const EVERY_VERDICT: readonly Row[] = [
  { case: 'tpkt.version.three', verdict: 'pass' },
  { case: 'tpkt.version.two', verdict: 'fail' },
  { case: 'tpkt.reserved.set', verdict: 'warn', level: 'should' },
  { case: 'cotp.cr.unsure', verdict: 'inconclusive', reason: 'the endpoint may be dead, not strict' },
  { case: 'cotp.cr.known', verdict: 'xfail', note: 'listed at iut.yaml:4:5 (ticket 114)' },
  { case: 'cotp.cr.mended', verdict: 'xpass', note: 'listed at iut.yaml:9:5' },
  { case: 'cotp.session.none', verdict: 'n/a' },
  { case: 'cotp.cr.ours', verdict: 'error', reason: 'a bug of ours' },
];

/** What must act in no report: markup, ends of what holds it, control characters, escapes of terminals, long text. */
export const HOSTILE: readonly string[] = [
  '<script>alert(1)</script>',
  '</script><script>alert(2)</script>',
  '<img src=x onerror=alert(3)>',
  '"><svg onload=alert(4)>',
  "' onmouseover='alert(5)",
  ']]>',
  '<!--',
  '--%>',
  '&lt;&amp;&#x41;',
  '```\n# heading\n| a | b |',
  '# TODO not really',
  'ok 1 - forged\nnot ok 2 - forged',
  '\u001b[31mred\u001b[0m\u001b]0;title\u0007',
  '\u0000\u0001\u0008\u000b\u007f\u0085\u009b',
  '\u202e\u2066reversed\u2028\u2029',
  '\ud800 \ufffe \uffff',
  '...\n---\nkey: value',
  '::error::forged',
  'x'.repeat(100_000),
  'length 2147483648',
];

/** A run of the suite in which everything that a peer or a person may have written is hostile. */
export const hostileSuite = (): ReportModel =>
  suiteOf(
    HOSTILE.map((text, index) => ({
      case: `tpkt.hostile.${index}${text}`,
      verdict: (['fail', 'warn', 'inconclusive', 'xfail', 'xpass', 'n/a', 'error', 'pass'] as const)[index % 8]!,
      requirement: text,
      observed: text,
      expected: [text, text],
      reason: text,
      clause: text,
      note: text,
    })),
    { argv: ['conform', ...HOSTILE], again: ['conform', ...HOSTILE], version: HOSTILE[0]! },
  );

/** A run of one scenario whose names, subjects, logs and decisions are hostile. */
export const hostileScenarios = (): ReportModel => modelOf(stamped(HOSTILE.flatMap(scenarioEvents).concat({ type: 'exit', code: 1 })));

const scenarioEvents = (text: string): readonly RunEvent[] => {
  const [alpha, bravo] = [`alpha${text}`, `bravo${text}`];
  const line = '10.1.0.1:40001>10.1.0.2:102';
  const criterion = { name: text, wanted: text, got: text, ok: false, rule: text };
  return [
    {
      type: 'run.start',
      name: text,
      variant: text,
      file: `${text}.yaml`,
      cell: { [text]: text },
      transport: text,
      seed: 1,
      started: STARTED,
    },
    { type: 'lint', rule: text, where: text, says: text, cures: [text] },
    { type: 'host.up', host: alpha, product: text, addresses: ['10.1.0.1'], bound: [text] },
    { type: 'host.up', host: bravo, product: text, addresses: ['10.1.0.2'], bound: [text] },
    { type: 'attempt', connector: `${alpha}/${text}`, number: 1, line, to: '10.1.0.2', from: '10.1.0.1' },
    { type: 'link.open', line, caller: '10.1.0.1:40001', called: '10.1.0.2:102' },
    { type: 'pdu', line, layer: 'p1', kind: 'MTABindArgument', from: 'caller', fields: { name: text }, frame: 4 },
    { type: 'pdu', line, layer: 'cotp', kind: text, from: 'called', fields: { says: text, reason: text }, frame: 5 },
    {
      type: 'decision',
      line,
      host: bravo,
      decision: {
        host: bravo,
        product: text,
        stage: 'bind',
        candidates: [{ connector: text, criteria: [criterion] }],
        outcome: { kind: 'ambiguous', among: [text, text], so: { taken: text } },
        rules: text,
      },
    },
    {
      type: 'event',
      host: bravo,
      line,
      event: { id: 1, source: text, category: text, type: 'Error', severity: 1, origin: text, inserts: {}, text },
    },
    {
      type: 'message',
      message: text,
      content: 'message',
      state: 'queued',
      host: alpha,
      connector: `${alpha}/${text}`,
      subject: text,
      line,
    },
    {
      type: 'message',
      message: text,
      content: 'message',
      state: 'returned',
      host: alpha,
      connector: `${alpha}/${text}`,
      detail: text,
      line,
    },
    { type: 'fault', line, from: 'caller', fault: text, says: text },
    { type: 'connector', connector: `${alpha}/${text}`, outcome: 'misrouted', line, by: `${bravo}/${text}`, detail: text },
    { type: 'note', says: text },
    { type: 'expect', what: text, wanted: text, got: text, verdict: 'fail', where: text },
    { type: 'link.close', line, how: 'closed', by: 'caller' },
    { type: 'run.end', verdict: 'fail', partial: false },
  ];
};

export const KEPT = { id: '2026-11-22T21-40-03Z-a1b2', artifacts: [{ kind: 'pcapng', path: 'run.pcapng' }] };
