import type { SpduKind, SpduParameterName } from '#src/session/index.ts';

// biome-ignore format: a table
/** What X.225 §8.3 calls its SPDUs. */
export const SPDU_TITLES: Readonly<Record<SpduKind, string>> = {
  CN: 'CONNECT', OA: 'OVERFLOW ACCEPT', CDO: 'CONNECT DATA OVERFLOW', AC: 'ACCEPT', RF: 'REFUSE', FN: 'FINISH', DN: 'DISCONNECT', NF: 'NOT FINISHED',
  AB: 'ABORT', AA: 'ABORT ACCEPT', DT: 'DATA TRANSFER', EX: 'EXPEDITED', TD: 'TYPED DATA', CD: 'CAPABILITY DATA', CDA: 'CAPABILITY DATA ACK',
  GT: 'GIVE TOKENS', PT: 'PLEASE TOKENS', GTC: 'GIVE TOKENS CONFIRM', GTA: 'GIVE TOKENS ACK', MIP: 'MINOR SYNC POINT', MIA: 'MINOR SYNC ACK',
  MAP: 'MAJOR SYNC POINT', MAA: 'MAJOR SYNC ACK', RS: 'RESYNCHRONIZE', RA: 'RESYNCHRONIZE ACK', PR: 'PREPARE', ER: 'EXCEPTION REPORT', ED: 'EXCEPTION DATA',
  AS: 'ACTIVITY START', AR: 'ACTIVITY RESUME', AI: 'ACTIVITY INTERRUPT', AIA: 'ACTIVITY INTERRUPT ACK', AD: 'ACTIVITY DISCARD', ADA: 'ACTIVITY DISCARD ACK',
  AE: 'ACTIVITY END', AEA: 'ACTIVITY END ACK',
};

/** The same with the abbreviations: `ACTIVITY START (AS)`. */
export const SPDU_NAMES = Object.fromEntries(Object.entries(SPDU_TITLES).map(([kind, title]) => [kind, `${title} (${kind})`])) as Readonly<
  Record<SpduKind, string>
>;

// biome-ignore format: a table
/** What X.225 §8.3 calls the groups of parameters, by PGI. */
export const GROUP_TITLES: Readonly<Record<number, string>> = {
  1: 'Connection Identifier', 5: 'Connect/Accept Item', 33: 'Linking Information', 193: 'User Data', 194: 'Extended User Data',
};

// biome-ignore format: a table
/** What X.225 §8.3 calls the parameters. */
export const PARAMETER_TITLES: Readonly<Record<SpduParameterName, string>> = {
  calledReference: 'Called SS-user Reference', callingReference: 'Calling SS-user Reference', commonReference: 'Common Reference',
  additionalReference: 'Additional Reference Information', protocolOptions: 'Protocol Options', tsduSizes: 'TSDU Maximum Size', version: 'Version Number',
  initialSerial: 'Initial Serial Number', tokenSetting: 'Token Setting Item', secondInitialSerial: 'Second Initial Serial Number',
  upperLimitSerial: 'Upper Limit Serial Number', largeInitialSerial: 'Large Initial Serial Number', largeSecondSerial: 'Large Second Initial Serial Number',
  oldCalledReference: 'Called SS-user Reference', oldCallingReference: 'Calling SS-user Reference', oldCommonReference: 'Common Reference',
  oldAdditional: 'Additional Reference Information', oldActivity: 'Old Activity Identifier', oldSerial: 'Serial Number', syncType: 'Sync Type Item',
  tokenItem: 'Token Item', transportDisconnect: 'Transport Disconnect', units: 'Session User Requirements', plainVersion: 'Version Number',
  prepareType: 'Prepare Type', enclosure: 'Enclosure Item', resyncTokens: 'Token Setting Item', resyncType: 'Resync Type', activity: 'Activity Identifier',
  serial: 'Serial Number', miaUserData: 'User Data', reflect: 'Reflect Parameter Values', reflected: 'SPDU bit pattern', reason: 'Reason Code',
  callingSsel: 'Calling Session Selector', calledSsel: 'Called Session Selector', secondResyncType: 'Second Resync Type',
  secondSerial: 'Second Serial Number', dataOverflow: 'Data Overflow', userData: 'User Data', extendedUserData: 'Extended User Data',
};
