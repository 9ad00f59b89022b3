import { decodeBerSeries, decodeValue, valueIn } from '#src/asn1/index.ts';
import { defined, ProtocolError } from '#src/core/index.ts';
import type { SessionService } from '#src/session/index.ts';
import { presentationFaults } from './faults.ts';
import { type Abort, abortPpdu, cpaPpdu, cpPpdu, cprPpdu, VERSION } from './ppdu.ts';
import { REFUSED_BY_USER } from './reasons.ts';
import { judgeCP } from './rules.ts';
import type { Mode } from './service.ts';
import { valuesInTD } from './td.ts';
import { readValues } from './values.ts';
import type { Below, Event, PpduOf, Refused, Variables } from './variables.ts';

/** What a session primitive is to us: the PPDU in it, or itself. Throws what is wrong with a PPDU, X.226 §6.4.4.3. */
export const eventIn = (primitive: SessionService['up'], { mode, dcs }: Variables): Event => {
  switch (primitive.kind) {
    case 'S-DATA.indication':
      return { kind: 'TD', userData: valuesInTD(primitive.ssdu, mode, dcs) };
    case 'S-CONNECT.indication':
      return cpIn(primitive);
    case 'S-CONNECT.confirm':
      return primitive.result === 'accepted' ? cpaIn(primitive, mode) : refusalIn(primitive, mode);
    case 'S-U-ABORT.indication':
      return abortIn(primitive, mode);
    default:
      return primitive;
  }
};

// Behind a CP there may be CPC-types, which nobody need look at, X.226 §6.2.5.2.
const cpIn = (session: Below<'S-CONNECT.indication'>): PpduOf<'CP'> => {
  const [element] = decodeBerSeries(session.userData ?? NONE);
  if (element === undefined) throw presentationFaults.noPpdu();
  const cp = valueIn(cpPpdu, element);
  const { mode } = cp.mode;
  if (typeof mode === 'number') throw presentationFaults.mode({ got: mode });
  if (mode === 'x410-1984') return defined({ kind: 'CP', session, mode, x410: cp.x410, normal: NOTHING_SAID });
  if (cp.normal === undefined) throw presentationFaults.parameters({ got: 'none' });
  judgeCP(cp.normal);
  return { kind: 'CP', session, mode, normal: cp.normal };
};

const cpaIn = (session: PpduOf<'CPA'>['session'], mode: Mode): PpduOf<'CPA'> => {
  const { userData } = session;
  if (userData === undefined) throw presentationFaults.noPpdu();
  const cpa = decodeValue(cpaPpdu, userData);
  if (cpa.mode.mode !== mode) throw presentationFaults.mode({ got: cpa.mode.mode });
  if (mode === 'x410-1984') return defined({ kind: 'CPA', session, x410: cpa.x410, normal: NOTHING_SAID });
  if (cpa.normal === undefined) throw presentationFaults.parameters({ got: 'none' });
  return { kind: 'CPA', session, normal: cpa.normal };
};

const refusalIn = (session: Refused, mode: Mode): PpduOf<'CPR'> | Refused => {
  const { reason, userData } = session;
  if (reason !== REFUSED_BY_USER.withData || userData === undefined) return session;
  const cpr = decodeValue(cprPpdu, userData);
  if (cpr.kind === 'x410' && mode === 'normal') throw presentationFaults.unexpected({ got: 'a SET' });
  return { kind: 'CPR', session, cpr };
};

// The connection is over, whatever it says: what cannot be read is an abort by the provider.
const abortIn = ({ userData }: Below<'S-U-ABORT.indication'>, mode: Mode): PpduOf<'ARU' | 'ARP'> => {
  if (userData === undefined) return { kind: 'ARU' };
  try {
    return abortOf(decodeValue(abortPpdu, userData), mode);
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    return { kind: 'ARP', cause: error };
  }
};

const abortOf = ({ kind, value }: Abort, mode: Mode): PpduOf<'ARU' | 'ARP'> => {
  if (kind === 'provider') return { kind: 'ARP', ...value, cause: presentationFaults.aborted({ got: value.reason ?? 'no reason' }) };
  if ((kind === 'x410') !== (mode === 'x410-1984')) throw presentationFaults.mode({ got: kind });
  if (kind === 'x410') return { kind: 'ARU', userData: [{ octets: value }] };
  return defined({ kind: 'ARU', userData: value.userData && readValues(value.userData) });
};

const NONE = new Uint8Array();
const NOTHING_SAID = { version: VERSION };
