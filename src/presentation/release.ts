import { defined, down, up } from '#src/core/index.ts';
import { decodeValues, encodeValues } from './values.ts';
import type { Below, Do, Request, Variables } from './variables.ts';

/** P-RELEASE.request: the session layer releases, X.226 §6.3. */
export const release = ({ mode, dcs }: Variables, { userData }: Request<'P-RELEASE.request'>): Do => [
  down(defined({ kind: 'S-RELEASE.request', userData: encodeValues(userData, mode, dcs) })),
];

/** S-RELEASE.indication: the user is asked, X.226 §6.3. */
export const indicateRelease = (variables: Variables, { userData }: Below<'S-RELEASE.indication'>): Do => {
  const values = decodeValues(userData, variables.mode, variables.dcs);
  variables.mustAnswer = true;
  return [up(defined({ kind: 'P-RELEASE.indication', userData: values }))];
};

/** P-RELEASE.response: the connection is over, but for the confirm of a release of ours that crossed it. */
export const answerRelease = (variables: Variables, { userData }: Request<'P-RELEASE.response'>): Do => {
  const octets = encodeValues(userData, variables.mode, variables.dcs);
  variables.mustAnswer = false;
  return [down(defined({ kind: 'S-RELEASE.response', userData: octets }))];
};

/** S-RELEASE.confirm: released, X.226 §6.3. */
export const confirmRelease = ({ mode, dcs }: Variables, { userData }: Below<'S-RELEASE.confirm'>): Do => [
  up(defined({ kind: 'P-RELEASE.confirm', userData: decodeValues(userData, mode, dcs) })),
];

/** Whether our user has a release to answer. */
export const hasToAnswer = ({ mustAnswer }: Variables): boolean => mustAnswer;
