import type { Moment } from './packets.ts';

/** How the two halves of a timestamp are read. Both come as 32 bits, signed or not. */
export interface Clock {
  moment(high: number, low: number): Moment;
}

/** Seconds, and millionths of them: pcap. */
export const MICROSECONDS: Clock = { moment: (high, low) => ({ seconds: high >>> 0, nanos: (low >>> 0) * 1000 }) };

/** Seconds, and billionths of them: pcap with the other magic number. */
export const NANOSECONDS: Clock = { moment: (high, low) => ({ seconds: high >>> 0, nanos: low >>> 0 }) };

/** No time at all: simple packet blocks. */
export const TIMELESS: Clock = { moment: () => ({ seconds: 0, nanos: 0 }) };

/** Ticks of 64 bits, pcapng §4.2: `resolution` is the octet of if_tsresol, `offset` the seconds of if_tsoffset. */
export const ticks = (resolution: number, offset: number): Clock => {
  const exponent = resolution & 0x7f;
  const units = resolution & POWER_OF_TWO ? 2n ** BigInt(exponent) : 10n ** BigInt(exponent);
  const few = units <= MILLION ? Number(units) : undefined;
  return {
    moment: (high, low) => {
      // What fits a number is reckoned with numbers, which is quicker.
      if (few !== undefined && high >>> 0 < 1 << 21) {
        const count = (high >>> 0) * 2 ** 32 + (low >>> 0);
        const seconds = Math.floor(count / few);
        return { seconds: seconds + offset, nanos: Math.floor(((count - seconds * few) * 1e9) / few) };
      }
      const count = (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0);
      return { seconds: Number(count / units) + offset, nanos: Number(((count % units) * BILLION) / units) };
    },
  };
};

/** Of if_tsresol, where nothing is said. */
export const USUAL_RESOLUTION = 6;

const POWER_OF_TWO = 0x80;
const MILLION = 1_000_000n;
const BILLION = 1_000_000_000n;
