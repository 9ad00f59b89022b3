import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { dress, glyph, type Paint } from '#harness/reports/index.ts';
import { defined } from '#src/core/index.ts';
import { TPDU_SIZES } from '#src/cotp/index.ts';
import { type Flags, type Io, UsageError } from './command.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { callOnce, type Probed } from './probe-call.ts';
import { type Asked, TELLS } from './probe-tells.ts';
import { addressOf, countOf, durationOf, selectorOf } from './values.ts';

/** `port102 probe`: one CR to an endpoint, what came back, and what that tells. */
export const probe = async (io: Io, [target = '']: readonly string[], flags: Flags): Promise<ExitCode> => {
  const { host, port } = addressOf(target);
  const terms = defined({ timeout: durationOf(String(flags.timeout)), from: textOf(flags.from), signal: io.signal });
  const shows = defined({ called: selectorIn(flags.called), calling: selectorIn(flags.calling), ...sizeOf(textOf(flags.size)) });
  const address = await resolved(host);
  if (address === undefined) return unresolved(io, target, host, flags);
  const probed = await callOnce({ kind: 'T-CONNECT.request', to: { host: address, port }, ...shows }, terms);
  const asked = defined({ target, called: shows.called });
  const { exit } = TELLS[probed.ending];
  if (flags.json) io.out(JSON.stringify(documentOf(asked, { host: address, port }, probed), undefined, 2));
  else for (const line of flags.quiet ? [] : linesOf(io.paint, asked, probed)) io.out(line);
  return exit;
};

const linesOf = (paint: Paint, asked: Asked, probed: Probed): readonly string[] => {
  const { ending, connected, answered } = probed;
  const { says, tells, tries } = TELLS[ending];
  const met = `${says(probed)} after ${ms(answered)}`;
  const tone = ending === 'CC' ? 'good' : 'bad';
  return [
    ...(connected === undefined
      ? [`TCP    ${dress(paint, tone, met)}`]
      : [`TCP    connected after ${ms(connected)}`, `COTP   ${dress(paint, tone, met)}`]),
    `tells  ${glyph(paint, 'arrow')} ${tells(asked, probed)}`,
    ...tries(asked, probed).map((line, index) => `${index === 0 ? 'try' : '   '}    ${line}`),
  ];
};

const documentOf = (asked: Asked, to: { readonly host: string; readonly port: number }, probed: Probed): unknown => {
  const { says, tells, tries, exit } = TELLS[probed.ending];
  const { connected, answered, responding, says: detail, ...rest } = probed;
  return defined({
    target: asked.target,
    ...to,
    ...rest,
    responding: responding && Buffer.from(responding).toString('hex'),
    detail,
    connectedMs: connected && round(connected),
    answeredMs: round(answered),
    says: says(probed),
    tells: tells(asked, probed),
    try: tries(asked, probed),
    exit,
  });
};

/** The address of a host; undefined where the system knows none. */
const resolved = async (host: string): Promise<string | undefined> => {
  if (isIP(host)) return host;
  try {
    return (await lookup(host)).address;
  } catch {
    return undefined;
  }
};

const unresolved = (io: Io, target: string, host: string, { json }: Flags): ExitCode => {
  const says = `this machine knows no address of ${host}`;
  if (json) io.out(JSON.stringify({ target, ending: 'unresolved', says, exit: EXIT.environment }, undefined, 2));
  else io.err(`port102: ${says}\n    check the name, or write the address`);
  return EXIT.environment;
};

const selectorIn = (value: Flags[string]): Uint8Array | undefined => (typeof value === 'string' ? selectorOf(value) : undefined);

/** C0 where it has a code for that size, F0 for the others (X.224 §13.3.4). */
const sizeOf = (text: string | undefined): { readonly tpduSize?: number; readonly preferredTpduSize?: number } => {
  if (text === undefined) return {};
  const size = countOf('size', text);
  if (Object.values(TPDU_SIZES).includes(size)) return { tpduSize: size };
  if (size > 0 && size % 128 === 0) return { preferredTpduSize: size };
  throw new UsageError(`--size takes a multiple of 128, not ${text}`);
};

const textOf = (value: Flags[string]): string | undefined => (typeof value === 'string' ? value : undefined);
const round = (time: number): number => Math.round(time * 100) / 100;
const ms = (time: number): string => `${time < 10 ? time.toFixed(1) : Math.round(time)} ms`;
