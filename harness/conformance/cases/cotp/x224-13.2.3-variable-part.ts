import { concat } from '#src/core/index.ts';
import { sizeNamedIn } from '../../known.ts';
import { having, takesFor, withOctets } from '../../sabotage.ts';
import { casesOf, expect, send, sound } from '../../steps.ts';
import { crOf, hex, packet, parametersOf, size, text } from '../../stimuli.ts';
import { isConfirmed, isRefused, isRefusedAsInvalid } from './reactions.ts';
import { AT, aCR, confirms, crWith, parameterOf, refuses, rejects, selectorsOf, spoiltCR } from './requests.ts';

const nobody = text('NO-SUCH');

const lengthened = (by: Uint8Array) => (tpdu: Uint8Array) => concat([withOctets(0, tpdu[0]! + by.length)(tpdu), by]);

// biome-ignore format: a table
const ORDERS = [
  ['c0-c1-c2', ['tpduSize', 'callingTsel', 'calledTsel']],
  ['c0-c2-c1', ['tpduSize', 'calledTsel', 'callingTsel']],
  ['c1-c0-c2', ['callingTsel', 'tpduSize', 'calledTsel']],
  ['c1-c2-c0', ['callingTsel', 'calledTsel', 'tpduSize']],
  ['c2-c0-c1', ['calledTsel', 'tpduSize', 'callingTsel']],
  ['c2-c1-c0', ['calledTsel', 'callingTsel', 'tpduSize']],
] as const;
const CODES = { tpduSize: 0xc0, callingTsel: 0xc1, calledTsel: 0xc2 } as const;

/** The codes of parameters of a CR in a packet. */
const codesIn = (octets: Uint8Array): readonly number[] => {
  const codes: number[] = [];
  for (let at = AT.classOption + 1; at < AT.lengthIndicator + 1 + octets[AT.lengthIndicator]!; at += 2 + (octets[at + 1] ?? 0))
    codes.push(octets[at]!);
  return codes;
};

/** X.224 §13.2.3: the variable part. */
export const VARIABLE_PART = casesOf(
  { clause: 'X.224 §13.2.3', at: 'network', level: 'must', from: 'connected', roles: ['responder'], needs: ['parameters'] },
  [
    ...ORDERS.map(([name, order]) => ({
      id: `cotp.cr.order-${name}`,
      rule: 'COTP-22',
      isSound: true as const,
      requirement: `Parameters come in any order: ${name.toUpperCase().replaceAll('-', ', ')}.`,
      steps: [
        send((known) => {
          const values = { tpduSize: size(1024), callingTsel: known.terms.calling?.t, calledTsel: known.terms.called?.t };
          return packet(crOf(known, { parameters: parametersOf(Object.fromEntries(order.map((each) => [each, values[each]]))) }));
        }),
        isConfirmed,
      ],
      saboteur: refuses(
        'knows parameters by their place',
        aCR((octets) => codesIn(octets).join() === order.map((each) => CODES[each]).join()),
      ),
    })),
    {
      id: 'cotp.cr.size-twice',
      rule: 'COTP-23',
      isSound: true,
      requirement: 'Of a parameter that comes twice the last counts: a size of 1024 and then of 128 octets is one of 128.',
      steps: [
        send(crWith(...parametersOf({ tpduSize: size(1024) }), ...parametersOf({ tpduSize: size(128) }))),
        expect(
          sound('cotp CC', (pdu) => {
            const named = sizeNamedIn(pdu);
            return named === undefined || named > 128 ? `it grants ${named ?? 'more than 128'} octets` : undefined;
          }),
        ),
      ],
      saboteur: takesFor('takes the first of two', having(hex`c0 01 0a c0 01 07`), (octets) => {
        const changed = octets.subarray(0, -3);
        return withOctets(2, changed.length >> 8, changed.length, changed[AT.lengthIndicator]! - 3)(changed);
      }),
    },
    {
      id: 'cotp.cr.selector-right-last',
      rule: 'COTP-24',
      needs: ['checks-called'],
      isSound: true,
      requirement: 'Of two called selectors the last counts: a wrong one and then a right one is right.',
      steps: [
        send((known) => packet(crOf(known, { parameters: [...parametersOf({ calledTsel: nobody }), ...selectorsOf(known)] }))),
        isConfirmed,
      ],
      saboteur: refuses(
        'takes the first of two selectors',
        aCR((octets) => codesIn(octets)[0] === 0xc2),
      ),
    },
    {
      id: 'cotp.cr.selector-wrong-last',
      rule: 'COTP-24',
      needs: ['checks-called'],
      requirement: 'Of two called selectors the last counts: a right one and then a wrong one is wrong.',
      steps: [send(crWith(...parametersOf({ calledTsel: nobody }))), isRefused],
      saboteur: confirms('takes the first of two selectors', having(nobody)),
    },
    {
      id: 'cotp.cr.parameter-unknown',
      rule: 'COTP-25',
      isSound: true,
      requirement: 'A parameter that is not defined is ignored in a CR.',
      steps: [send(crWith(parameterOf(0x99, 0xab, 0xcd))), isConfirmed],
      saboteur: rejects('asks for parameters that it knows', having(hex`99 02 ab cd`)),
    },
    {
      id: 'cotp.cr.parameter-unknown-empty',
      rule: 'COTP-25',
      isSound: true,
      requirement: 'A parameter that is not defined is ignored in a CR, and may have no value.',
      steps: [send(crWith(parameterOf(0x9a))), isConfirmed],
      saboteur: rejects('asks for values of parameters', having(hex`9a 00`)),
    },
    {
      id: 'cotp.cr.parameter-code-low',
      rule: 'COTP-26',
      level: 'should',
      requirement: 'A parameter whose code has its two highest bits at 0 is not defined, and so is ignored in a CR.',
      steps: [send(crWith(parameterOf(0x3f, 0))), isConfirmed],
      saboteur: rejects('finds a fault in such a code', having(hex`3f 01 00`)),
    },
    {
      id: 'cotp.cr.parameter-too-long',
      rule: 'COTP-27',
      requirement: 'A parameter that goes on beyond the header makes a CR invalid.',
      steps: [send(spoiltCR(lengthened(hex`c1 20 41`))), isRefusedAsInvalid],
      saboteur: confirms('takes of a parameter what there is', having(hex`c1 20 41`)),
    },
    {
      id: 'cotp.cr.parameter-cut-off',
      rule: 'COTP-28',
      requirement: 'One octet left over in the variable part is no parameter, and makes a CR invalid.',
      steps: [send(spoiltCR(lengthened(hex`c1`))), isRefusedAsInvalid],
      saboteur: confirms(
        'overlooks an octet left over',
        aCR((octets) => octets.at(-1) === 0xc1),
      ),
    },
  ],
);
