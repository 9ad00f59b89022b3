/** One row of a layer's table of faults: where the standard says so, and in words. */
export interface Fault {
  readonly clause: string;
  readonly says: string;
  /** What the peer is told, in this layer's own code: a reject cause, a refuse reason, an abort reason. */
  readonly answer?: number;
}

/** Where in the PDU, counted from 0, and what stood there. */
export interface Detail {
  readonly octet?: number;
  readonly got?: string | number;
}

/** Makes the error of one fault. */
export type FaultMaker = (detail?: Detail) => ProtocolError;

/** A breach of protocol, by the peer or by us, that knows its clause. */
export class ProtocolError extends Error {
  override readonly name = 'ProtocolError';
  readonly code: string;
  readonly fault: Fault;
  readonly detail: Detail;

  constructor(code: string, fault: Fault, detail: Detail = {}) {
    const got = detail.got === undefined ? '' : `, got ${detail.got}`;
    const octet = detail.octet === undefined ? '' : ` at octet ${detail.octet}`;
    super(`${fault.says}${got}${octet} (${fault.clause})`);
    this.code = code;
    this.fault = fault;
    this.detail = detail;
  }
}

/** Turns a table of faults into error makers: `throw cotpFaults.lengthIndicator({ octet: 0 })`. */
export const faults = <Name extends string>(layer: string, table: Readonly<Record<Name, Fault>>) =>
  Object.fromEntries(
    Object.entries<Fault>(table).map(([name, fault]): [string, FaultMaker] => [
      name,
      (detail) => new ProtocolError(`${layer}.${name}`, fault, detail),
    ]),
  ) as Readonly<Record<Name, FaultMaker>>;
