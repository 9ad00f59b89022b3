/** What a caller says to find out whom it has called: packets in hexadecimal, each said when what the one before brought is heard. */
export type Stimulus = readonly string[];

/** A CR of reference 7 from 0100 that calls 0102, with something changed in it. */
export const crOf = ({
  size = 'c0010a',
  calling = 'c1020100',
  called = 'c2020102',
  more = '',
  ...fixed
}: Partial<CallRequest> = {}): string => {
  const { dst = '0000', src = '0007', klass = '00', version = '03', reserved = '00' } = fixed;
  const rest = `e0 ${dst} ${src} ${klass} ${size} ${calling} ${called} ${more}`.replaceAll(' ', '');
  const { li = byte(rest.length / 2), length = `00${byte(5 + rest.length / 2)}` } = fixed;
  return `${version}${reserved}${length}${li}${rest}`;
};
interface CallRequest {
  readonly size: string;
  readonly calling: string;
  readonly called: string;
  readonly more: string;
  readonly dst: string;
  readonly src: string;
  readonly klass: string;
  readonly version: string;
  readonly reserved: string;
  readonly length: string;
  readonly li: string;
}

/** A DT of class 0. */
export const dt = (userData: string, eot = true): string => {
  const octets = userData.replaceAll(' ', '');
  return `0300${(7 + octets.length / 2).toString(16).padStart(4, '0')}02f0${eot ? '80' : '00'}${octets}`;
};

const byte = (value: number): string => value.toString(16).padStart(2, '0');
const of = (octets: number, octet = '41'): string => octet.repeat(octets);

/** The setup of an S7 communication, and its answer. */
export const S7_SETUP = '3201 0000 0000 0008 0000 f000 0001 0001 01e0'.replaceAll(' ', '');
export const S7_ANSWER = '3203 0000 0000 0008 0000 0000 f000 0001 0001 01e0'.replaceAll(' ', '');

/** A TSDU in so many DTs, as even as may be. */
const inDts = (tsdu: string, count: number): Stimulus => {
  const most = Math.ceil(tsdu.length / 2 / count) * 2;
  return Array.from({ length: count }, (_, index) => dt(tsdu.slice(index * most, (index + 1) * most), index === count - 1));
};

// biome-ignore format: a table
/** The probes of the behaviour matrix, for a server that has the TSAP 0102, or for one that has none. */
export const stimuliFor = (called: 'c2020102' | '') => {
  const cr = (change: Partial<CallRequest> = {}): string => crOf({ called, ...change });
  return {
    'CR, right TSAP':            [cr()],
    'wrong called TSAP':         [cr({ called: 'c2027f7e' })],
    '6-octet TSAP':              [cr({ called: 'c206414243444546' })],
    '32-octet TSAP':             [cr({ called: `c220${of(32)}` })],
    'no called TSAP':            [cr({ called: '' })],
    'no size parameter':         [cr({ size: '' })],
    'size 2^16':                 [cr({ size: 'c00110' })],
    'size code 0xFF':            [cr({ size: 'c001ff' })],
    'class 2 only':              [cr({ klass: '20' })],
    'class 4, alternative 0':    [cr({ klass: '40', more: 'c70100' })],
    'unknown parameter':         [cr({ more: '990100' })],
    'additional options c6':     [cr({ more: 'c60101' })],
    'preferred max TPDU f0':     [cr({ more: 'f00108' })],
    'CR byte by byte':           cr().match(/../g) ?? [],
    'TPKT version 2':            [cr({ version: '02' })],
    'reserved 0xFF':             [cr({ reserved: 'ff' })],
    'TPKT length 3':             [cr({ length: '0003' })],
    'TPKT length 0':             [cr({ length: '0000' })],
    'LI past the TPKT':          [cr({ li: '40' })],
    'DT before CR':              [dt(S7_SETUP)],
    'HTTP GET':                  [Buffer.from('GET / HTTP/1.0\r\n\r\n').toString('hex')],
    'second CR':                 [cr(), cr({ src: '0008' })],
    'DR from the peer':          [cr(), '0300000b 0680 0001 0007 00'],
    'DT far over the size':      [cr({ size: 'c00107' }), dt(of(996, '42'))],
    'S7 setup':                  [cr(), dt(S7_SETUP)],
    'S7 setup in 2 DTs':         [cr(), ...inDts(S7_SETUP, 2)],
    'S7 setup in 3 uneven DTs':  [cr(), dt('32010000', false), dt('00000008 0000 f0', false), dt('000001000101e0')],
    'S7 setup in 6 DTs':         [cr(), ...inDts(S7_SETUP, 6)],
    'ED':                        [cr(), '03000009 0210 80 4142'],
    'unknown TPDU':              [cr(), '03000009 0420 0001 00'],
  } as const satisfies Readonly<Record<string, Stimulus>>;
};
export type Probe = keyof ReturnType<typeof stimuliFor>;
