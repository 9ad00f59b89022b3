import { callingTarget, dialledTarget } from '../dialling.ts';
import { mmsCalled, mmsCaller } from './mms-user.ts';
import { OWN_NAME, type OwnRoles } from './setting.ts';

/** Our own endpoint as one of MMS. */
export const MMS_ROLES: OwnRoles = {
  responder: async ({ ground, within, terms, iut, tester, found }) => {
    await within.listen(iut, (line) => mmsCalled(line, ground.clock));
    return dialledTarget(ground, { name: OWN_NAME, terms }, found(within, iut), { host: tester.host, port: 0 });
  },
  initiator: async ({ ground, within, terms, iut, tester, found }) =>
    callingTarget(ground, { name: OWN_NAME, terms }, tester, () =>
      mmsCaller(within.dial(found(ground.network, tester), { host: iut.host, port: 0 }), ground.clock),
    ),
};
