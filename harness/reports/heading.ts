import type { Header } from './header.ts';

/** What a report is about, in a line: `Conformance of 127.0.0.1:102`. */
export const titleOf = ({ kind, target }: Pick<Header, 'kind' | 'target'>): string =>
  target === undefined ? (TITLES[kind] ?? `port102 ${kind}`) : `Conformance of ${target}`;

/** What else is to be known of the run: `it is called · seed 42 · 2026-11-22 21:40:03Z`. */
export const subtitleOf = ({ seed, transport, started, version, node }: Header): readonly string[] =>
  [
    `seed ${seed}`,
    transport === 'memory' ? 'in memory' : transport,
    started.replace('T', ' ').replace(/\.\d+Z$/, 'Z'),
    version && `port102 ${version}`,
    node && `node ${node}`,
  ].filter(Boolean);

const TITLES: Readonly<Record<string, string>> = { run: 'Scenarios', demo: 'Demonstration', conform: 'Conformance' };
