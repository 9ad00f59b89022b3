import { defined, down, ProtocolError, up } from '#src/core/index.ts';
import type { Mode } from '#src/presentation/index.ts';
import { decodeBindError, encodeBindError } from './bind-data.ts';
import {
  BIND_ERRORS,
  bindErrorCode,
  bindErrorOf,
  bindErrorOfReason,
  isTransient,
  type MtaBindError,
  refuseReasonOf,
} from './bind-errors.ts';
import { CONFORMANCES } from './conformance.ts';
import type { Do, Indication, Request, Unreadable, Variables } from './variables.ts';

type Refused = Extract<Indication<'RT-OPEN.confirm'>, { result: 'refused' }>;

/** MTA-BIND.response: refused. */
export const refuse = ({ conformance }: Variables, { error }: Extract<Request<'MTA-BIND.response'>, { result: 'refused' }>): Do => [
  refusing(CONFORMANCES[conformance].mode, error),
];

/** An RT-OPEN.indication that cannot be read is refused, as products do: nobody is known by it. Its holder is told. */
export const refuseUnreadable = (_: Variables, { error, primitive }: Unreadable): Do => {
  const { code } = BIND_ERRORS['authentication-error'];
  const mode = primitive.kind === 'RT-OPEN.indication' ? primitive.mode : 'normal';
  return [refusing(mode, bindErrorOf(error.fault.answer ?? code)), up({ kind: 'MTA-ABORT.indication', by: 'provider', cause: error })];
};

/** Whether the unreadable asks for an association. */
export const isOpening = (_: Variables, { primitive }: Unreadable): boolean => primitive.kind === 'RT-OPEN.indication';

/** RT-OPEN.confirm: refused. Where X.411 has a word for it the refusal is ours, else that of the layer below. */
export const refused = ({ conformance }: Variables, { refusal, userData }: Refused): Do => {
  const error = refusal.layer === 'rtse' ? ERRORS[CONFORMANCES[conformance].mode](refusal.reason, userData) : undefined;
  const transient = error === undefined ? undefined : (isTransient(error) ?? refusal.transient);
  return [
    up(
      defined({
        kind: 'MTA-BIND.confirm',
        result: 'refused',
        refusal: error === undefined ? refusal : defined({ layer: 'p1', reason: error, transient }),
        error,
      }),
    ),
  ];
};

const refusing = (mode: Mode, error: MtaBindError) =>
  down(defined({ kind: 'RT-OPEN.response', result: 'refused', ...WORDS[mode](error), transient: isTransient(error) }));

// biome-ignore format: a table
/** What a bind error is on the wire: user data in normal mode, and in X.410 mode a refuseReason, X.419 §13.2.1. */
const WORDS: Readonly<Record<Mode, (error: MtaBindError) => { readonly userData?: Uint8Array | undefined; readonly reason?: number }>> = {
  normal:      (error) => ({ userData: userDataOf(bindErrorCode(error)) }),
  'x410-1984': (error) => ({ reason: refuseReasonOf(error) }),
};

// biome-ignore format: a table
/** And what that on the wire is for us. */
const ERRORS: Readonly<Record<Mode, (reason: number | string | undefined, userData: Uint8Array | undefined) => MtaBindError | undefined>> = {
  normal:      (_, userData) => errorIn(userData),
  'x410-1984': (reason) => (typeof reason === 'number' ? bindErrorOfReason(reason) : undefined),
};

const userDataOf = (code: number | undefined): Uint8Array | undefined => (code === undefined ? undefined : encodeBindError(code));

/** What cannot be read refuses all the same. */
const errorIn = (userData: Uint8Array | undefined): MtaBindError | undefined => {
  try {
    return userData && decodeBindError(userData);
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    return undefined;
  }
};
