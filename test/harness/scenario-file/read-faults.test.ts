import test from 'ava';
import { writtenFault } from '#harness/faults/index.ts';
import { load, render } from '#harness/scenario-file/index.ts';

const file = (faults: string, rest = ''): string => `version: 1
hosts:
  alpha: { product: exchange-5.5-sp1, ip: 10.1.0.1/24, connectors: { to-bravo: { remote: { address: 10.1.0.2, mta: BRAVO } } } }
  bravo: { product: exchange-5.5-sp1, ip: 10.1.0.2/24 }
faults:
${faults}
${rest}`;
const firstLines = (text: string): readonly string[] => load(text, 'x.yaml').faults.map((fault) => render(fault).split('\n')[0]!);

/** What stands under `faults:`, and what is said of it. */
const WRONG: Readonly<Record<string, readonly string[]>> = {
  '  - "CR from alhpa: drop"': ['x.yaml:6:14  no such host "alhpa"'],
  '  - CR from alpha/to-brvo: drop': ['x.yaml:6:5  the key "do" is missing', 'x.yaml:6:5  "CR from alpha/to-brvo" is read as a key'],
  '  - "CR from alpha/to-brvo: drop"': ['x.yaml:6:5  no such connector "alpha/to-brvo"'],
  '  - "CR: delay 5"': ['x.yaml:6:16  delay takes a time such as 5s or 200ms, or a range such as 1s-5s, not "5"'],
  "  - 'CR: dorp'": ['x.yaml:6:10  there is no fault "dorp"'],
  '  - { on: { pdu: CR, from: zulu }, do: drop }': ['x.yaml:6:28  no such host "zulu"'],
  '  - { on: { pud: CR }, do: drop }': ['x.yaml:6:13  unknown key "pud"'],
  '  - { on: { pdu: CR }, do: delay }': ['x.yaml:6:28  delay needs the key time: a time such as 5s or 200ms, or a range such as 1s-5s'],
  '  - { do: corrupt, octet: 2, xor: 01 }': ['x.yaml:6:35  xor must be text: you wrote 01, which YAML reads as the number 1'],
  '  - { do: dorp }': ['x.yaml:6:11  do: no such value "dorp"'],
  '  - 5': ['x.yaml:6:5  faults must be text: you wrote 5, which YAML reads as the number 5'],
  '  - "CR: drop"\nsteps:\n  - clear: "CR: dropp"': ['x.yaml:8:12  no such fault "CR: dropp"'],
  '  - "CR: drop"\nsteps:\n  - fault: "CQ: drop"': ['x.yaml:8:13  there is no PDU or layer "CQ"'],
  '  - "CR: drop"\nvariants:\n  - { name: v, faults: ["CR from zulu: drop"] }': ['x.yaml:8:34  no such host "zulu"'],
  '  - "CR: drop"\nvariants:\n  - { name: v, set: { faults: ["CR: dorp"] } }': ['x.yaml:8:37  there is no fault "dorp"'],
};

for (const [faults, says] of Object.entries(WRONG)) {
  test(`tells where ${faults.trim()} is wrong`, (t) => t.deepEqual(firstLines(file(faults)), says));
}

test('text and map are one fault; steps and variants have theirs', (t) => {
  const { topologies } = load(
    file(
      '  - "CC from bravo #2: delay 5s"\n  - { on: { pdu: CC, from: bravo, nth: 2 }, do: delay, time: 5s }',
      'steps: [fault: "CR: drop", clear: "cr:  DROP", clear: all]\nvariants:\n  - { name: v, faults: ["any from 10.1.0.2: reset"] }\n  - { name: w, set: { faults: [] } }',
    ),
    'x.yaml',
  );
  t.deepEqual(
    topologies.map(({ faults = [] }) => faults.map(writtenFault)),
    [['CC from bravo #2: delay 5s', 'CC from bravo #2: delay 5s'], ['any from 10.1.0.2: reset'], []],
  );
  t.deepEqual(
    topologies[0]?.steps.filter(({ verb }) => verb === 'clear'),
    [{ verb: 'clear', fault: 'CR: drop' }, { verb: 'clear' }],
  );
});
