import { type Rule, rule } from './rule.ts';

// biome-ignore format: a table
/** X.227: the association control protocol. */
export const ACSE_RULES: readonly Rule[] = [
  rule('ACSE-01', 'R', 'MUST', 'T', 'X.227 7.1.3.3', 'normal mode, AARQ as in c1: AARE result 0, source acse-service-user, diagnostic 0'),
  rule('ACSE-02', 'R', 'MUST', 'T', 'X.227 7.1.3.2', 'normal mode, protocol-version 80 02 06 40 (version 2 only): AARE rejected-permanent (1), acse-service-provider 2 (no-common-acse-version), in a CPR without provider-reason'),
  rule('ACSE-03', 'R', 'MUST', 'T', 'X.227 7.1.3.2 footnote 3', 'normal mode, AARQ without protocol-version: version 1 assumed'),
  rule('ACSE-04', 'R', 'SHOULD', 'T', 'X.227 7.1.3.3, 9.1', 'normal mode, application-context-name 2.6.0.1.99: rejected-permanent, acse-service-user 2 (application-context-name-not-supported)'),
  rule('ACSE-05', 'R', 'MUST', 'T', 'X.227 7.4 a)', 'normal mode, AARQ with unknown tagged value BF 29 ..: ignored'),
  rule('ACSE-06', 'R', 'MUST', 'T', 'X.227 7.4 b)', 'normal mode, unknown bits in protocol-version or sender-acse-requirements: ignored'),
  rule('ACSE-07', 'R', 'MUST', 'T', 'X.227 7.1.3.2, 7.3.3.4', 'normal mode, AARQ without application-context-name: protocol error: PEA; association not established'),
  rule('ACSE-08', 'R', 'MAY', 'T', 'X.227 9.1', 'normal mode, wrong called AP-title: rejected, acse-service-user 7 (called-AP-title-not-recognized) or accepted'),
  rule('ACSE-09', 'R', 'MUST', 'T', 'X.227 7.1.5; 9.1', 'normal mode, observe AARE: application-context-name, result, result-source-diagnostic present'),
  rule('ACSE-10', 'I', 'MUST', 'T', 'X.227 7.4', 'AARQ sent, AARE with undefined field: protocol error: PEA'),
  rule('ACSE-11', 'I', 'MUST', 'T', 'X.227 7.1.3.4', 'AARQ sent, AARE in CPR: results 1 and 2, every diagnostic 0..14, provider 0..2: rejected; 1 permanent, 2 transient'),
  rule('ACSE-12', 'I', 'MUST', 'I', 'X.227 7.1.3.4', 'AARQ sent, AARE "accepted" inside a CPR; "rejected" inside a CPA: contradiction: not established, abort'),
  rule('ACSE-13', 'I', 'MUST', 'T', 'X.227 7.1.3.4', 'AARQ sent, CPR with provider-reason and no AARE: rejected-permanent, presentation service-provider'),
  rule('ACSE-14', 'B', 'MUST', 'T', 'X.227 7.2.3; X.218 9.2', 'open, normal mode, RLRQ (62 03 80 01 00) in FN: RLRE in DN; RTSE user cannot reject (no NF)'),
  rule('ACSE-15', 'B', 'MUST', 'T', 'X.227 7.3.3.4', 'open, AARQ, AARE or RLRE inside a TD: unexpected APDU: PEA'),
  rule('ACSE-16', 'B', 'MUST', 'T', 'X.227 7.3.3.1, 7.3.3.4', 'session version 1; version 2, SUT aborts: v1: no ABRT APDU (user information alone); v2: ABRT with abort-source'),
  rule('ACSE-17', 'B', 'MUST', 'T', 'X.227 7.3.3.2', 'open, ARU with ABRT source 0 and 1, and without ABRT: released; without ABRT: source taken as service-user'),
  rule('ACSE-18', 'B', 'MUST NOT', 'T', 'X.227 6.3 b), 8.4', 'X.410 mode, observe; send AARQ inside x410-mode-parameters: no ACSE APDU is exchanged in X.410 mode'),
  rule('ACSE-19', 'R', 'MUST', 'T', 'X.227 7.1.3.2', 'normal mode, AARQ asking for the authentication functional unit: removed if not supported; association goes on'),
  rule('ACSE-20', 'B', 'MUST', 'T', 'X.227 7.2.3.5', 'both sent RLRQ, release collision: initiator answers first, then waits; cannot arise in RTSE when only the initiator closes'),
];
