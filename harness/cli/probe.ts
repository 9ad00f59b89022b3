import { dress, glyph, type Paint } from '#harness/reports/index.ts';
import { defined } from '#src/core/index.ts';
import { withoutBind } from './bind-flags.ts';
import type { Flags, Io } from './command.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { callOnce, type Probed } from './probe-call.ts';
import { type Asked, TELLS } from './probe-tells.ts';
import { resolved, unresolved } from './target.ts';
import { ms, rounded } from './times.ts';
import { addressOf, durationOf, selectorIn, textOf, tpduSizesOf } from './values.ts';

/** `port102 probe`: one CR to an endpoint, or with `--mta` one MTA bind; what came back, and what that tells. */
export const probe = async (io: Io, args: readonly string[], flags: Flags): Promise<ExitCode> => {
  if (flags.mta !== undefined) return (await import('./probe-bind.ts')).probeBind(io, args, flags);
  withoutBind(flags);
  return probeTransport(io, args, flags);
};

const probeTransport = async (io: Io, [target = '']: readonly string[], flags: Flags): Promise<ExitCode> => {
  const { host, port } = addressOf(target);
  const terms = defined({ timeout: durationOf(String(flags.timeout)), from: textOf(flags.from), signal: io.signal });
  const shows = defined({
    called: selectorIn(flags.called),
    calling: selectorIn(flags.calling),
    ...tpduSizesOf('size', textOf(flags.size)),
  });
  const address = await resolved(host);
  if (address === undefined) return unresolved(io, target, host, flags);
  const probed = await callOnce({ kind: 'T-CONNECT.request', to: { host: address, port }, ...shows }, terms);
  const asked = defined({ target, called: shows.called });
  const { exit } = TELLS[probed.ending];
  if (flags.json) io.out(JSON.stringify(documentOf(asked, { host: address, port }, probed), undefined, 2));
  else for (const line of flags.quiet && exit === EXIT.ok ? [] : linesOf(io.paint, asked, probed)) io.out(line);
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
    connectedMs: connected && rounded(connected),
    answeredMs: rounded(answered),
    says: says(probed),
    tells: tells(asked, probed),
    try: tries(asked, probed),
    exit,
  });
};
