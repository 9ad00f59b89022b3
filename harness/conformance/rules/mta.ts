import { type Rule, rule } from './rule.ts';

// biome-ignore format: a table
/** X.411, X.419: the MTA bind and transfer. */
export const MTA_RULES: readonly Rule[] = [
  rule('MTA-01', 'R', 'MUST', 'A', 'X.411 MTABindArgument (MTAAbstractService.asn)', 'no authentication demanded, open = NULL: result NULL'),
  rule('MTA-02', 'R', 'MUST', 'A', 'X.411 12.1.1', 'authentication demanded, open = NULL: error 2 (authentication-error) / PRefuse 2'),
  rule('MTA-03', 'R', 'MUST', 'A', 'X.411 12.1.1', 'known MTA, A1{name, A1{password}} right: result authenticated: own name and credentials'),
  rule('MTA-04', 'R', 'MUST', 'A', 'X.411 12.1.1 (error 2)', 'known MTA, password wrong; empty; other type: authentication-error 2, no association'),
  rule('MTA-05', 'R', 'MUST', 'A', 'X.411 12.1.1', 'unknown MTA name, bind: authentication-error 2'),
  rule('MTA-06', 'R', 'SHOULD', 'A', 'X.411 (error 0 busy)', 'SUT at its limit, bind: busy 0'),
  rule('MTA-07', 'R', 'MUST', 'A', 'X.411 (error 3)', 'monologue only, dialogueMode twa: unacceptable-dialogue-mode 3'),
  rule('MTA-08', 'R', 'MUST', 'A', 'X.411 (error 4)', 'no security labels, security-context [2]: unacceptable-security-context 4 (or ignored)'),
  rule('MTA-09', 'R', 'MUST', 'A', 'X.411 (error 5)', 'normal mode 1996+, confidentiality demanded: inadequate-association-confidentiality 5'),
  rule('MTA-10', 'R', 'MUST', 'A', 'X.228 7.1.6.2; X.219 BIND; X.227 7.1.3.3', 'normal mode, refused bind: RF reason 2 > CPR without provider-reason > AARE rejected > RTORJ > [18] bind error'),
  rule('MTA-11', 'I', 'MUST', 'M', 'X.411 12.1.1.1', 'SUT opened, result with wrong responder name or password: association aborted; no message sent'),
  rule('MTA-12', 'I', 'MUST', 'A', 'X.411 ub-mta-name-length 32, ub-password-length 62', 'SUT opens: name at most 32 IA5 characters, password at most 62; PICS speaks of 64 with encoding'),
  rule('MTA-13', 'R', 'MUST', 'A', 'X.411 Password CHOICE', 'known MTA, password as IA5String (16) and as OCTET STRING (04) of the same octets: both forms are decodable; match is local'),
  rule('MTA-14', 'R', 'MUST', 'A', 'X.419 13.2', 'X.410 mode, applicationProtocol 12 (1988 P1), 1 (1984 P1), 99, absent: 12 and 1 accepted where supported, else refused; element is optional in the ASN.1'),
  rule('MTA-15', 'R', 'MUST', 'A', 'X.411 MTS-APDU', 'open, MTS-APDU with tag [3]; SEQUENCE truncated: not a P1 APDU: RTSE user error path; no crash, no delivery'),
  rule('MTA-16', 'R', 'MUST', 'A', 'X.411 MTS-APDU', 'open, message [0], report [1], probe [2]: each accepted'),
  rule('MTA-17', 'R', 'MUST', 'M', 'X.411 §14 (responsibility)', 'message secured by AEA: relayed, delivered or non-delivery report; never dropped'),
  rule('MTA-18', 'R', 'MUST', 'M', 'X.411 trace-information', 'message with own MTA in the trace, relay: loop detected: report, reason transfer-failure, diagnostic loop-detected (3)'),
  rule('MTA-19', 'R', 'MUST', 'M', 'X.411 extensions criticality', 'message, unknown extension marked critical for transfer: non-delivery (unsupported-critical-function)'),
  rule('MTA-20', 'B', 'MUST', 'A', 'X.411 MTAUnbind; X.218 9.2', 'open: unbind has no argument: RT-CLOSE with empty user data'),
  rule('MTA-21', 'I', 'MUST', 'T', 'X.419 13.2.1.1.2', 'X.410 mode: the type of the MTA-bind ARGUMENT stands in connectionData open, without ROS [16]'),
];
