import test from 'ava';
import { EXPLANATIONS, explain } from '../../../harness/explain/explanations.ts';
import { REASON_HINTS } from '../../../harness/explain/reason-hints.ts';
import { faultExplanations } from '../../../harness/explain/wire-faults.ts';
import { reasonExplanations } from '../../../harness/explain/wire-reasons.ts';
import { LINT_RULES } from '../../../harness/topology/findings.ts';

const ALL = [...EXPLANATIONS.values()];
const proseOf = ({ means, causes, try: tries }: (typeof ALL)[number]) => [means, ...causes, ...tries];

// biome-ignore format: a table
/** One term of each kind, and its heading. */
const known: Readonly<Record<string, string>> = {
  9301:                 'event, Information, Configuration, [BASE IL TCP/IP DRVR 218]',
  10054:                'Winsock code WSAECONNRESET',
  'cotp.dr.3':          'reason of a DR',
  'cotp.er.2':          'reject cause of an ER',
  'session.rf.129':     'reason of an RF',
  'session.ed.5':       'reason of an ED, AI or AD',
  'session.ab.4':       'bit of an AB',
  'presentation.cpr.3': 'provider-reason of a CPR',
  'presentation.arp.2': 'provider-reason of an ARP',
  'acse.aare.user.2':   'diagnostic of an AARE, of the user',
  'acse.aare.provider.2': 'diagnostic of an AARE, of the provider',
  'acse.abrt.2':        'diagnostic of an ABRT',
  'rtse.rtorj.2':       'refuse reason of an RTORJ',
  'rtse.rtab.4':        'abort reason of an RTAB',
  'authentication-error': 'bind error',
  'cannot-recover':     'bind error',
  'tpkt.version':       'breach of protocol',
  'session.truncated':  'breach of protocol',
  'presentation.mode':  'breach of protocol',
  'acse.context':       'breach of protocol',
  'rtse.tokens':        'breach of protocol',
  'p1.mtaName':         'breach of protocol',
  'p22.text':           'breach of protocol',
  'ber.truncated':      'breach of protocol',
  'cotp.lengthIndicator': 'breach of protocol',
  'ambiguous-identity': 'finding of check',
  misrouted:            'outcome of a connector',
  wrongSelector:        'refusal of a call',
  onAmbiguity:          'rule of a product',
};
for (const [term, heading] of Object.entries(known)) {
  test(`explains ${term} (${heading.split(',')[0]})`, (t) => {
    const explained = explain(term);
    t.is('found' in explained ? explained.found.heading : undefined, heading);
  });
}

const unknown: Readonly<Record<string, string | undefined>> = {
  9031: '9301',
  'ambigous-identity': 'ambiguous-identity',
  'COTP.DR.3': 'cotp.dr.3',
  wrongselector: 'wrongSelector',
  'something else altogether': undefined,
};
for (const [term, nearest] of Object.entries(unknown)) {
  test(`does not know ${term}, but ${nearest ?? 'nothing like it'}`, (t) => {
    t.deepEqual(explain(term), { unknown: term, ...(nearest ? { nearest } : {}) });
  });
}

test('a breach of protocol is explained by the table of its layer', (t) => {
  const explained = explain('tpkt.length');
  t.like('found' in explained && explained.found, {
    means: 'The rule is: the length of a TPKT is 7 to 65535 octets. What came broke it.',
    source: 'RFC 1006 §6',
  });
});

test('what is known of a reason is said of one that there is', (t) => {
  t.deepEqual(
    Object.keys(REASON_HINTS).filter((term) => !EXPLANATIONS.has(term)),
    [],
  );
});

test('no reason and no fault has the name of something else', (t) => {
  const wire = [...reasonExplanations(), ...faultExplanations()];
  t.deepEqual(
    wire.filter((each) => EXPLANATIONS.get(each.term)?.means !== each.means).map(({ term }) => term),
    [],
  );
});

test('everything is explained in sentences, and has something to try', (t) => {
  const poor = ALL.filter((each) => !/[.)]$/.test(each.means) || (each.try.length === 0 && each.term !== 'up'));
  t.deepEqual(
    poor.map(({ term }) => term),
    [],
  );
});

test('no explanation sends its reader to one that does not exist', (t) => {
  const links = ALL.flatMap((each) =>
    proseOf(each).flatMap((text) => [...text.matchAll(/port102 explain ([\w.-]*\w)/g)].map(([, term]) => term!)),
  );
  t.deepEqual(
    links.filter((term) => !EXPLANATIONS.has(term)),
    [],
  );
});

test('every finding of check is explained', (t) => {
  const findings = ALL.filter(({ heading }) => heading === 'finding of check').map(({ term }) => term);
  t.deepEqual(findings.sort(), Object.keys(LINT_RULES).sort());
});
