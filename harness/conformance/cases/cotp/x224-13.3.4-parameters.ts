import { concat } from '#src/core/index.ts';
import { type TpduOf, valueIn } from '#src/cotp/index.ts';
import { having, holding, says } from '../../sabotage.ts';
import { casesOf, expect, send, sound, tolerated } from '../../steps.ts';
import { crOf, hex, packet, parametersOf, preferred, size } from '../../stimuli.ts';
import { retold } from './bugs.ts';
import { confirmationIn, isConfirmed } from './reactions.ts';
import { aCR, changedCR, crWith, parameterOf, refuses, rejects, selectorsOf } from './requests.ts';

const binary = Uint8Array.from({ length: 32 }, (_, index) => (index < 16 ? index : 0xff - index));

// biome-ignore format: a table
/** Parameters of classes 1 to 4, X.224 §13.3.4, with values that they may have. */
const OF_OTHER_CLASSES = [
  ['checksum',             parameterOf(0xc3, 0x00, 0x00)],
  ['version',              parameterOf(0xc4, 0x01)],
  ['protection',           parameterOf(0xc5, 0x01)],
  ['additional-options',   parameterOf(0xc6, 0x02)],
  ['acknowledgement-time', parameterOf(0x85, 0x00, 0x64)],
  ['residual-error-rate',  parameterOf(0x86, 0x09, 0x07, 0x0a)],
  ['priority',             parameterOf(0x87, 0x00, 0x00)],
  ['transit-delay',        parameterOf(0x88, 0x00, 0x64, 0x00, 0xc8, 0x00, 0x64, 0x00, 0xc8)],
  ['throughput',           parameterOf(0x89, ...[0x00, 0x03, 0xe8, 0x00, 0x00, 0x64].flatMap((octet) => [octet, octet]))],
  ['reassignment-time',    parameterOf(0x8b, 0x00, 0x3c)],
  ['inactivity-time',      parameterOf(0xf2, 0x00, 0x00, 0x75, 0x30)],
] as const;

const EXPEDITED = 0x01;
const optionsIn = (cc: TpduOf<'CC'> | undefined): Uint8Array | undefined => cc && valueIn(cc.parameters, 'additionalOptions');

/** A CC that does not select expedited data. */
const withoutExpedited = sound('cotp CC', (_, known) =>
  ((optionsIn(confirmationIn(known))?.[0] ?? 0) & EXPEDITED) === 0 ? undefined : 'it selects expedited data that were not asked for',
);
const selects = (about: string, ...value: readonly number[]) =>
  says(
    about,
    holding('cotp CC'),
    retold('CC', ({ parameters }) => ({ parameters: [...parameters.filter(({ code }) => code !== 0xc6), parameterOf(0xc6, ...value)] })),
  );

