import { down, up } from '#src/core/index.ts';
import { presentationFaults } from './faults.ts';
import { encodeTD } from './td.ts';
import type { Do, PpduOf, Request, Variables } from './variables.ts';

/** P-DATA.request: TD, X.226 §6.6. */
export const sendTD = ({ mode, dcs }: Variables, { userData }: Request<'P-DATA.request'>): Do => {
  const ssdu = encodeTD(userData, mode, dcs);
  if (ssdu === undefined || ssdu.length === 0) throw presentationFaults.noValue({ got: 0 });
  return [down({ kind: 'S-DATA.request', ssdu })];
};

/** TD: delivered, X.226 §6.6. */
export const deliver = (_: Variables, { userData }: PpduOf<'TD'>): Do => [up({ kind: 'P-DATA.indication', userData })];
