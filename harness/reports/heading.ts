import type { Header } from './header.ts';
import { elapsed } from './times.ts';

/** What a report is about, in a line: `Conformance of 127.0.0.1:102`. */
export const titleOf = ({ kind, target }: Pick<Header, 'kind' | 'target'>): string =>
  target === undefined ? (TITLES[kind] ?? `port102 ${kind}`) : `Conformance of ${target}`;

/** What else is to be known of the run: `it is called · seed 42 · 2026-11-22 21:40:03Z · 3.8 s`. */
export const subtitleOf = ({ kind, role, seed, transport, started, took, version, node }: Header): readonly string[] =>
  [
    role === undefined ? '' : ROLES[role],
    `seed ${seed}`,
    transport === 'memory' ? 'in memory' : transport,
    dateSays(started),
    // Of scenarios time may have been skipped over, each by a clock of its own: how long they took nobody knows here.
    kind === 'conform' && took > 0 ? elapsed(took) : '',
    version && `port102 ${version}`,
    node && `node ${node}`,
  ].filter(Boolean);

/** `2026-11-22 21:40:03Z`. */
export const dateSays = (iso: string): string => iso.replace('T', ' ').replace(/\.\d+Z$/, 'Z');

const ROLES: Readonly<Record<NonNullable<Header['role']>, string>> = { responder: 'it is called', initiator: 'it calls' };
const TITLES: Readonly<Record<string, string>> = { run: 'Scenarios', demo: 'Demonstration', conform: 'Conformance' };
