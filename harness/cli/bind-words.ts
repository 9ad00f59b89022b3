import { shown } from '#harness/mta/index.ts';
import { PROVIDER_DIAGNOSTICS, USER_DIAGNOSTICS } from '#src/acse/index.ts';
import { byCode } from '#src/core/index.ts';
import { BIND_ERRORS, type Credentials, type MtaBindError, X410_BIND_ERRORS } from '#src/p1/index.ts';
import type { ContextResult } from '#src/presentation/index.ts';
import type { Unit } from '#src/session/index.ts';

/** In KB, and in checkpoints. */
interface Sizes {
  readonly checkpointSize?: number;
  readonly windowSize?: number;
}

type Reasons = Readonly<Record<string, { readonly code: number; readonly says: string }>>;

/** A reason by its number, with its words, behind the PDU that has it. */
export const becauseOf = (reasons: Reasons, reason: number | string | undefined): string => {
  if (reason === undefined) return '';
  const row = Object.values(reasons).find(({ code }) => code === reason);
  return ` reason ${reason} (${row ? row.says : 'not one that the standard knows'})`;
};

/** The diagnostic of an AARE: whose it is, and what it stands for. */
export const diagnosticSays = (reason: number | string | undefined): string => {
  const [, source, code] = /^(user|provider) (\d+)$/.exec(String(reason)) ?? [];
  if (source === undefined || code === '0') return '';
  const name = DIAGNOSTICS[source as keyof typeof DIAGNOSTICS].get(Number(code));
  return `, diagnostic ${code} of its ${source}${name ? ` (${name})` : ''}`;
};

/** A bind error by its number and its name, with its words. */
export const errorSays = (error: MtaBindError | undefined): string => {
  const row = typeof error === 'string' ? { ...X410_BIND_ERRORS, ...BIND_ERRORS }[error] : undefined;
  return row ? `${row.code}, ${error}: ${row.says}` : `${error}, which X.411 does not know`;
};

/** What became of the presentation contexts. */
export const contextsSay = (results: readonly ContextResult[]): string => {
  const taken = results.filter(({ result }) => result === 'acceptance').map(({ id }) => id);
  const refused = results.filter(({ result }) => result !== 'acceptance');
  const why = refused.map((each) => `${each.id} (${'reason' in each ? each.reason : each.result})`);
  return `takes contexts ${taken.join(', ') || 'none'}${why.length > 0 ? `, refuses ${why.join(', ')}` : ''}`;
};

/** The sizes of an association: that were agreed upon, and whether they are more than was proposed. */
export const sizesSay = (agreed: Required<Sizes>, { checkpointSize: checkpoint = 0, windowSize: window = 0 }: Sizes): string => {
  const isMore = (checkpoint > 0 && agreed.checkpointSize > checkpoint) || agreed.windowSize > window;
  const says = `${agreed.checkpointSize === 0 ? 'no checkpoints' : `checkpoint ${agreed.checkpointSize} KB`}, window ${agreed.windowSize}`;
  return isMore ? `${says} (more than was proposed, against X.228 §7.1)` : says;
};

/** Whether there is a password, not which. */
export const passwordSays = ({ kind, value }: Credentials): string => {
  if (kind === 'other') return 'credentials that are no password';
  return value.length === 0 ? 'no password' : 'a password';
};

/** The selector that an answer names, if it does. */
export const responding = (selector: Uint8Array | undefined): string => (selector ? `, responding ${shown(selector)}` : '');

/** The functional units in words. */
export const unitsSay = (units: readonly Unit[]): string => units.map((unit) => UNIT_WORDS[unit]).join(', ');

const DIAGNOSTICS = { user: byCode(USER_DIAGNOSTICS), provider: byCode(PROVIDER_DIAGNOSTICS) } as const;

const UNIT_WORDS: Readonly<Record<Unit, string>> = {
  halfDuplex: 'half-duplex',
  duplex: 'duplex',
  expedited: 'expedited data',
  minorSync: 'minor sync',
  majorSync: 'major sync',
  resynchronize: 'resynchronize',
  activity: 'activities',
  negotiatedRelease: 'negotiated release',
  capability: 'capability data',
  exceptions: 'exceptions',
  typedData: 'typed data',
  symmetricSync: 'symmetric sync',
  dataSeparation: 'data separation',
};
