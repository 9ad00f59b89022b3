import type { Bits } from '#src/asn1/index.ts';
import { defined } from '#src/core/index.ts';
import { encodeMms, type Initiate } from './pdu.ts';

// biome-ignore format: a table
/** The parameters of ISO 9506-2, ParameterSupportOptions, that clients of IEC 61850 are seen to propose: arrays, structures, named variables and their lists. */
const PARAMETERS = { str1: 0, str2: 1, vnam: 2, valt: 3, vlis: 7 } as const;
const ALL_PARAMETERS = 11;

// biome-ignore format: a table
/** The services of ISO 9506-2, ServiceSupportOptions, that we name: those which a client of IEC 61850 begins with, and the end. */
const SERVICES = {
  status: 0, getNameList: 1, identify: 2, read: 4, write: 5, getVariableAccessAttributes: 6, getNamedVariableListAttributes: 12,
  informationReport: 79, conclude: 83,
} as const;
const ALL_SERVICES = 85;

/** An endpoint that can be concluded with, and nothing else. */
export const NO_SERVICES = { conclude: SERVICES.conclude } as const;

/** Bits as peers write them: as many as there are names for, whether they are set or not. */
const bitsOf = (count: number, names: Readonly<Record<string, number>>): Bits => {
  const octets = new Uint8Array(Math.ceil(count / 8));
  for (const bit of Object.values(names)) octets[bit >> 3]! |= 0x80 >> (bit & 7);
  return { octets, unused: octets.length * 8 - count };
};

/** What we propose, and agree to at most. The sizes are those of peers in the field. */
const PROPOSAL: Initiate = {
  localDetail: 65_000,
  outstandingCalling: 5,
  outstandingCalled: 5,
  nestingLevel: 10,
  detail: { version: 1, parameters: bitsOf(ALL_PARAMETERS, PARAMETERS), services: bitsOf(ALL_SERVICES, SERVICES) },
};

/** The initiate-RequestPDU of a caller. */
export const initiateRequest = (): Uint8Array => encodeMms({ kind: 'initiate-Request', value: PROPOSAL });

/** The initiate-ResponsePDU to what was proposed: nothing is more than that, and what was left open stays so. `services`: those that are there. */
export const initiateResponse = (proposed: Initiate, services: Readonly<Record<string, number>> = SERVICES): Uint8Array =>
  encodeMms({
    kind: 'initiate-Response',
    value: {
      ...defined({
        localDetail: least(proposed.localDetail, PROPOSAL.localDetail),
        nestingLevel: least(proposed.nestingLevel, PROPOSAL.nestingLevel),
      }),
      outstandingCalling: Math.min(proposed.outstandingCalling, PROPOSAL.outstandingCalling),
      outstandingCalled: Math.min(proposed.outstandingCalled, PROPOSAL.outstandingCalled),
      detail: {
        ...PROPOSAL.detail,
        parameters: common(proposed.detail.parameters, PROPOSAL.detail.parameters),
        services: bitsOf(ALL_SERVICES, services),
      },
    },
  });

const least = (proposed: number | undefined, ours: number | undefined): number | undefined =>
  proposed === undefined || ours === undefined ? undefined : Math.min(proposed, ours);

/** What both name. The services are not agreed to: each side says what it has. */
const common = ({ octets }: Bits, ours: Bits): Bits => ({ ...ours, octets: ours.octets.map((octet, at) => octet & (octets[at] ?? 0)) });
