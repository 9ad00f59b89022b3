import test from 'ava';
import { decodeTsdu, encodeTsdu, SPDUS, type Spdu, type SpduKind, type SpduValues, spduOf } from '#src/session/index.ts';
import { ascii, hex, hexOf } from '../../support/hex.ts';
import { TSDUS } from '../../support/session.ts';

const NONE = hex('');
const of = (kind: SpduKind, values: SpduValues = {}, userInformation = NONE): Spdu => spduOf(kind, values, userInformation) as Spdu;
const GT = of('GT');
const PT = of('PT');
const number = (digit: string) => ({ serial: ascii(digit) });
const common = { commonReference: hex('170d 3939313132323132303030305a') };
const terms = { protocolOptions: hex('00'), tokenSetting: hex('00'), units: hex('0249') };
const rts = { callingSsel: ascii('RTS'), calledSsel: ascii('RTS') };
const old = {
  oldCalledReference: hex('14054d54412d42'),
  oldCallingReference: hex('14054d54412d41'),
  oldCommonReference: common.commonReference,
};

// biome-ignore format: a table
const vectors: Record<string, { octets: string; spdus: readonly Spdu[] }> = {
  'CN of X.410 mode':             { octets: '0d39 011a 0a0714054d54412d41 0b0f170d3939313132323132303030305a 0509 130100 160101 1a0100 14020249 3303525453 3403525453 c1023100', spdus: [of('CN', { ...common, ...terms, ...rts, callingReference: hex('14054d54412d41'), version: hex('01'), userData: hex('3100') })] },
  'AC of X.410 mode':             { octets: '0e34 011a 090714054d54412d42 0b0f170d3939313132323132303030305a 0509 130100 160101 1a0100 14020249 3403525453 c1023100', spdus: [of('AC', { ...common, ...terms, calledReference: hex('14054d54412d42'), version: hex('01'), calledSsel: ascii('RTS'), userData: hex('3100') })] },
  'CN with TSDU sizes':           { octets: '0d15 050f 130100 150401000100 160102 1a0100 14020249', spdus: [of('CN', { ...terms, tsduSizes: hex('01000100'), version: hex('02') })] },
  'CN with more behind it':       { octets: '0d0d 0506 130100 160102 3c0101 c200', spdus: [of('CN', { protocolOptions: hex('00'), version: hex('02'), dataOverflow: hex('01'), extendedUserData: NONE })] },
  'OA':                           { octets: '100b 0509 150400000100 160102', spdus: [of('OA', { tsduSizes: hex('00000100'), version: hex('02') })] },
  'CDO':                          { octets: TSDUS.CDO, spdus: [of('CDO', { enclosure: hex('02'), userData: hex('61') })] },
  'RF, selector unknown':         { octets: '0c06 110101 320181', spdus: [of('RF', { transportDisconnect: hex('01'), reason: hex('81') })] },
  'RF, kept':                     { octets: '0c06 110100 320101', spdus: [of('RF', { transportDisconnect: hex('00'), reason: hex('01') })] },
  'FN':                           { octets: '0903 110101', spdus: [of('FN', { transportDisconnect: hex('01') })] },
  'FN with data':                 { octets: '0913 110101 c10e 610c300a020101a0056203800100', spdus: [of('FN', { transportDisconnect: hex('01'), userData: hex('610c300a020101a0056203800100') })] },
  'DN':                           { octets: '0a00', spdus: [of('DN')] },
  'NF':                           { octets: '0800', spdus: [of('NF')] },
  'AB of a user':                 { octets: '190a 110103 c1053103800100', spdus: [of('AB', { transportDisconnect: hex('03'), userData: hex('3103800100') })] },
  'AB that reflects':             { octets: '1907 110105 31022d00', spdus: [of('AB', { transportDisconnect: hex('05'), reflect: hex('2d00') })] },
  'AA':                           { octets: '1a00', spdus: [of('AA')] },
  'DT':                           { octets: '0100 0100 6162', spdus: [GT, of('DT', {}, ascii('ab'))] },
  'DT of nothing':                { octets: '0100 0100', spdus: [GT, of('DT')] },
  'DT, a first segment':          { octets: '0100 0103 190101 6162', spdus: [GT, of('DT', { enclosure: hex('01') }, ascii('ab'))] },
  'DT behind tokens':             { octets: '0103 100101 0100 6162', spdus: [of('GT', { tokenItem: hex('01') }), of('DT', {}, ascii('ab'))] },
  'EX':                           { octets: '0500 61', spdus: [of('EX', {}, ascii('a'))] },
  'TD':                           { octets: '2100 6162', spdus: [of('TD', {}, ascii('ab'))] },
  'CD':                           { octets: '0100 3d03 c10161', spdus: [GT, of('CD', { userData: hex('61') })] },
  'CDA':                          { octets: '0200 3e00', spdus: [PT, of('CDA')] },
  'GT of three tokens':           { octets: '0103 100115', spdus: [of('GT', { tokenItem: hex('15') })] },
  'PT with a priority':           { octets: '0208 100101 c103020101', spdus: [of('PT', { tokenItem: hex('01'), userData: hex('020101') })] },
  'GTC':                          { octets: '1500', spdus: [of('GTC')] },
  'GTA':                          { octets: '1600', spdus: [of('GTA')] },
  'MIP':                          { octets: '0100 3103 2a0131', spdus: [GT, of('MIP', number('1'))] },
  'MIP without a confirm':        { octets: '0100 3106 0f0101 2a0131', spdus: [GT, of('MIP', { ...number('1'), syncType: hex('01') })] },
  'MIA':                          { octets: '0200 3203 2a0131', spdus: [PT, of('MIA', number('1'))] },
  'MAP, told by its sync type':   { octets: '0100 2906 0f0101 2a0131', spdus: [GT, of('MAP', { ...number('1'), syncType: hex('01') })] },
  'RS':                           { octets: '0100 3506 1b0100 2a0131', spdus: [GT, of('RS', { ...number('1'), resyncType: hex('00') })] },
  'RA':                           { octets: '0200 2203 2a0131', spdus: [PT, of('RA', number('1'))] },
  'PR':                           { octets: '0703 180101', spdus: [of('PR', { prepareType: hex('01') })] },
  'ER of nothing':                { octets: '0200 0000', spdus: [PT, of('ER')] },
  'ED':                           { octets: '0200 3003 320105', spdus: [PT, of('ED', { reason: hex('05') })] },
  'AS':                           { octets: '0100 2d05 2903020101', spdus: [GT, of('AS', { activity: hex('020101') })] },
  'AR behind PT':                 { octets: '0200 1d32 212b 090714054d54412d42 0a0714054d54412d41 0b0f170d3939313132323132303030305a 2903020101 2a0131 2903020102', spdus: [PT, of('AR', { ...old, oldActivity: hex('020101'), oldSerial: ascii('1'), activity: hex('020102') })] },
  'AI':                           { octets: '0100 1903 320105', spdus: [GT, of('AI', { reason: hex('05') })] },
  'AIA':                          { octets: '0200 1a00', spdus: [PT, of('AIA')] },
  'AD':                           { octets: '0100 3903 320106', spdus: [GT, of('AD', { reason: hex('06') })] },
  'ADA':                          { octets: '0200 3a00', spdus: [PT, of('ADA')] },
  'AE':                           { octets: '0100 2903 2a0131', spdus: [GT, of('AE', number('1'))] },
  'AEA':                          { octets: '0200 2a08 2a06303030303031', spdus: [PT, of('AEA', number('000001'))] },
  'GT, AS and DT':                { octets: '0100 2d05 2903020101 0100 61', spdus: [GT, of('AS', { activity: hex('020101') }), of('DT', {}, ascii('a'))] },
  'GT, MIP and DT':               { octets: '0100 3103 2a0131 0100 61', spdus: [GT, of('MIP', number('1')), of('DT', {}, ascii('a'))] },
  'GT, PT and MIP':               { octets: '0100 0203 100101 3103 2a0131', spdus: [GT, of('PT', { tokenItem: hex('01') }), of('MIP', number('1'))] },
  'what nobody knows, twice':     { octets: '0a0c 7f0101 f002abcd 7f00 7f0101', spdus: [{ kind: 'DN', parameters: [{ code: 0x7f, value: hex('01') }, { code: 0xf0, value: hex('abcd') }, { code: 0x7f, value: NONE }, { code: 0x7f, value: hex('01') }], userInformation: NONE }] },
  'lengths longer than needed':   { octets: '0dff0009 05ff0005 13ff000100', spdus: [{ kind: 'CN', long: true, parameters: [{ code: 5, long: true, parameters: [{ code: 0x13, value: hex('00'), long: true }] }], userInformation: NONE }] },
  'a length of 255':              { octets: `0aff0103 c1ff00ff${'61'.repeat(255)}`, spdus: [of('DN', { userData: ascii('a'.repeat(255)) })] },
};
for (const [title, { octets, spdus }] of Object.entries(vectors)) {
  test(`reads a ${title}`, (t) => t.deepEqual(decodeTsdu(hex(octets)), spdus));
  test(`writes a ${title}`, (t) => t.is(hexOf(encodeTsdu(spdus)), octets.replaceAll(' ', '')));
}

