/** A hash of two 32-bit numbers and a third. It differs from run to run, so that no capture can be made to collide. */
export const hash = (one: number, two: number, three: number): number => {
  let mixed = Math.imul(one ^ SEED, 0x9e3779b1);
  mixed = Math.imul(mixed ^ (mixed >>> 15) ^ two, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13) ^ three, 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
};

/** A hash of an IPv6 address. */
export const hashOfSix = (view: DataView, at: number): number =>
  hash(hash(view.getInt32(at), view.getInt32(at + 4), 0), view.getInt32(at + 8), view.getInt32(at + 12));

const SEED = Math.floor(Math.random() * 2 ** 32) | 0;