/** X.224 §13.3.4: selectors, options, and parameters that class 0 does not use. */
export const PARAMETERS_OF_CR = casesOf(
  { clause: 'X.224 §13.3.4', at: 'network', level: 'must', from: 'connected', roles: ['responder'], needs: ['parameters'], isSound: true },
  [
    {
      id: 'cotp.cr.no-selectors',
      clause: 'X.224 §6.5.4 b)',
      rule: 'COTP-51',
      requirement:
        'A CR without selectors is no error: it is confirmed where the network address names whom it is for, and refused elsewhere.',
      steps: [send(changedCR({ parameters: [] })), expect('cotp CC', 'cotp DR', ...['closed', 'reset'].map(tolerated))],
      saboteur: rejects(
        'calls a CR without selectors invalid',
        aCR(({ length }) => length === 11),
      ),
    },
    {
      id: 'cotp.cr.called-selector-empty',
      clause: 'X.224 §13.2.3',
      rule: 'COTP-53',
      level: 'may',
      requirement: 'A called selector of no octets is as none at all.',
      steps: [
        send((known) => packet(crOf(known, { parameters: selectorsOf(known, { calledTsel: new Uint8Array() }) }))),
        expect('cotp CC', 'cotp DR'),
      ],
      saboteur: rejects('calls an empty selector invalid', having(hex`c2 00`)),
    },
    {
      id: 'cotp.cr.calling-selector-empty',
      clause: 'X.224 §13.2.3',
      rule: 'COTP-53',
      level: 'may',
      requirement: 'A calling selector of no octets is as none at all.',
      steps: [
        send((known) => packet(crOf(known, { parameters: selectorsOf(known, { callingTsel: new Uint8Array() }) }))),
        expect('cotp CC', 'cotp DR'),
      ],
      saboteur: rejects('calls an empty selector invalid', having(hex`c1 00`)),
    },
    {
      id: 'cotp.cr.calling-selector-binary',
      clause: 'X.224 §13.3.4 a)',
      rule: 'COTP-54',
      requirement: 'A calling selector may be 32 octets of any value: whoever is called so may not be known, but nothing is invalid.',
      steps: [
        send((known) => packet(crOf(known, { parameters: selectorsOf(known, { callingTsel: binary }) }))),
        expect('cotp CC', 'cotp DR'),
      ],
      saboteur: rejects('asks for selectors of letters', having(binary)),
    },
    {
      id: 'cotp.cr.called-selector-binary',
      clause: 'X.224 §13.3.4 a)',
      rule: 'COTP-54',
      requirement: 'A called selector may be 32 octets of any value: nobody may be called so, but nothing is invalid.',
      steps: [
        send((known) => packet(crOf(known, { parameters: selectorsOf(known, { calledTsel: binary }) }))),
        expect('cotp CC', 'cotp DR'),
      ],
      saboteur: rejects('has room for selectors of 16 octets', having(binary)),
    },
    ...OF_OTHER_CLASSES.map(([name, parameter]) => ({
      id: `cotp.cr.other-class-${name}`,
      clause: 'X.224 §13.2.3',
      rule: 'COTP-55',
      requirement: `A parameter that class 0 does not use is no cause to refuse a CR: ${name.replaceAll('-', ' ')}.`,
      steps: [send(crWith(parameter)), isConfirmed],
      saboteur: refuses(
        'asks for parameters of class 0',
        having(concat([Uint8Array.of(parameter.code, parameter.value.length), parameter.value])),
      ),
    })),
    {
      id: 'cotp.cc.expedited-answered',
      clause: 'RFC 1006 §5',
      rule: 'COTP-56',
      requirement: 'Where expedited data are asked for, a CC agrees to them or not, and selects nothing else.',
      steps: [
        send(crWith(parameterOf(0xc6, EXPEDITED))),
        expect(
          sound('cotp CC', (_, known) => {
            const options = optionsIn(confirmationIn(known));
            if (options === undefined || (options.length === 1 && options[0]! <= EXPEDITED)) return undefined;
            return `its options are ${Buffer.from(options).toString('hex')}`;
          }),
        ),
      ],
      saboteur: selects('selects what it was not asked for', 0x09),
    },
    {
      id: 'cotp.cc.expedited-unasked',
      clause: 'RFC 1006 §5',
      rule: 'COTP-57',
      requirement: 'A CC does not select expedited data where nobody speaks of them.',
      steps: [send(changedCR({})), expect(withoutExpedited)],
      saboteur: selects('has always expedited data', EXPEDITED),
    },
    {
      id: 'cotp.cc.expedited-declined',
      clause: 'RFC 1006 §5',
      rule: 'COTP-57',
      requirement: 'A CC does not select expedited data where the CR says no to them.',
      steps: [send(crWith(parameterOf(0xc6, 0x00))), expect(withoutExpedited)],
      saboteur: selects('takes the presence of the parameter for a yes', EXPEDITED),
    },
    {
      id: 'cotp.cc.parameters',
      clause: 'X.224 §8.2.2',
      rule: 'COTP-71',
      requirement: 'A CC of class 0 has no parameters but the size and the selectors.',
      steps: [
        send(crWith(...parametersOf({ tpduSize: size(1024), preferredTpduSize: preferred(1024) }))),
        expect(
          sound('cotp CC', (_, known) => {
            const other = confirmationIn(known)?.parameters.find(({ code }) => !IN_CC.includes(code));
            return other && `it has parameter ${other.code.toString(16)}`;
          }),
        ),
      ],
      saboteur: says(
        'states its version',
        holding('cotp CC'),
        retold('CC', ({ parameters }) => ({ parameters: [...parameters, parameterOf(0xc4, 1)] })),
      ),
    },
    {
      id: 'cotp.cc.user-data',
      clause: 'X.224 §8.2.2',
      rule: 'COTP-71',
      requirement: 'A CC of class 0 has no user data.',
      steps: [
        send(changedCR({})),
        expect(sound('cotp CC', (_, known) => (confirmationIn(known)?.userData.length ? 'it has user data' : undefined))),
      ],
      saboteur: says(
        'greets in a CC',
        holding('cotp CC'),
        retold('CC', () => ({ userData: hex`68 69` })),
      ),
    },
  ],
);

/** Sizes and selectors. */
const IN_CC: readonly number[] = [0xc0, 0xc1, 0xc2, 0xf0];
