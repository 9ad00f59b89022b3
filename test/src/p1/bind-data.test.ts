import test from 'ava';
import {
  BIND_ERRORS,
  type Conformance,
  decodeBindArgument,
  decodeBindError,
  decodeBindResult,
  encodeBindArgument,
  encodeBindError,
  encodeBindResult,
  type MtaBindArgument,
  type MtaBindError,
  X410_BIND_ERRORS,
} from '#src/p1/index.ts';
import { hex, hexOf } from '../../support/hex.ts';
import { ACCEPT, ARGUMENT, BIND, type Input, OLDER_OPEN, OPEN, OPENED, play, REFUSED, RESULT, USER_DATA } from '../../support/p1.ts';

const octets = (text: string): string => text.replaceAll(' ', '');
const nobody = { kind: 'unauthenticated', value: null } as const;
const named = (
  initiatorCredentials: Extract<MtaBindArgument, { kind: 'authenticated' }>['value']['initiatorCredentials'],
): MtaBindArgument => ({
  kind: 'authenticated',
  value: { initiatorName: 'A', initiatorCredentials },
});

// biome-ignore format: a table
/** Arguments, both ways. */
const argumentsOf: Readonly<Record<string, readonly [Conformance, string, MtaBindArgument]>> = {
  'a name and a password in normal mode, as in c1': ['1988', USER_DATA.argument, ARGUMENT],
  'the same in X.410 mode, as in b1':               ['x410', USER_DATA.olderArgument, ARGUMENT],
  'nothing in X.410 mode, as in b5':                ['1984', USER_DATA.nothing, nobody],
  'nothing in normal mode':                         ['1988', 'b002 0500', nobody],
  'a password of octets':                           ['1984', 'a107 800141 a102 0400', named({ kind: 'octets', value: hex('') })],
  'strong credentials, kept as octets':             ['1988', 'b00d a10b 800141 a106 a004 a002 0500', named({ kind: 'other', value: hex('a004 a002 0500') })],
  'a security context, kept as octets':             ['1988', 'b00f a10d 800141 a102 1600 a204 3102 0500', { kind: 'authenticated', value: { initiatorName: 'A', initiatorCredentials: { kind: 'ia5', value: '' }, securityContext: [hex('3102 0500')] } }],
  'elements that are not known, kept as octets':    ['1984', 'a10b 800141 a102 1600 8902 0102', { kind: 'authenticated', value: { initiatorName: 'A', initiatorCredentials: { kind: 'ia5', value: '' }, extensions: [hex('8902 0102')] } }],
};

for (const [title, [conformance, text, argument]] of Object.entries(argumentsOf)) {
  test(`reads and writes ${title}`, (t) => {
    t.deepEqual(decodeBindArgument(hex(text), conformance), argument);
    t.is(hexOf(encodeBindArgument(argument, conformance)), octets(text));
  });
}

test('reads the SET of 1984 also without its [1]', (t) => {
  t.deepEqual(decodeBindArgument(hex('3113 8005 4d54412d41 a10a 1608 7365637265742d61'), '1984'), ARGUMENT);
  t.deepEqual(decodeBindResult(hex('3113 8005 4d54412d42 a10a 1608 7365637265742d62'), '1984'), RESULT);
});

test('reads and writes results in both modes', (t) => {
  for (const [conformance, text] of [
    ['1988', USER_DATA.result],
    ['x410', USER_DATA.olderResult],
    ['1984', USER_DATA.olderResult],
  ] as const) {
    t.deepEqual(decodeBindResult(hex(text), conformance), RESULT);
    t.is(hexOf(encodeBindResult(RESULT, conformance)), octets(text));
  }
  t.deepEqual(decodeBindResult(hex('b102 0500'), '1988'), nobody);
});

