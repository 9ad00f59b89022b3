import { FEATURES } from './case.ts';
import { coverageText } from './coverage.ts';
import { RESPONDERS } from './responders/table.ts';

/** The page of this room: what a person writes stands here, what tables say is written from them. */
export const readme = (): string =>
  `${INTRODUCTION.trim()}

| feature | what it is |
| --- | --- |
${Object.entries(FEATURES)
  .map(([feature, says]) => `| \`${feature}\` | ${says} |`)
  .join('\n')}

${RESPONDING.trim()}

| responder | what it does | right is |
| --- | --- | --- |
${RESPONDERS.map(({ id, says, isLegal }) => `| \`${id}\` | ${says} | ${isLegal ? 'to go on' : 'to end, and to say why'} |`).join('\n')}

## Coverage

${coverageText()}`;

const INTRODUCTION = `
# Conformance

A suite for any endpoint of RFC 1006: an MTA, an MMS server, a PLC, a gateway. Each case tries one requirement of one clause, says what was
expected, what came and how to see it again. It runs in both roles: we dial the endpoint, or it dials us.

\`\`\`
port102 conform 10.1.0.7 --called OPS --mta ALPHA --password secret     the endpoint is called
port102 conform --listen 0.0.0.0:1102                                    the endpoint calls: one case a call
port102 conform --listen 127.0.0.1:1102 --exec 'my-client {host} {port}' the client is started for each case
port102 conform 127.0.0.1:1102 --start 'my-server {port}'                the server is started, and again when it dies
port102 conform 10.1.0.9 --called-s 0x0001 --called-p 0x00000001         an MMS server of IEC 61850, by its selectors
  --called-ap-title 1.1.1.999.1 --called-ae-qualifier 12                 and by its titles, where it goes by them
port102 conform --self responder --transport memory                      our own endpoint
port102 conform --self initiator --mode mms                              the same as an endpoint of MMS, which calls
port102 conform --listen 127.0.0.1:1102 --exec '...' --bad-responders    how does a client end that meets bad responders?
port102 selftest                                                         is the suite itself sound?
port102 list cases; port102 explain tpkt.version.two                     what is there, and what does it send?
\`\`\`

It refuses a target that is neither this machine nor in a private network without \`--i-may-test-this\`, opens 50 connections a second at
most there (\`--rate\`), and \`--list\` says what would be run and sent: to an MTA, or to MMS where \`--pics\` says that it is.

## What a run does

1. **Sanity**: a CR that is right must be confirmed (a calling endpoint must send one). If not, nothing is run: exit 4.
2. **Survey**: a few questions find out what the endpoint has: layers, modes, selectors that it tells apart, who stands above transport. A
   case that needs what is not there is not applicable, and says how that was found. \`--write-pics FILE\` writes the answers down, \`--pics FILE\`
   says them instead: with \`mms: true\` whoever is not found to be an MTA is greeted as MMS.
3. **Cases**, group by group from the ground up. The link is brought in good order to where the case begins; if that fails the case is
   inconclusive, never passed. Before and after each group, and after each case whose stimulus is not legal, a fresh link must come
   about: an endpoint that is dead is not strict.
4. **Baseline**: with \`--baseline FILE\` known failures are expected (\`xfail\`) as long as they fail as they are known to (\`because\`) and their day
   (\`until\`) has not come. One that passes (\`xpass\`), or whose case is no more (stale), fails the run. \`--update-baseline\` writes it.

| verdict | when |
| --- | --- |
| pass | one of the allowed reactions, and the endpoint is well |
| warn | a should or a may is not met, or what came is lived with although the text has it otherwise; \`--strict\` makes it a failure |
| fail | a must is not met, or the endpoint has not lived on where that is the point; or a process that we have started has crashed or hangs, whatever it was asked |
| inconclusive | the link died before the case began, or the endpoint is not well afterwards |
| n/a | the endpoint does not have what the case is about |

Exit codes: 0 as expected, 1 failed, 2 wrong command line or file, 3 inconclusive, 4 the endpoint cannot be reached or is not well before the first
case, 5 no case was selected.

## How a case is written

A case is a row: an identifier that stays, clause and level, the roles it is about, how far the link is brought (\`from\`), and steps: send octets,
expect one of several things, wait for the end, look at what was said. It names what the endpoint needs to have, and a **saboteur**: our own
endpoint with exactly the bug that the case finds, made of the same meddlers as faults and personalities. \`port102 selftest\` plays each case
on our own endpoint, where it must pass, and on its saboteur, where it must not. A case without a saboteur does not compile.

Cases never wait for silence where something legal can prove the point: that an unknown parameter was ignored is shown by the CC. Delivery is
proved by whoever stands above transport: an MTA and an MMS server answer a CN, an S7 stack its setup of communication, an echo gives back what it
was told.

A case about session, presentation or ACSE is played in the words of whoever stands above: the CN that it changes binds an MTA, or initiates MMS
(ISO 9506). MMS has the kernel and duplex, and no activities and no tokens: cases that need those say so (\`activities\`), as do those about reliable
transfer and the bind (\`mta\`). Before it releases, an MMS caller concludes (\`closing\`).

[PEERS.md](PEERS.md) says what the suite has found in endpoints that nobody here has written, and how that was confirmed.

## Features
`;

const RESPONDING = `
## Bad responders

What callers meet in the field, and how they end: they *name* the reason, stay *mute* about it, *accept* what is wrong, *hang*, or *crash*. The name of
a reason is looked for in what the client writes to its output.
`;
