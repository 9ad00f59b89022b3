import { type Clock, ticks, USUAL_RESOLUTION } from './clock.ts';
import { LINKS, type LinkReader } from './links.ts';
import { eachOption } from './pcapng-options.ts';

/** What an interface description block says (pcapng §4.2). */
export interface Interface {
  readonly linkType: number;
  readonly link: LinkReader | undefined;
  readonly clock: Clock;
  /** How much of a packet was captured at most. */
  readonly snapLength: number;
  /** Whether it was told that its link type is not read. */
  isUnread: boolean;
}

/** Reads the body of an interface description block, which is 8 octets at least. */
export const interfaceIn = (body: Uint8Array, little: boolean): Interface => {
  const view = new DataView(body.buffer, body.byteOffset, body.length);
  const linkType = view.getUint16(0, little);
  let resolution: number = USUAL_RESOLUTION;
  let offset = 0;
  eachOption(body.subarray(FIXED), little, (code, start, end) => {
    if (code === OPTION.resolution && end - start >= 1) resolution = view.getUint8(FIXED + start);
    if (code === OPTION.offset && end - start >= 8) offset = Number(view.getBigInt64(FIXED + start, little));
  });
  return {
    linkType,
    link: LINKS.get(linkType),
    clock: ticks(resolution, offset),
    snapLength: view.getUint32(4, little) || Number.POSITIVE_INFINITY,
    isUnread: false,
  };
};

/** Octets before the options. */
const FIXED = 8;
/** if_tsresol, if_tsoffset. */
const OPTION = { resolution: 9, offset: 14 } as const;
