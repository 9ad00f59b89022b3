import { sessionFaults } from './faults.ts';
import { PARAMETERS, type ParameterName, type ParameterUnit, valueIn } from './parameters.ts';
import type { Spdu, SpduOf } from './spdu.ts';
import { SPDUS, type SpduKind } from './spdus.ts';
import { bitsOf, DEFAULT_UNITS, orphans, tokensOf, type Unit, unitsIn } from './units.ts';
import { agreedSizes, numberOf, settingIn, sizesIn, versionsIn } from './values.ts';
import type { Variables } from './variables.ts';

/** Throws unless the parameters of an SPDU are there and as long as X.225 §8.3 says, and its user data as its version says. */
export const judgeSpdu = ({ kind, parameters }: Spdu, { terms }: Variables): void => {
  if (parameters.length === 0 && SPDUS[kind].needs.length === 0) return;
  const { has, needs }: { has: readonly ParameterName[]; needs: readonly ParameterName[] } = SPDUS[kind];
  for (const name of needs) if (valueIn(parameters, name) === undefined) throw sessionFaults.missing({ got: name });
  for (const name of has) {
    const [, most] = PARAMETERS[name].octets;
    const length = valueIn(parameters, name)?.length ?? 0;
    if (length > most) throw sessionFaults.valueLength({ got: `${name} of ${length}` });
  }
  if (terms.version === 1) judgeUserData(kind, parameters);
};

/** What X.225 §8.3.1 and §5.8.1 ask of a CN. */
export const judgeCN = (cn: SpduOf<'CN'>): void => {
  const versions = versionsIn(valueIn(cn.parameters, 'version'));
  const extended = valueIn(cn.parameters, 'extendedUserData');
  const userData = valueIn(cn.parameters, 'userData');
  if ((userData?.length ?? 0) > MOST_IN_VERSION_1) throw sessionFaults.longUserData({ got: userData!.length });
  if (extended && (userData || !versions.includes(2))) throw sessionFaults.extendedData({ got: extended.length });
  const units = proposedUnits(cn.parameters);
  if (!units.includes('halfDuplex') && !units.includes('duplex')) throw sessionFaults.duplexity({ got: bitsOf(units) });
  const [orphan] = orphans(units);
  if (orphan) throw sessionFaults.unitNeeds({ got: orphan });
};

/** What X.225 §8.3.4 asks of an AC that answers our CN. */
export const judgeAC = (ac: SpduOf<'AC'>, { proposal }: Variables): void => {
  const units = proposedUnits(ac.parameters);
  const versions = versionsIn(valueIn(ac.parameters, 'version'));
  if (versions.length !== 1 || !proposal.versions.includes(versions[0]!)) throw sessionFaults.versionChosen({ got: versions.join('+') });
  const other = units.find((unit) => !proposal.units.includes(unit));
  if (other) throw sessionFaults.unitChosen({ got: other });
  if (units.includes('halfDuplex') === units.includes('duplex')) throw sessionFaults.duplexity({ got: bitsOf(units) });
  const [orphan] = orphans(units);
  if (orphan) throw sessionFaults.unitNeeds({ got: orphan });
  const setting = valueIn(ac.parameters, 'tokenSetting')?.[0] ?? 0;
  for (const token of tokensOf(units)) if (settingIn(setting, token) === 'choice') throw sessionFaults.tokenSetting({ got: setting });
  const { initiator } = agreedSizes(sizesIn(valueIn(ac.parameters, 'tsduSizes')), proposal.tsduSizes);
  if (initiator > 0 && initiator < LEAST_TSDU) throw sessionFaults.shortTsdu({ got: initiator });
};

/** The units of parameter 20, X.225 §8.3.1.16. */
export const proposedUnits = (parameters: readonly ParameterUnit[]): readonly Unit[] => {
  const bits = numberOf(valueIn(parameters, 'units'));
  return bits === undefined ? DEFAULT_UNITS : unitsIn(bits);
};

const judgeUserData = (kind: SpduKind, parameters: readonly ParameterUnit[]): void => {
  const userData = valueIn(parameters, 'userData');
  if (userData === undefined || kind === 'CN' || kind === 'CDO') return;
  if (WITHOUT_IN_VERSION_1.has(kind)) throw sessionFaults.versionData({ got: kind });
  const most = kind === 'AB' ? MOST_IN_ABORT : MOST_IN_VERSION_1;
  if (userData.length > most) throw sessionFaults.longUserData({ got: userData.length });
};

/** The SPDUs that have user data from version 2 on, X.225 §7.16.1 and §7.31.1. */
const WITHOUT_IN_VERSION_1: ReadonlySet<SpduKind> = new Set<SpduKind>(['GT', 'GTC', 'AI', 'AIA', 'AD', 'ADA']);
/** Most octets of user data in version 1, X.225 §7.1.1. */
export const MOST_IN_VERSION_1 = 512;
/** A GT, a DT with an enclosure item, and one octet, X.225 §6.3.7 and §8.3.1.8: less is no room for a segment. */
const LEAST_TSDU = 8;
/** The same of an AB, as X.215 has it. */
const MOST_IN_ABORT = 9;
