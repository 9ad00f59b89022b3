import type { Case } from '../../case.ts';
import { USER_DATA } from './rfc1006-5-user-data.ts';
import { EXPEDITED } from './rfc1006-6-expedited.ts';
import { SEGMENTING } from './x224-6.3-segmenting.ts';
import { CONNECTION_CONFIRM } from './x224-6.5.4-connection-confirm.ts';
import { SIZES_GRANTED } from './x224-6.5.4-sizes-granted.ts';
import { REFUSAL_HEARD } from './x224-6.6.3-refusal.ts';
import { REFUSING } from './x224-6.6.3-refusing.ts';
import { RELEASE } from './x224-6.7-release.ts';
import { ASSOCIATION } from './x224-6.9.1.4-association.ts';
import { CODES } from './x224-6.22-codes.ts';
import { ERRORS } from './x224-6.22-errors.ts';
import { HEADERS } from './x224-13.2.1-header.ts';
import { VARIABLE_PART } from './x224-13.2.3-variable-part.ts';
import { FIXED_PART } from './x224-13.3.3-fixed-part.ts';
import { PARAMETERS_OF_CR } from './x224-13.3.4-parameters.ts';
import { SIZES_AGREED } from './x224-13.3.4-sizes.ts';
import { CONNECTION_REQUEST } from './x224-13.3-connection-request.ts';
import { DATA } from './x224-13.7-data.ts';
import { DATA_SENT } from './x224-13.7-data-sent.ts';
import { CALLING } from './x224-a.6-calling.ts';
import { CLASSES } from './x224-table-3-classes.ts';

/** The cases of this layer. */
export const COTP_CASES: readonly Case[] = [
  ...HEADERS,
  ...VARIABLE_PART,
  ...FIXED_PART,
  ...CLASSES,
  ...SIZES_AGREED,
  ...PARAMETERS_OF_CR,
  ...USER_DATA,
  ...ASSOCIATION,
  ...CODES,
  ...REFUSING,
  ...CONNECTION_REQUEST,
  ...CONNECTION_CONFIRM,
  ...SIZES_GRANTED,
  ...REFUSAL_HEARD,
  ...CALLING,
  ...SEGMENTING,
  ...DATA,
  ...DATA_SENT,
  ...EXPEDITED,
  ...RELEASE,
  ...ERRORS,
];
