import { defined, ProtocolError } from '#src/core/index.ts';
import { askingOf, type BindAsked, meantBy } from './asking.ts';
import { type BindEnded, bindEndedOf } from './bind-ending.ts';
import type { LayerLine } from './bind-layers.ts';
import { toldOf } from './bind-told.ts';
import type { MtaCallTerms } from './call-terms.ts';
import { type Flags, type Io, UsageError } from './command.ts';
import { MtaCall } from './mta-call.ts';
import { durationOf } from './values.ts';

/** An MTA that was called, how the bind to it ended, and the unbind where there was one. */
export interface BindCall {
  readonly asked: BindAsked;
  readonly to: MtaCallTerms['to'];
  readonly call: MtaCall;
  readonly ended: BindEnded;
  /** Until the bind had ended, in milliseconds. */
  readonly took: number;
  readonly unbound?: LayerLine;
}

/** Where it goes: what was typed, and what that is. */
export type BindPlace = Pick<MtaCallTerms, 'to' | 'sizes'> & { readonly target: string; readonly from: string | undefined };

/** Calls an MTA and binds, as the flags say. Without a bind the line is at its end afterwards. */
export const bindTo = async ({ target, to, from, sizes }: BindPlace, flags: Flags, { signal }: Io): Promise<BindCall> => {
  const asked = { target, asking: askingOf(flags), meant: meantBy(flags) };
  const call = new MtaCall(asked.asking, defined({ to, from, sizes, timeout: durationOf(String(flags.timeout)), signal }));
  try {
    const ended = bindEndedOf(await call.bind(), call.confirms, asked.meant);
    const bind = { asked, to, call, ended, took: call.elapsed };
    if (!isBound(bind)) await call.gone();
    return bind;
  } catch (error) {
    // What cannot be written is what was typed.
    throw error instanceof ProtocolError
      ? new UsageError(`this cannot be asked for: ${error.message}`, undefined, { cause: error })
      : error;
  }
};

/** Whether there is an association now: with whom it was meant to be, or with another. */
export const isBound = ({ ended }: BindCall): boolean => BOUND.has(ended.ending);

/** Unbinds, and waits until the line is at its end. A bind that ends badly was not well. */
export const unbind = async (bind: BindCall): Promise<BindCall> => {
  const { asked, call } = bind;
  const began = call.elapsed;
  const news = await call.unbind();
  const after = call.elapsed - began;
  await call.gone();
  if (news.kind === 'MTA-UNBIND.confirm') return { ...bind, unbound: { layer: 'unbind', says: 'in good order', isGood: true, after } };
  const end = bindEndedOf(news, call.confirms, {});
  const says = toldOf(asked, end).says ?? 'stopped';
  const worse: BindEnded = end.ending === 'below' ? end : { ending: 'not unbound', detail: says };
  return { ...bind, ended: worse, unbound: { layer: 'unbind', says, isGood: false, after } };
};

const BOUND: ReadonlySet<BindEnded['ending']> = new Set(['bound', 'bound anonymously', 'another MTA', 'another password']);
