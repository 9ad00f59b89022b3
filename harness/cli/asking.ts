import { defined } from '#src/core/index.ts';
import { CONFORMANCES, type Conformance, type TransferService } from '#src/p1/index.ts';
import type { Dialogue } from '#src/rtse/index.ts';
import { type Flags, UsageError } from './command.ts';
import { countOf, selectorIn, textOf } from './values.ts';

/** What an MTA bind asks for, as it was typed. */
export type Asking = Pick<
  Extract<TransferService['down'], { kind: 'MTA-BIND.request' }>,
  'conformance' | 'dialogue' | 'checkpointSize' | 'windowSize' | 'argument'
> & { readonly mta: string; readonly called: Selectors; readonly calling: Selectors };

interface Selectors {
  readonly t?: Uint8Array;
  readonly s?: Uint8Array;
  readonly p?: Uint8Array;
}

/** Who is meant to answer a bind; what is absent was not said, and is not looked at. */
export interface Meant {
  readonly name?: string;
  readonly password?: string;
}

/** What was asked of whom. */
export interface BindAsked {
  readonly target: string;
  readonly asking: Asking;
  readonly meant: Meant;
}

/** What the flags ask for. */
export const askingOf = (flags: Flags): Asking => {
  const mta = textOf(flags.mta) ?? '';
  const conformance = (textOf(flags.mode) ?? '1988') as Conformance;
  if (mta === '') throw new UsageError('--mta takes the name to bind with');
  if (CONFORMANCES[conformance].mode === 'x410-1984' && (flags.calledP ?? flags.callingP) !== undefined)
    throw new UsageError(`--called-p and --calling-p: there are no P-selectors in ${CONFORMANCES[conformance].says}`);
  return {
    mta,
    conformance,
    dialogue: DIALOGUES[textOf(flags.dialogue) ?? 'monologue']!,
    checkpointSize: countOf('checkpoint', textOf(flags.checkpoint) ?? '30'),
    windowSize: countOf('window', textOf(flags.window) ?? '3'),
    argument: {
      kind: 'authenticated',
      value: { initiatorName: mta, initiatorCredentials: { kind: 'ia5', value: textOf(flags.password) ?? '' } },
    },
    called: defined({ t: selectorIn(flags.called), s: selectorIn(flags.calledS), p: selectorIn(flags.calledP) }),
    calling: defined({ t: selectorIn(flags.calling), s: selectorIn(flags.callingS), p: selectorIn(flags.callingP) }),
  };
};

/** Who is meant to answer. */
export const meantBy = (flags: Flags): Meant => defined({ name: textOf(flags.remoteMta), password: textOf(flags.remotePassword) });

const DIALOGUES: Readonly<Record<string, Dialogue>> = { monologue: 'monologue', twa: 'two-way-alternate' };
