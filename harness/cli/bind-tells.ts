import { CONFORMANCES } from '#src/p1/index.ts';
import type { BindAsked } from './asking.ts';
import type { BindEnded, BindEndingName } from './bind-ending.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { quoted, typed } from './values.ts';

type Own = Exclude<BindEnded, { ending: 'below' }>;

/** What one ending of a bind looks like, where no layer has told it; what that tells, and what to try next. */
export interface BindTells {
  readonly says?: (ended: Own) => string;
  readonly tells: (asked: BindAsked, ended: Own) => string;
  readonly tries: (asked: BindAsked, ended: Own) => readonly string[];
  readonly exit: ExitCode;
}

/** The command that binds so again, with other flags. */
const bind = ({ target, asking }: BindAsked, ...flags: readonly string[]): string => {
  const { mta, conformance, called } = asking;
  const mode = conformance === '1988' || flags.includes('--mode') ? [] : ['--mode', conformance];
  const tsel = called.t === undefined ? [] : ['--called', typed(called.t)];
  return ['port102 probe', target, '--mta', quoted(mta), ...mode, ...tsel, ...flags].join(' ');
};
const otherModes = (asked: BindAsked): readonly string[] =>
  Object.keys(CONFORMANCES)
    .filter((mode) => mode !== asked.asking.conformance)
    .map((mode) => bind(asked, '--mode', mode));
const inMode = ({ asking: { conformance } }: BindAsked): string => CONFORMANCES[conformance].says;

const BUSY: BindTells = {
  tells: () => 'an MTA is there, and is at its limit: of associations with this caller, or of all',
  tries: (asked) => [`${bind(asked)}, later`, 'port102 explain tooManyAssociations'],
  exit: EXIT.failed,
};
const SECURITY: BindTells = {
  tells: () => 'an MTA is there, and asks for more security than a password: port102 has nothing else',
  tries: () => ['have simple authentication allowed for this caller'],
  exit: EXIT.failed,
};