// biome-ignore format: a table
/** What is refused when it is read. */
const malformed: Readonly<Record<string, readonly [Conformance, string, fault: string]>> = {
  'an empty MTA name':                       ['1988', 'b00a a108 8000 a104 1602 6161', 'p1.mtaName'],
  'an empty MTA name in the bare SET':       ['1984', '3108 8000 a104 1602 6161',      'p1.mtaName'],
  'the bare SET in normal mode':             ['1988', 'b00a 3108 800141 a103 160161',  'ber.tag'],
  'an argument without its tag, normal mode': ['1988', 'a107 800141 a102 1600',        'ber.tag'],
  'a tag in X.410 mode':                     ['1984', 'b002 0500',                     'ber.tag'],
  'a name that is missing':                  ['1984', 'a104 a102 1600',                'ber.missing'],
  'credentials that are missing':            ['1984', 'a103 800141',                   'ber.missing'],
  'what is cut off':                         ['1984', 'a109 800141 a102 16',           'ber.truncated'],
};

for (const [title, [conformance, text, code]] of Object.entries(malformed)) {
  test(`refuses ${title}`, (t) => t.throws(() => decodeBindArgument(hex(text), conformance), { code }));
}

test('refuses a result with an empty MTA name, in indefinite lengths as it was seen', (t) =>
  t.throws(() => decodeBindResult(hex(USER_DATA.namelessResult), '1984'), {
    code: 'p1.mtaName',
    message: /1 character at least, got none/,
  }));

test('a name of ours has 1 to 32 characters and a password 62 at most', (t) => {
  const with_ = (name: string, password: string): MtaBindArgument => ({
    kind: 'authenticated',
    value: { initiatorName: name, initiatorCredentials: { kind: 'ia5', value: password } },
  });
  t.notThrows(() => encodeBindArgument(with_('n'.repeat(32), 'p'.repeat(62)), '1984'));
  t.throws(() => encodeBindArgument(with_('n'.repeat(33), ''), '1984'), { code: 'p1.longMtaName' });
  t.throws(() => encodeBindArgument(with_('n', 'p'.repeat(63)), '1984'), { code: 'p1.longPassword' });
  t.throws(() => encodeBindArgument(with_('', ''), '1984'), { code: 'p1.mtaName' });
});

test('reads and writes errors, with and without a name, as in d8', (t) => {
  for (const [name, { code }] of Object.entries(BIND_ERRORS)) {
    t.is(hexOf(encodeBindError(code)), `b20302010${code}`);
    t.is(decodeBindError(encodeBindError(code)), name as MtaBindError);
  }
  t.is(decodeBindError(hex('b203 020101')), 1);
});

const accepts = (value: Extract<typeof ACCEPT, { result: 'accepted' }>['value']): Input => ({
  kind: 'MTA-BIND.response',
  result: 'accepted',
  value,
});
const refuses = (error: MtaBindError): Input => ({ kind: 'MTA-BIND.response', result: 'refused', error });
const asks = (userData: string): Input => ({ ...OPEN, userData: hex(userData) });
const olderAsks = (userData: string): Input => ({ ...OLDER_OPEN, userData: hex(userData) });
const lastOf = (effects: readonly string[]): string | undefined => effects.at(-1);
const sent = (error: MtaBindError): readonly string[] => [play([OPEN, refuses(error)])[0]!, play([OLDER_OPEN, refuses(error)])[0]!];

