import type { Role } from '../case.ts';
import type { Target } from '../target.ts';
import type { OwnForm } from './form.ts';
import { MMS_ROLES } from './mms-roles.ts';
import { mtaRoles } from './mta-roles.ts';
import type { OwnRoles, Setting } from './setting.ts';

/** Brings up our own endpoint in one of its roles. */
export const ownTarget = (role: Role, form: OwnForm, setting: Setting): Promise<Target> => FORMS[form][role](setting);

const FORMS: Readonly<Record<OwnForm, OwnRoles>> = { normal: mtaRoles('normal'), x410: mtaRoles('x410'), mms: MMS_ROLES };