/** What came of it, in words, and what that means to whom has to set the connection up. */
export const BIND_TELLS: Readonly<Record<BindEndingName, BindTells>> = {
  bound: {
    tells: (asked, { name }) => `an MTA that calls itself "${name}" is there, and takes "${asked.asking.mta}" by ${inMode(asked)}`,
    tries: (asked, { name }) => (asked.meant.name === undefined ? [bind(asked, '--remote-mta', quoted(name ?? ''))] : []),
    exit: EXIT.ok,
  },
  'bound anonymously': {
    tells: (asked) => `an MTA is there, and takes "${asked.asking.mta}" by ${inMode(asked)}, but binds back without a name`,
    tries: () => ['an MTA that verifies who answers will not have this'],
    exit: EXIT.ok,
  },
  'another MTA': {
    tells: ({ meant }, { name }) =>
      `an MTA is there, and takes the call, but it is ${name ? `"${name}"` : 'one without a name'} and not "${meant.name}": an MTA that verifies this hangs up`,
    tries: (asked) => [bind(asked), 'compare the MTA names at both ends: in most products case counts'],
    exit: EXIT.failed,
  },
  'another password': {
    tells: ({ meant }, { name }) =>
      `an MTA is there, and is "${name}", but ${meant.password === '' ? 'has a password, and none was expected' : 'its password is not the one that was expected'}: an MTA that verifies this hangs up`,
    tries: () => ['compare the passwords at both ends: each end has its own, and the other one’s'],
    exit: EXIT.failed,
  },
  'not unbound': {
    tells: (asked, { detail }) => `an MTA is there, and takes "${asked.asking.mta}", but the end of the association went wrong: ${detail}`,
    tries: () => ['look at its last words with a packet capture'],
    exit: EXIT.failed,
  },
  'empty name': {
    says: () => 'bound, by an MTA whose name is empty',
    tells: () =>
      'an MTA is there, and takes the call, but the name that it binds back with has no character (X.411 §8.5.3): it has none configured',
    tries: () => ['give it an MTA name: nobody who verifies names can bind to it'],
    exit: EXIT.failed,
  },
  busy: BUSY,
  'authentication-error': {
    tells: ({ asking }) =>
      `an MTA is there, and does not take "${asking.mta}" with this password, from this address, under these selectors: which of them, it does not say`,
    tries: (asked) => [
      bind(asked, '--password P'),
      'compare MTA name and password with what it has for this caller: case counts',
      'port102 explain unknownMta',
    ],
    exit: EXIT.failed,
  },
  'unacceptable-dialogue-mode': {
    tells: ({ asking }) => `an MTA is there, and does not talk ${asking.dialogue} with this caller`,
    tries: (asked) => [
      bind(asked, '--dialogue', asked.asking.dialogue === 'monologue' ? 'twa' : 'monologue'),
      'port102 explain wrongDialogue',
    ],
    exit: EXIT.failed,
  },
  'unacceptable-security-context': SECURITY,
  'inadequate-association-confidentiality': SECURITY,
  'cannot-recover': {
    tells: () => 'an MTA is there, and takes the bind for one that goes on with a transfer, which it is not',
    tries: otherModes,
    exit: EXIT.failed,
  },
  'another bind error': {
    tells: () => 'an MTA is there, and refuses with an error that X.411 does not know: its makers will',
    tries: () => ['look for the number in its documents, and in its log'],
    exit: EXIT.failed,
  },
  'session refusal': {
    tells: () => 'OSI is spoken there, and its session layer refuses: an S-selector that it does not know, or another mode than it has',
    tries: (asked) => [bind(asked, '--called-s S'), ...otherModes(asked)],
    exit: EXIT.failed,
  },
  'presentation refusal': {
    tells: () =>
      'OSI is spoken there, and its presentation layer refuses: a P-selector that it does not know, or contexts that it does not have',
    tries: (asked) => [bind(asked, '--called-p P'), ...otherModes(asked)],
    exit: EXIT.failed,
  },
  'ACSE refusal': {
    tells: () => 'OSI is spoken there, and the association is refused: an application that is no MTA, or another mode than it has',
    tries: otherModes,
    exit: EXIT.failed,
  },
  'RTSE refusal': {
    tells: () => 'reliable transfer is spoken there, and it refuses without a reason that X.411 knows',
    tries: otherModes,
    exit: EXIT.failed,
  },
  abort: {
    says: ({ detail }) => `aborted ${detail}`,
    tells: () =>
      'OSI is spoken there, and the association is aborted: something in it was not understood, or an MTA does not want this caller',
    tries: otherModes,
    exit: EXIT.failed,
  },
  breach: {
    says: ({ detail }) => `an answer that breaks the protocol: ${detail}`,
    tells: () => 'something answers there above ISO transport, and it breaks the protocol or speaks another one',
    tries: () => ['look at what it sends with a packet capture'],
    exit: EXIT.failed,
  },
  'hung up': {
    says: () => 'TCP was closed in place of an answer',
    tells: () =>
      'ISO transport is spoken there, and whoever is above it hangs up: it may be no MTA (a PLC, say), or does not know this caller',
    tries: otherModes,
    exit: EXIT.failed,
  },
  'cut off': {
    says: () => 'TCP was reset in place of an answer',
    tells: () =>
      'ISO transport is spoken there, and whoever is above it hangs up: it may be no MTA (a PLC, say), or does not know this caller',
    tries: otherModes,
    exit: EXIT.failed,
  },
  mute: {
    says: () => 'no answer',
    tells: () => 'ISO transport is spoken there, and nobody answers above it: it may be no MTA, or be busy',
    tries: (asked) => [bind(asked, '--timeout 60s'), `port102 probe ${asked.target} --called T, with a T-selector that is an MTA's`],
    exit: EXIT.failed,
  },
};