test('there is a vector for each SPDU but MAA, which only its context tells from AEA', (t) => {
  const kinds = new Set(Object.values(vectors).flatMap(({ spdus }) => spdus.map(({ kind }) => kind)));
  t.deepEqual(
    Object.keys(SPDUS).filter((kind) => !kinds.has(kind as SpduKind)),
    ['MAA'],
  );
});

// biome-ignore format: a table
const malformed: Record<string, { octets: string; fault: string; at: number }> = {
  'a TSDU of nothing':            { octets: '',                       fault: 'session.truncated',       at: 0 },
  'a TSDU of one octet':          { octets: '0d',                     fault: 'session.truncated',       at: 1 },
  'an SPDU past its TSDU':        { octets: '0d7f 0503 130100',       fault: 'session.lengthIndicator', at: 1 },
  'a second SPDU past its TSDU':  { octets: '0100 2d05 2903',         fault: 'session.lengthIndicator', at: 3 },
  'a long length cut short':      { octets: '0dff00',                 fault: 'session.truncated',       at: 3 },
  'an SI of nobody':              { octets: '3f00',                   fault: 'session.type',            at: 0 },
  'an SI of nobody behind GT':    { octets: '0100 3f00',              fault: 'session.type',            at: 2 },
  'a parameter without length':   { octets: '0a01 c1',                fault: 'session.parameterLength', at: 2 },
  'a parameter past its SPDU':    { octets: '0a04 c1036162',          fault: 'session.parameterLength', at: 3 },
  'a parameter past its group':   { octets: '0d08 0503 130200 140249', fault: 'session.parameterLength', at: 5 },
  'a group past its SPDU':        { octets: '0d05 0506 130100',       fault: 'session.parameterLength', at: 3 },
};

for (const [title, { octets, fault, at }] of Object.entries(malformed)) {
  test(`refuses ${title}`, (t) => {
    const error = t.throws(() => decodeTsdu(hex(octets)), { code: fault }) as Error & { detail?: { octet?: number } };
    t.is(error?.detail?.octet, at);
  });
}