// biome-ignore format: a table
/** The rules of the MTA bind: what is done, and what must come of it. */
const rules: Readonly<Record<string, readonly [did: () => unknown, is: unknown]>> = {
  'MTA-01: nothing is answered by nothing':             [() => play([olderAsks('0500'), accepts(nobody)]), ['< RT-OPEN.response result=accepted userData=0500']],
  'MTA-02: nothing is refused, error 2, reason 2':      [() => [play([asks('b002 0500'), refuses('authentication-error')]), play([olderAsks('0500'), refuses('authentication-error')])], [['< RT-OPEN.response result=refused userData=b203020102 transient=false'], ['< RT-OPEN.response result=refused reason=2 transient=false']]],
  'MTA-03: the right password is answered by ours':     [() => play([OPEN, ACCEPT]), [`< RT-OPEN.response result=accepted userData=${octets(USER_DATA.result)}`]],
  'MTA-04: passwords cross as they are':                [() => [['1605 7772 6f6e67', 'ia5'], ['1600', 'ia5'], ['0401 61', 'octets']].map(([password]) => decodeBindArgument(hex(bindWith(password!)), '1984')).map((each) => each.kind === 'authenticated' && each.value.initiatorCredentials.kind), ['ia5', 'ia5', 'octets']],
  'MTA-05: a name that is not known crosses':           [() => lastOf(play([olderAsks('a107 80015a a102 1600')]))?.includes('initiatorName:Z'), true],
  'MTA-06: busy is 0, and passes':                      [() => sent('busy'), ['< RT-OPEN.response result=refused userData=b203020100 transient=true', '< RT-OPEN.response result=refused reason=0 transient=true']],
  'MTA-07: unacceptable dialogue mode is 3':            [() => sent('unacceptable-dialogue-mode'), ['< RT-OPEN.response result=refused userData=b203020103 transient=false', '< RT-OPEN.response result=refused reason=3 transient=false']],
  'MTA-08: unacceptable security context is 4':         [() => sent('unacceptable-security-context')[0], '< RT-OPEN.response result=refused userData=b203020104 transient=false'],
  'MTA-09: inadequate confidentiality is 5':            [() => sent('inadequate-association-confidentiality')[0], '< RT-OPEN.response result=refused userData=b203020105 transient=false'],
  'MTA-10: a refusal carries [18], without a reason':   [() => play([OPEN, refuses('authentication-error')]), ['< RT-OPEN.response result=refused userData=b203020102 transient=false']],
  'MTA-11: a wrong responder is told, and aborted':     [() => [lastOf(play([BIND, { ...OPENED, userData: hex('b109 a107 80015a a102 1600') }]))?.includes('responderName:Z'), play([BIND, OPENED, { kind: 'MTA-ABORT.request' }])], [true, ['< RT-U-ABORT.request']]],
  'MTA-13: IA5String and OCTET STRING are both read':   [() => [bindWith('1601 61'), bindWith('0401 61')].map((text) => decodeBindArgument(hex(text), 'x410').kind), ['authenticated', 'authenticated']],
  'MTA-14: protocols 12 and 1 are ours, so is none':    [() => [12, 1, 8883, 99].map((applicationProtocol) => lastOf(play([{ ...OLDER_OPEN, applicationProtocol }]))?.match(/conformance=\w+|cause=.*/)?.[0]), ['conformance=x410', 'conformance=1984', 'conformance=1984', 'cause=p1.applicationProtocol']],
  'MTA-14: and none':                                   [() => lastOf(play([withoutProtocol()]))?.match(/conformance=\w+/)?.[0], 'conformance=1984'],
  'MTA-20: an unbind has no argument':                  [() => play([BIND, OPENED, { kind: 'MTA-UNBIND.request' }]), ['< RT-CLOSE.request']],
  'MTA-21: no BIND tag in X.410 mode':                  [() => lastOf(play([{ ...BIND, conformance: '1984' }])), `< RT-OPEN.request mode=x410-1984 applicationProtocol=1 userData=${octets(USER_DATA.olderArgument)}`],
};
const bindWith = (password: string): string => {
  const size = hex(password).length;
  return `a1 ${octet(5 + size)} 800141 a1 ${octet(size)} ${password}`;
};
const octet = (value: number): string => value.toString(16).padStart(2, '0');
const withoutProtocol = (): Input => {
  const { applicationProtocol: _, ...open } = OLDER_OPEN;
  return open;
};

for (const [title, [did, is]] of Object.entries(rules)) test(title, (t) => t.deepEqual(did(), is));

test('a refuseReason names the bind error that it stands for', (t) => {
  for (const [name, { code }] of Object.entries(X410_BIND_ERRORS)) {
    const { userData: _, ...refused } = REFUSED;
    const effects = play([
      { ...BIND, conformance: '1984' },
      { ...refused, refusal: { layer: 'rtse', reason: code } },
    ]);
    t.regex(effects[0]!, new RegExp(`layer:p1.*error=${name}$`));
  }
});
