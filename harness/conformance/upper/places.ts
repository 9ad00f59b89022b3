/** Where things stand in the PPDU of a CN or an AC in normal mode, by identifier octets: X.226 §8.2, X.227 §9.1, X.228 §9, X.411 §12.1. */
const VALUE = 'a2 61 30 a0';
const INFORMATION = 'be 28 a0';

export const AARQ = `${VALUE} 60`;
export const RTORQ = `${AARQ} ${INFORMATION} b0`;
export const BIND = `${RTORQ} a3 a0 b0`;

export const AARE = `${VALUE} 61`;
export const RTOAC = `${AARE} ${INFORMATION} b1`;
export const BOUND = `${RTOAC} a2 a0 b1`;

/** In an RF: the CPR is a SEQUENCE without the mode. */
export const REJECTED = '61 30 a0 61';
export const RTORJ = `${REJECTED} ${INFORMATION} b2`;

/** In X.410 mode the components of RTORQ and RTOAC stand in the PPDU as they are. */
export const RTORQ_1984 = 'a1';
export const BIND_1984 = 'a1 a3 a0';
