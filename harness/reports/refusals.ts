/** PDUs that refuse or break off, X.224 to X.411. */
const REFUSALS: Readonly<Record<string, readonly string[]>> = {
  cotp: ['DR', 'ER'],
  session: ['RF', 'AB', 'ED', 'AI', 'AD'],
  presentation: ['CPR', 'ARU', 'ARP'],
  acse: ['ABRT'],
  rtse: ['RTORJ', 'RTAB'],
  p1: ['MTABindError'],
};

/** Whether a PDU refuses or breaks off, or is none. */
export const refuses = ({ layer, kind }: { readonly layer: string; readonly kind: string }): boolean =>
  kind === 'invalid' || REFUSALS[layer]?.includes(kind) === true;

/** What they are called, on whatever layer. */
export const REFUSING: readonly string[] = Object.values(REFUSALS).flat();
