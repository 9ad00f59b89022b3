import { sessionFaults } from './faults.ts';
import { valueIn } from './parameters.ts';
import { MOST_IN_VERSION_1, proposedUnits } from './rules.ts';
import type { References, TokenSettings } from './service.ts';
import type { SpduOf, Values } from './spdu.ts';
import { bitsOf, selection, tokensOf, type Unit } from './units.ts';
import {
  agreedSizes,
  encodeSerial,
  encodeSizes,
  encodeTokens,
  encodeVersions,
  octet,
  pair,
  settingBits,
  settingsIn,
  sizesIn,
  versionsIn,
} from './values.ts';
import type { Proposal, Request, Settings, Terms, Variables } from './variables.ts';

/** What a request of ours proposes: version 1 goes where the user data do not fit it, X.225 §7.1.1. */
export const proposalOf = (settings: Settings, request: Request<'S-CONNECT.request'>): Proposal => {
  const isLong = (request.userData?.length ?? 0) > MOST_IN_VERSION_1;
  const versions = isLong ? settings.versions.filter((version) => version > 1) : settings.versions;
  if (versions.length === 0) throw sessionFaults.longUserData({ got: request.userData!.length });
  return {
    versions,
    units: request.units ?? settings.units,
    tsduSizes: settings.tsduSizes,
    tokenSetting: settingBits(request.tokens ?? {}),
  };
};

/** What a CN proposes, so far as it is of ours, X.225 §7.1.3. */
export const proposalIn = ({ parameters }: SpduOf<'CN'>, settings: Settings): Proposal => ({
  versions: versionsIn(valueIn(parameters, 'version')).filter((version) => settings.versions.includes(version)),
  units: proposedUnits(parameters).filter((unit) => settings.units.includes(unit)),
  tsduSizes: sizesIn(valueIn(parameters, 'tsduSizes')),
  tokenSetting: valueIn(parameters, 'tokenSetting')?.[0] ?? 0,
});

/** The values of a CN, X.225 §8.3.1, and what does not fit into it. */
export const cnOf = (
  settings: Settings,
  { versions, units, tsduSizes, tokenSetting }: Proposal,
  { called, calling, references, syncPoint, userData }: Request<'S-CONNECT.request'>,
): { readonly values: Values; readonly overflow: Uint8Array | undefined } => {
  const isLong = (userData?.length ?? 0) > MOST_IN_VERSION_1;
  const overflow = userData && userData.length > MOST_IN_CN ? userData.subarray(MOST_IN_CN) : undefined;
  const values: Values = {
    ...heardReferences(references),
    protocolOptions: octet(settings.extendedConcatenation ? 1 : 0),
    tsduSizes: encodeSizes(tsduSizes),
    version: encodeVersions(versions),
    initialSerial: syncPoint === undefined ? undefined : encodeSerial(syncPoint),
    tokenSetting: tokensOf(units).length > 0 ? octet(tokenSetting) : undefined,
    units: pair(bitsOf(units)),
    callingSsel: calling?.ssel,
    calledSsel: called.ssel,
    dataOverflow: overflow && octet(1),
    userData: isLong ? undefined : userData,
    extendedUserData: isLong ? userData!.subarray(0, MOST_IN_CN) : undefined,
  };
  return { values, overflow };
};

/** What a response of ours agrees to: the highest version, units that were proposed, the smaller sizes, X.225 §7.4.1. */
export const termsOf = ({ settings, proposal }: Variables, units: readonly Unit[] = proposal.units): Terms => {
  const selected = selection(units.filter((unit) => proposal.units.includes(unit)));
  if (!selected.includes('halfDuplex') && !selected.includes('duplex')) throw sessionFaults.duplexity({ got: bitsOf(selected) });
  const { initiator, responder } = agreedSizes(settings.tsduSizes, proposal.tsduSizes);
  return {
    version: proposal.versions.includes(2) ? 2 : 1,
    units: selected,
    tokens: tokensOf(selected),
    sends: responder,
    receives: initiator,
    isCut: proposal.tsduSizes.initiator > 0,
  };
};

/** What an AC agrees to, X.225 §7.4.3. */
export const termsIn = ({ proposal }: Variables, { parameters }: SpduOf<'AC'>): Terms => {
  const units = proposedUnits(parameters);
  const { initiator, responder } = agreedSizes(sizesIn(valueIn(parameters, 'tsduSizes')), proposal.tsduSizes);
  return {
    version: versionsIn(valueIn(parameters, 'version'))[0]!,
    units,
    tokens: tokensOf(units),
    sends: initiator,
    receives: responder,
    isCut: proposal.tsduSizes.responder > 0,
  };
};

/** The values of an AC, X.225 §8.3.4. Where the CN chose the place of a token, the AC repeats it. */
export const acValues = (
  { settings, proposal, cn }: Variables,
  terms: Terms,
  { references, responding, tokens = {}, syncPoint, please, userData }: Extract<Request<'S-CONNECT.response'>, { result: 'accepted' }>,
): Values => ({
  ...heardReferences(references),
  protocolOptions: octet(settings.extendedConcatenation ? 1 : 0),
  tsduSizes: encodeSizes({ initiator: terms.receives, responder: terms.sends }),
  version: encodeVersions([terms.version]),
  initialSerial: syncPoint === undefined ? proposedSerial(terms, cn) : encodeSerial(syncPoint),
  tokenSetting: terms.tokens.length > 0 ? octet(settingBits(places(proposal, terms, tokens))) : undefined,
  tokenItem: please && please.length > 0 ? encodeTokens(please) : undefined,
  units: pair(bitsOf(terms.units)),
  calledSsel: responding,
  userData,
});

/** References as values, X.225 §8.3.1. */
export const heardReferences = ({ calling, called, common, additional }: References = {}): Values => ({
  callingReference: calling,
  calledReference: called,
  commonReference: common,
  additionalReference: additional,
});

const places = ({ tokenSetting }: Proposal, { tokens }: Terms, chosen: TokenSettings): TokenSettings =>
  Object.fromEntries(
    Object.entries(settingsIn(tokenSetting, tokens)).map(([token, place]) => {
      const choice = chosen[token as keyof TokenSettings];
      return [token, place !== 'choice' ? place : choice === 'responder' ? 'responder' : 'initiator'];
    }),
  );

// A connection with sync points and no activities counts from the first serial number, X.225 §8.3.4: that proposed, else 1.
const proposedSerial = ({ units }: Terms, cn: SpduOf<'CN'> | undefined): Uint8Array | undefined => {
  if (!units.includes('minorSync') || units.includes('activity')) return undefined;
  return (cn && valueIn(cn.parameters, 'initialSerial')) ?? encodeSerial(1);
};

/** The user data of a CN in version 2, X.225 §7.1.1. */
export const MOST_IN_CN = 10_240;
