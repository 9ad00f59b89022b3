import { shown } from '#harness/mta/index.ts';
import { causeName, DISCONNECT_REASONS, REJECT_CAUSES, reasonName } from '#src/cotp/index.ts';
import { EXIT, type ExitCode } from './exit.ts';
import type { Probed, ProbeEnding } from './probe-call.ts';

/** Whom a probe asked for, as it was typed. */
export interface Asked {
  readonly target: string;
  readonly called?: Uint8Array;
}

/** What one ending of a probe looks like, what it tells, and what to try next. */
export interface Tells {
  readonly says: (probed: Probed) => string;
  readonly tells: (asked: Asked, probed: Probed) => string;
  readonly tries: (asked: Asked, probed: Probed) => readonly string[];
  readonly exit: ExitCode;
}

const under = ({ called }: Asked): string => (called === undefined ? 'without a called T-selector' : `under ${shown(called)}`);
const explain = (term: string | number): string => `port102 explain ${term}`;
const otherSelector = ({ target, called }: Asked): string =>
  called === undefined ? `port102 probe ${target} --called T, with a T-selector that it knows` : `port102 probe ${target} --called ""`;

/** What came back, in words, and what that means to whom has to set the connection up. */
export const TELLS: Readonly<Record<ProbeEnding, Tells>> = {
  CC: {
    says: ({ tpduSize, responding }) =>
      `CC class 0, TPDU ${tpduSize === 65531 ? 'size not limited' : tpduSize}${responding ? `, responding ${shown(responding)}` : ''}`,
    tells: (asked) => `an ISO transport user is there, and takes calls ${under(asked)}`,
    tries: () => [],
    exit: EXIT.ok,
  },
  DR: {
    says: ({ reason = 0 }) => `DR reason ${reason} (${reasonSays(reason)})`,
    tells: (asked, { reason }) =>
      reason === 1
        ? 'an ISO transport user is there, and has no room now'
        : `an ISO transport user is there, but takes no such call ${under(asked)}`,
    tries: (asked, { reason = 0 }) => [otherSelector(asked), explain(`cotp.dr.${reason}`)],
    exit: EXIT.failed,
  },
  ER: {
    says: ({ rejectCause = 0 }) => `ER reject cause ${rejectCause} (${causeSays(rejectCause)})`,
    tells: () => 'ISO transport is spoken there, but something in the CR was not understood',
    tries: ({ target }, { rejectCause = 0 }) => [`port102 probe ${target}, without --size`, explain(`cotp.er.${rejectCause}`)],
    exit: EXIT.failed,
  },
  closed: {
    says: () => 'TCP was closed without an answer',
    tells: () => 'somebody listens there, and hangs up: what it is does not show, or it does not know this address',
    tries: (asked) => [otherSelector(asked), `port102 probe ${asked.target} --from IP, from an address that it knows`],
    exit: EXIT.failed,
  },
  reset: {
    says: () => 'TCP was reset without an answer',
    tells: () => 'somebody listens there, and wants no call from this address: an Exchange MTA does that to callers it cannot place',
    tries: ({ target }) => [`port102 probe ${target} --from IP, from an address that it knows`, explain(9301)],
    exit: EXIT.failed,
  },
  silence: {
    says: () => 'no answer to the CR',
    tells: () => 'somebody listens there, and says nothing: it may wait for another protocol, or be busy',
    tries: ({ target }) => [`port102 probe ${target} --timeout 30s`],
    exit: EXIT.failed,
  },
  'no RFC 1006': {
    says: ({ says }) => `no answer that RFC 1006 knows: ${says}`,
    tells: () => 'something answers there, and it breaks the protocol or speaks another one',
    tries: () => ['look at what it sends with a packet capture'],
    exit: EXIT.failed,
  },
  refused: {
    says: () => 'connect refused',
    tells: () => 'the host is there, and nobody listens on that port',
    tries: () => ['start what should listen there, or try its other port', explain(10061)],
    exit: EXIT.environment,
  },
  timeout: {
    says: () => 'no answer to the connect',
    tells: () => 'nothing at that address answers, or a filter swallows the call',
    tries: () => ['check the address, and what lies between', explain(10060)],
    exit: EXIT.environment,
  },
  unreachable: {
    says: ({ says }) => `cannot be reached: ${says}`,
    tells: () => 'this machine has no way there, or does not have the address that the call was to leave from',
    tries: () => ['check the address, and the routes of this machine', explain(10051)],
    exit: EXIT.environment,
  },
  overrun: {
    says: () => 'the peer reads nothing',
    tells: () => 'somebody accepted the connection, and does not read from it',
    tries: () => [],
    exit: EXIT.failed,
  },
  stopped: {
    says: () => 'stopped',
    tells: () => 'the probe was interrupted before an answer came',
    tries: () => [],
    exit: EXIT.interrupted,
  },
};

/** Codes that X.224 does not define are said as numbers. */
const reasonSays = (code: number): string => {
  const name = reasonName(code);
  return name ? DISCONNECT_REASONS[name].says : 'not one that X.224 knows';
};
const causeSays = (code: number): string => {
  const name = causeName(code);
  return name ? REJECT_CAUSES[name].says : 'not one that X.224 knows';
};
