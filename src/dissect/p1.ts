import { childrenOf, context, dataValue, decodeBer, isSameTag, octetsOf, type Type, valueIn } from '#src/asn1/index.ts';
import { defined, ProtocolError } from '#src/core/index.ts';
import {
  BIND_ARGUMENTS,
  BIND_ERROR,
  BIND_ERRORS,
  BIND_RESULTS,
  conformanceOf,
  decodeApdu,
  decodeBindArgument,
  decodeBindError,
  decodeBindResult,
  type MtsApdu,
  mtsApdu,
  textOfIdentifier,
  textOfOrAddress,
} from '#src/p1/index.ts';
import { heading } from '#src/p22/index.ts';
import type { Mode } from '#src/presentation/index.ts';
import { type Brief, briefMessage } from './brief.ts';
import { elementTree } from './elements.ts';
import type { Module } from './module.ts';
import { BIND, P1 } from './modules.ts';
import { type Node, node, type Sharing } from './node.ts';
import { attempted, type Fields, type Pdu } from './pdu.ts';

/** What an element of a type says. */
const told = (kind: string, fields: object, octets: Uint8Array, type: Type<unknown>, module: Module): Pdu => ({
  layer: 'p1',
  kind,
  fields: defined({ ...fields }),
  octets,
  tree: (sharing) => elementTree(kind, type, octets, module, sharing),
});

/** MTABindArgument: the name alone, never the password. */
export const readBindArgument = (mode: Mode, octets: Uint8Array, protocol: number | undefined): readonly Pdu[] =>
  attempted('p1', octets, () => {
    const { kind, value } = decodeBindArgument(octets, conformanceOf(mode, protocol));
    return [told('MTABindArgument', kind === 'authenticated' ? { name: value.initiatorName } : {}, octets, BIND_ARGUMENTS[mode], BIND)];
  });

/** MTABindResult. */
export const readBindResult = (mode: Mode, octets: Uint8Array): readonly Pdu[] =>
  attempted('p1', octets, () => {
    const { kind, value } = decodeBindResult(octets, conformanceOf(mode));
    return [told('MTABindResult', kind === 'authenticated' ? { name: value.responderName } : {}, octets, BIND_RESULTS[mode], BIND)];
  });

/** MTABindError, of normal mode. */
export const readBindError = (octets: Uint8Array): readonly Pdu[] =>
  attempted('p1', octets, () => {
    const error = decodeBindError(octets);
    const row = Object.entries(BIND_ERRORS).find(([name]) => name === error)?.[1];
    return [told('MTABindError', { reason: row?.code ?? error, says: row?.says }, octets, BIND_ERROR, BIND)];
  });

/** The MTS-APDU that was transferred; one of which not all is there is told by its size. */
export const readApdu = (mode: Mode, octets: Uint8Array, missing: number): readonly Pdu[] => {
  if (missing > 0) return [partOf(octets, octets.length + missing)];
  return attempted('p1', octets, () => {
    const { apdu, size, own } = mode === 'normal' ? inExternal(octets) : { apdu: decodeApdu(octets), size: octets.length, own: octets };
    return [told(apdu.kind, { ...fieldsOf(apdu), octets: size }, own, mtsApdu, P1)];
  });
};

/** A message by its name alone, if it stands in the usual way. */
export const readBrief = (mode: Mode, octets: Uint8Array): readonly Pdu[] | undefined => {
  const brief = briefMessage(octets, mode === 'normal');
  if (brief === undefined) return undefined;
  const own = octets.subarray(octets.length - brief.octets);
  return [new BriefMessage(own, brief)];
};

/** A message that is known by its name alone. */
class BriefMessage implements Pdu {
  readonly layer = 'p1';
  readonly kind = 'message';
  readonly octets: Uint8Array;
  readonly #brief: Brief;

  constructor(octets: Uint8Array, brief: Brief) {
    this.octets = octets;
    this.#brief = brief;
  }

  get fields(): Fields {
    return { ...this.#brief };
  }

  tree(sharing?: Sharing): Node {
    return elementTree(this.kind, mtsApdu, this.octets, P1, sharing);
  }
}

/** The APDU in an EXTERNAL, X.228 §7.3: as one element, which is read where it stands, or as octets. */
const inExternal = (octets: Uint8Array): { readonly apdu: MtsApdu; readonly size: number; readonly own: Uint8Array } => {
  const external = decodeBer(octets);
  const encoding = childrenOf(external).at(-1) ?? external;
  if (!isSameTag(encoding.tag, context(0))) {
    const { value } = valueIn(dataValue, encoding);
    const aligned = value instanceof Uint8Array ? value : value.octets;
    return { apdu: decodeApdu(aligned), size: aligned.length, own: aligned };
  }
  const [element = encoding] = childrenOf(encoding);
  const endings = [external, encoding].filter(({ form }) => form?.length === 'indefinite').length * END_OF_CONTENTS;
  return { apdu: valueIn(mtsApdu, element), size: octets.length - (element.octet ?? 0) - endings, own: octetsOf(element) };
};

/** An APDU of which not all octets were kept. */
const partOf = (octets: Uint8Array, size: number): Pdu => ({
  layer: 'p1',
  kind: 'MTS-APDU',
  fields: { octets: size },
  octets,
  tree: () => node('MTS-APDU', octets, { clause: P1.clause, why: `only ${octets.length} of its ${size} octets are there` }),
});

/** Octets at the end of an element of indefinite length, X.690 §8.1.5. */
const END_OF_CONTENTS = 2;

const fieldsOf = ({ kind, value }: MtsApdu): object => {
  switch (kind) {
    case 'message': {
      const { messageIdentifier, originatorName, priority, perRecipientFields } = value.envelope;
      return {
        identifier: textOfIdentifier(messageIdentifier),
        originator: textOfOrAddress(originatorName),
        recipients: perRecipientFields.map(({ recipientName }) => textOfOrAddress(recipientName)),
        priority,
        subject: subjectIn(value.content),
      };
    }
    case 'probe':
      return {
        identifier: textOfIdentifier(value.probeIdentifier),
        originator: textOfOrAddress(value.originatorName),
        recipients: value.perRecipientFields.map(({ recipientName }) => textOfOrAddress(recipientName)),
      };
    case 'report':
      return {
        identifier: textOfIdentifier(value.envelope.reportIdentifier),
        about: textOfIdentifier(value.content.subjectIdentifier),
        destination: textOfOrAddress(value.envelope.reportDestinationName),
        recipients: value.content.perRecipientFields.map(({ actualRecipientName }) => textOfOrAddress(actualRecipientName)),
        results: value.content.perRecipientFields.map(({ lastTraceInformation: { reportType } }) =>
          reportType.kind === 'delivery' ? 'delivered' : [reportType.value.reason, reportType.value.diagnostic].filter(Boolean).join(', '),
        ),
      };
  }
};

/** The subject of an interpersonal message, of which nothing but the heading is read; of other contents there is none. */
const subjectIn = (content: Uint8Array): string | undefined => {
  // To find out by an error that it is no BER would cost more than all the rest.
  if (content[0] !== IPM) return undefined;
  try {
    const ipm = decodeBer(content);
    return isSameTag(ipm.tag, context(0)) ? valueIn(heading, childrenOf(ipm)[0]!).subject : undefined;
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    return undefined;
  }
};

/** The identifier of an IPM, X.420 §6. */
const IPM = 0xa0;
