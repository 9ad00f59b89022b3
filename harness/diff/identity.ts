import type { Recorded } from '#harness/decode/index.ts';

/** By what an association is known again in another capture. */
export interface Identity {
  /** Whom it calls: address and port. */
  readonly called: string;
  /** The address that it is called from; the port is another each time. */
  readonly caller: string;
  /** Called and calling T-selector of the CR. */
  readonly transport: string;
  /** Called and calling S- and P-selectors of the CN and the CP. */
  readonly upper: string;
  /** The MTA name in the bind. */
  readonly name: string;
}

/** What an association says of itself before it is answered. */
export const identityOf = ({ stream, said }: Recorded): Identity => {
  const first = new Map<string, Fields>();
  for (const { from, pdus } of said.slice(0, EARLY)) {
    if (from === 'caller')
      for (const { layer, kind, fields } of pdus) if (!first.has(kind) && SAYING.has(`${layer} ${kind}`)) first.set(kind, fields);
  }
  const of = (kind: string): Fields => first.get(kind) ?? {};
  return {
    called: `${stream.called.ip} ${stream.called.port}`,
    caller: stream.caller.ip,
    transport: keyOf(parameterOf(of('CR'), CALLED_TSEL), parameterOf(of('CR'), CALLING_TSEL)),
    upper: keyOf(of('CN').called, of('CN').calling, of('CP').called, of('CP').calling),
    name: keyOf(of('MTABindArgument').name),
  };
};

/** The T-selectors of the CR in hexadecimal, as far as it has them. */
export const tselectorsOf = ({ said }: Recorded): { readonly called?: string; readonly calling?: string } | undefined => {
  const call = said.find(({ from }) => from === 'caller')?.pdus.find(({ kind }) => kind === 'CR');
  if (call === undefined) return undefined;
  const [called, calling] = [parameterOf(call.fields, CALLED_TSEL), parameterOf(call.fields, CALLING_TSEL)];
  return { ...(called !== undefined && { called }), ...(calling !== undefined && { calling }) };
};

type Fields = Readonly<Record<string, unknown>>;

const keyOf = (...values: readonly unknown[]): string =>
  values.map((value) => (value === undefined ? '-' : `"${String(value)}"`)).join(' ');

const parameterOf = ({ parameters }: Fields, code: string): string | undefined =>
  (parameters as readonly { readonly code: string; readonly value: string }[] | undefined)?.find((each) => each.code === code)?.value;

const SAYING: ReadonlySet<string> = new Set(['cotp CR', 'session CN', 'presentation CP', 'p1 MTABindArgument']);
const CALLED_TSEL = 'c2';
const CALLING_TSEL = 'c1';
/** Packets among which all of this is: a CN that is segmented to the utmost takes some. */
const EARLY = 256;
