import {
  ABORT_DIAGNOSTICS,
  type Apdu,
  acseApdu,
  decodeApdu,
  PROVIDER_DIAGNOSTICS,
  RELEASE_REQUEST_REASONS,
  RELEASE_RESPONSE_REASONS,
  USER_DIAGNOSTICS,
} from '#src/acse/index.ts';
import { defined } from '#src/core/index.ts';
import { RTSE_SYNTAXES } from '#src/rtse/index.ts';
import type { Call } from './call.ts';
import { elementTree } from './elements.ts';
import type { End } from './end.ts';
import { ACSE } from './modules.ts';
import { attempted, type Fields, type Pdu, reasoned } from './pdu.ts';
import { readRtse } from './rtse.ts';

/** An APDU of X.227, and those of reliable transfer in its user information. */
export const readAcse = (call: Call, from: End, octets: Uint8Array): readonly Pdu[] =>
  attempted('acse', octets, () => {
    const apdu = decodeApdu(octets);
    const inside = apdu.value.userInformation ?? [];
    return [
      {
        layer: 'acse',
        kind: apdu.kind,
        fields: defined({ ...fieldsOf(apdu) }),
        octets,
        tree: () => elementTree(apdu.kind, acseApdu, octets, ACSE),
      },
      ...inside.flatMap(({ indirectReference, encoding }) => {
        const isRtse = (call.syntaxOf(indirectReference) ?? '') in RTSE_SYNTAXES;
        return isRtse && encoding.kind !== 'arbitrary' ? readRtse(call, from, encoding.value) : [];
      }),
    ];
  });

const fieldsOf = (apdu: Apdu): Fields => {
  switch (apdu.kind) {
    case 'AARQ':
      return { applicationContext: apdu.value.applicationContext };
    case 'AARE': {
      const { applicationContext, result, diagnostic } = apdu.value;
      return {
        applicationContext,
        result,
        source: diagnostic.kind,
        ...(result === 'accepted' ? {} : reasoned(DIAGNOSTICS[diagnostic.kind], diagnostic.value)),
      };
    }
    case 'RLRQ':
      return reasoned(RELEASE_REQUEST_REASONS, apdu.value.reason);
    case 'RLRE':
      return reasoned(RELEASE_RESPONSE_REASONS, apdu.value.reason);
    case 'ABRT':
      return { source: apdu.value.source, ...reasoned(ABORT_DIAGNOSTICS, Number(apdu.value.diagnostic)) };
  }
};

const DIAGNOSTICS = { user: USER_DIAGNOSTICS, provider: PROVIDER_DIAGNOSTICS } as const;
