import { ABORT_DIAGNOSTICS, PROVIDER_DIAGNOSTICS, USER_DIAGNOSTICS } from '#src/acse/index.ts';
import { DISCONNECT_REASONS, REJECT_CAUSES } from '#src/cotp/index.ts';
import { BIND_ERRORS, X410_BIND_ERRORS } from '#src/p1/index.ts';
import { ABORT_REASONS, REFUSAL_REASONS } from '#src/presentation/index.ts';
import { RTSE_ABORT_REASONS, RTSE_REFUSE_REASONS } from '#src/rtse/index.ts';
import { ABORT_BITS, EXCEPTION_REASONS, REFUSE_REASONS } from '#src/session/index.ts';
import type { Explanation, Hints } from './explanation.ts';
import { REASON_HINTS } from './reason-hints.ts';

/** What the layers say when they refuse or end: `cotp.dr.3`, `session.rf.129`, `authentication-error`. */
export const reasonExplanations = (): readonly Explanation[] =>
  KINDS.flatMap((kind) => Object.entries<Reason>(kind.reasons).map(([name, row]) => ofReason(kind, name, row)));

/** A reason of any layer. Whether to try again is said of the refusals that know it. */
interface Reason {
  readonly code: number;
  readonly says: string;
  readonly clause: string;
  readonly persistent?: boolean;
  readonly transient?: boolean;
}

/** The reasons of one field of one PDU. */
interface Kind {
  readonly heading: string;
  readonly reasons: Readonly<Record<string, Reason>>;
  /** What the PDU means, before the reason is said. */
  readonly means: string;
  /** How a reason is asked for; by its name where this is absent. */
  readonly prefix?: string;
  /** Where there is nothing to say about the reason by itself. */
  readonly otherwise: Hints;
}

const ofReason = ({ heading, means, prefix, otherwise }: Kind, name: string, row: Reason): Explanation => {
  const term = prefix === undefined ? name : `${prefix}.${row.code}`;
  return {
    term,
    heading,
    means: `${means}: ${row.says}.${retrySays(row)}`,
    ...(REASON_HINTS[term] ?? otherwise),
    source: row.clause,
  };
};

const retrySays = ({ persistent, transient = persistent === undefined ? undefined : !persistent }: Reason): string => {
  if (transient === undefined) return '';
  return transient ? ' Trying again may help.' : ' Trying again is of no use.';
};

const LOOK = 'Look at it in the capture of the run: port102 decode FILE#FRAME';

/** What ends an association that was bound, or nearly so. */
const ended = (layer: string): Hints => ({
  causes: [`The ${layer} of the peer found an error of ours, or has one of its own.`],
  try: [LOOK, 'Read the log of the peer.'],
});

/** What refuses one that is asked for. */
const refused = (flag: string): Hints => ({
  causes: ['The called side refuses; what it says beside this, or its log, tells why.'],
  try: [`Ask layer by layer: port102 probe HOST --mta NAME ${flag}`, 'Read the log of the called side.'],
});

/** All of them, from the wire up. */
const KINDS: readonly Kind[] = [
  {
    prefix: 'cotp.dr',
    heading: 'reason of a DR',
    reasons: DISCONNECT_REASONS,
    means: 'The transport connection was refused or ended',
    otherwise: {
      causes: ['In class 0 a DR only answers a CR, with one of the reasons 0 to 3; other reasons belong to classes 1 to 4.'],
      try: ['Look at the DR: port102 decode FILE#FRAME'],
    },
  },
  {
    prefix: 'cotp.er',
    heading: 'reject cause of an ER',
    reasons: REJECT_CAUSES,
    means: 'The transport connection is over, for the peer could not take a TPDU',
    otherwise: {
      causes: ['The TPDU was wrong, or the peer is stricter or older than it should be.'],
      try: ['Parameter C1 of the ER repeats the TPDU up to the octet that gave offence: port102 decode FILE#FRAME'],
    },
  },
  {
    prefix: 'session.rf',
    heading: 'reason of an RF',
    reasons: REFUSE_REASONS,
    means: 'The session was refused',
    otherwise: refused('--called-s S'),
  },
  {
    prefix: 'session.ed',
    heading: 'reason of an ED, AI or AD',
    reasons: EXCEPTION_REASONS,
    means: 'The transfer that was under way was stopped',
    otherwise: { causes: ['The peer cannot take the message, or not now.'], try: [LOOK, 'Read the log of the peer.'] },
  },
  { prefix: 'session.ab', heading: 'bit of an AB', reasons: ABORT_BITS, means: 'The session was aborted', otherwise: ended('session') },
  {
    prefix: 'presentation.cpr',
    heading: 'provider-reason of a CPR',
    reasons: REFUSAL_REASONS,
    means: 'The presentation connection was refused',
    otherwise: refused('--called-p P'),
  },
  {
    prefix: 'presentation.arp',
    heading: 'provider-reason of an ARP',
    reasons: ABORT_REASONS,
    means: 'The presentation connection was aborted',
    otherwise: ended('presentation'),
  },
  {
    prefix: 'acse.aare.user',
    heading: 'diagnostic of an AARE, of the user',
    reasons: USER_DIAGNOSTICS,
    means: 'The association was answered, and the user adds',
    otherwise: refused('--mode 1988'),
  },
  {
    prefix: 'acse.aare.provider',
    heading: 'diagnostic of an AARE, of the provider',
    reasons: PROVIDER_DIAGNOSTICS,
    means: 'The association was answered, and the provider adds',
    otherwise: refused('--mode 1988'),
  },
  {
    prefix: 'acse.abrt',
    heading: 'diagnostic of an ABRT',
    reasons: ABORT_DIAGNOSTICS,
    means: 'The association was aborted',
    otherwise: ended('ACSE'),
  },
  {
    prefix: 'rtse.rtorj',
    heading: 'refuse reason of an RTORJ',
    reasons: RTSE_REFUSE_REASONS,
    means: 'The association was refused by the RTSE, in X.410 mode',
    otherwise: refused('--mode x410'),
  },
  {
    prefix: 'rtse.rtab',
    heading: 'abort reason of an RTAB',
    reasons: RTSE_ABORT_REASONS,
    means: 'The association was aborted by the RTSE',
    otherwise: ended('RTSE'),
  },
  {
    heading: 'bind error',
    reasons: { ...X410_BIND_ERRORS, ...BIND_ERRORS },
    means: 'The MTA-bind was refused',
    otherwise: refused('--password P'),
  },
];
