import { defined } from '#src/core/index.ts';
import { cotpFaults } from './faults.ts';
import type { ConnectParameter } from './options.ts';
import { NO_PARAMETERS, type Parameter, parameter } from './parameters.ts';
import { DISCONNECT_REASONS } from './reasons.ts';
import { encodePreferredSize, encodeTpduSize, type Sizes } from './sizes.ts';
import { encodeTpdu } from './tpdu.ts';
import type { Request, Variables } from './variables.ts';

/** The octets of our CR, X.224 §13.3. */
export const crOf = ({ reference, order }: Variables, request: Request<'T-CONNECT.request'>): Uint8Array => {
  const named = inOrder(order, { callingTsel: request.calling, calledTsel: request.called, ...sizeValues(request) });
  const parameters = [...named, ...options(request.expedited)];
  return short(
    cotpFaults.longCR,
    encodeTpdu({ kind: 'CR', credit: 0, dstRef: 0, srcRef: reference, classOption: 0, parameters, userData: NONE }),
  );
};

/** The octets of our CC, X.224 §13.4, that grants those sizes. */
export const ccOf = (
  { reference, peerReference, order, expedited }: Variables,
  response: Request<'T-CONNECT.response'>,
  sizes: Sizes,
): Uint8Array => {
  const named = inOrder(order, { callingTsel: response.calling, calledTsel: response.responding, ...sizeValues(sizes) });
  const parameters = [...named, ...options(expedited)];
  return encodeTpdu({ kind: 'CC', credit: 0, dstRef: peerReference, srcRef: reference, classOption: 0, parameters, userData: NONE });
};

/** The octets of a DR that refuses, X.224 §6.6.3: its SRC-REF is 0. */
export const drOf = (dstRef: number, reason: number = DISCONNECT_REASONS.unspecified.code, additional?: Uint8Array): Uint8Array => {
  const parameters = additional ? [parameter('additionalInformation', additional)] : NO_PARAMETERS;
  return short(cotpFaults.longDR, encodeTpdu({ kind: 'DR', dstRef, srcRef: 0, reason, parameters, userData: NONE }));
};

/** The octets of an ER, X.224 §13.12: it has the rejected TPDU up to and including the octet in error. */
export const erOf = (dstRef: number, rejectCause: number, rejected: Uint8Array, octet = rejected[0] ?? 0): Uint8Array => {
  const invalidTpdu = parameter('invalidTpdu', rejected.subarray(0, Math.min(octet + 1, MOST_REJECTED)));
  return encodeTpdu({ kind: 'ER', dstRef, rejectCause, parameters: [invalidTpdu], userData: NONE });
};

const sizeValues = ({ tpduSize, preferredTpduSize }: Sizes): Partial<Record<ConnectParameter, Uint8Array>> =>
  defined({
    tpduSize: tpduSize === undefined ? undefined : encodeTpduSize(tpduSize),
    preferredTpduSize: preferredTpduSize === undefined ? undefined : encodePreferredSize(preferredTpduSize),
  });

/** C6 is there where expedited data are asked for or agreed, RFC 1006 §5: absent, it says no. */
const options = (expedited: boolean | undefined): readonly Parameter[] => (expedited ? [USE_OF_EXPEDITED] : NO_PARAMETERS);
const USE_OF_EXPEDITED = parameter('additionalOptions', Uint8Array.of(1));

const inOrder = (
  order: readonly ConnectParameter[],
  values: { readonly [P in ConnectParameter]?: Uint8Array | undefined },
): readonly Parameter[] => {
  const parameters: Parameter[] = [];
  for (const name of order) if (values[name]) parameters.push(parameter(name, values[name]));
  return parameters;
};

const short = (tooLong: typeof cotpFaults.longCR, octets: Uint8Array): Uint8Array => {
  if (octets.length > LONGEST) throw tooLong({ got: octets.length });
  return octets;
};

const NONE = new Uint8Array();
const LONGEST = 128;
const MOST_REJECTED = 248;
