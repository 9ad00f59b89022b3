import { areSame } from '#src/core/index.ts';
import { contextsIn, judgeContexts, resultsFor } from './contexts.ts';
import { presentationFaults } from './faults.ts';
import type { UserData } from './ppdu.ts';
import type { Context } from './service.ts';
import type { PpduOf, Variables } from './variables.ts';

/** What must hold for the parameters of a CP, X.226 §6.2.2. */
export const judgeCP = ({ contexts = [], userData }: PpduOf<'CP'>['normal']): void => {
  judgeContexts(contexts);
  if (userData?.kind === 'simple' && contexts.length !== 1) throw presentationFaults.simple({ got: `${contexts.length} contexts` });
  const proposed = new Map(contexts.map((each) => [each.id, each]));
  for (const list of listsIn(userData)) judgeList(list, proposed.get(list.context));
};

/** Whether a mode is asked for that is not ours. */
export const lacksMode = ({ settings }: Variables, { mode }: PpduOf<'CP'>): boolean => !settings.modes.includes(mode);

/** Whether version 1 is not among those proposed, X.226 §6.2.6.4. */
export const lacksVersion = (_: Variables, { normal }: PpduOf<'CP'>): boolean => !normal.version.includes('version1');

/** Whether a P-selector is called that no user of ours is attached to, X.226 §6.2.4.9. */
export const isForNobody = ({ settings: { attached } }: Variables, { normal: { called } }: PpduOf<'CP'>): boolean =>
  attached !== 'any' && called !== undefined && !attached.some((psel) => areSame(psel, called));

/** Whether a default context is named that we cannot read, X.226 §6.2.6.2. */
export const lacksDefaultContext = ({ settings }: Variables, { normal }: PpduOf<'CP'>): boolean => {
  if (normal.defaultContext === undefined) return false;
  const { abstractSyntax, transferSyntax } = normal.defaultContext;
  return settings.abstractSyntaxes?.includes(abstractSyntax) === false || !settings.transferSyntaxes.includes(transferSyntax);
};

/** Whether user data stand in a context, or in a transfer syntax, that we cannot read, X.226 §6.2.5.3. */
export const isUnreadable = ({ settings }: Variables, { normal: { contexts = [], userData } }: PpduOf<'CP'>): boolean => {
  const readable = contextsIn(resultsFor(contexts, settings));
  if (userData?.kind === 'simple') return readable.size === 0;
  return listsIn(userData).some(
    ({ context, transferSyntax }) =>
      !readable.has(context) || (transferSyntax !== undefined && !settings.transferSyntaxes.includes(transferSyntax)),
  );
};

type List = Extract<UserData, { kind: 'full' }>['value'][number];

const listsIn = (userData: UserData | undefined): readonly List[] => (userData?.kind === 'full' ? userData.value : []);

const judgeList = ({ context, transferSyntax }: List, proposed: Context | undefined): void => {
  if (proposed === undefined) throw presentationFaults.context({ got: context });
  const { transferSyntaxes } = proposed;
  const isNamed = transferSyntax === undefined ? transferSyntaxes.length === 1 : transferSyntaxes.includes(transferSyntax);
  if (!isNamed) throw presentationFaults.transferSyntax({ got: transferSyntax ?? 'none' });
};
