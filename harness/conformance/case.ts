import type { Habit } from '#harness/faults/index.ts';
import type { Pdu } from '#src/dissect/index.ts';
import type { Known } from './known.ts';
import type { Level, Point, Role, Seen, State } from './words.ts';

export type { Level, Point, Role, Seen, State } from './words.ts';

/** What an endpoint has to have, for a case to be about it. Found out by asking, or said by a PICS file. */
export type Feature = keyof typeof FEATURES;

// biome-ignore format: a table
/** Every feature, in words for the n/a that its absence gives. */
export const FEATURES = {
  'transport':        'a transport layer of class 0',
  'parameters':       'parameters of X.224 in a CR and a CC, where remote desktop has its negotiation',
  'answers':          'somebody above transport that we can greet, and that answers',
  'long-words':       'somebody above transport who is greeted in more than one DT of 128 octets',
  'talks':            'something to say once it is connected',
  'session':          'a session layer',
  'association':       'an association that we know how to open: an MTA bind, or an MMS initiate',
  'activities':       'activities and tokens, which reliable transfer stands on',
  'mta':              'reliable transfer and an MTA bind',
  'mms':              'an MMS initiate (ISO 9506)',
  'normal-mode':      'an association in normal mode (1988)',
  'x410-mode':        'an MTA bind in X.410 mode',
  'checks-called':    'called T-selectors that it tells apart',
  'checks-session':   'called S-selectors that it tells apart',
  'checks-presentation': 'called P-selectors that it tells apart',
  'checks-bind':      'MTA names and passwords that it checks',
  'expedited':        'expedited data of RFC 1006',
  'segmenting':       'TSDU sizes that it agrees to',
  'two-way':          'a two-way alternate dialogue',
  'class-2':          'class 2',
} as const;

/** One of the things that may happen next. */
export interface Allowed {
  /** A PDU by layer and kind, or how the link may end, or that nothing comes. */
  readonly sees: Seen | 'closed' | 'reset' | 'silence';
  /** `warn`: it is seen and lived with, though the text would have it otherwise. */
  readonly verdict?: 'pass' | 'warn';
  /** What is wrong with that PDU; undefined: nothing. */
  readonly flaw?: (pdu: Pdu, known: Known) => string | undefined;
}

/** Octets that go out: each element in a write of its own. They may depend on what has been said. */
export type Stimulus = Uint8Array | readonly Uint8Array[] | ((known: Known) => Uint8Array | readonly Uint8Array[]);

/** One step of a case or of a preamble. Times are in milliseconds. */
export type Step =
  /** `apart`: how long is waited between its writes, so that each is read by itself. */
  | { readonly send: Stimulus; readonly says?: string; readonly apart?: number }
  /** The first thing that happens must be among these. `within`: how long silence is waited for. PDUs named in `passing` do not count. */
  | { readonly expect: readonly Allowed[]; readonly within?: number; readonly passing?: readonly Seen[] }
  /** The link must end so, before the time of the run is over; what comes till then does not count, but must not be what `never` names. */
  | { readonly ends: readonly ('closed' | 'reset')[]; readonly never?: readonly Seen[] }
  | { readonly pause: number }
  | { readonly hangUp: 'close' | 'reset' }
  /** Plays these on another link, which is opened now and left afterwards, while this one stands. */
  | { readonly beside: readonly Step[] }
  /** Looks at everything that was said so far. */
  | { readonly check: (known: Known) => string | undefined; readonly says: string };

/** One requirement, and how it is tried. A table row; everything that varies is data. */
export interface Case {
  /** Speaking and stable: `cotp.cr.li-too-long`. The first word is its group. */
  readonly id: string;
  /** Document and clause. */
  readonly clause: string;
  /** The row of rules.ts that it tries. */
  readonly rule: string;
  readonly level: Level;
  readonly roles: readonly Role[];
  readonly at: Point;
  /** In our own words. */
  readonly requirement: string;
  readonly from: State;
  /** Of the association that `from` asks for; absent: whatever the endpoint can. */
  readonly mode?: 'normal' | 'x410';
  readonly needs?: readonly Feature[];
  readonly steps: readonly Step[];
  /** Nothing in it is against the rules: the endpoint need not be seen to be well afterwards. */
  readonly isSound?: true;
  /** That the endpoint lives on is what it asks for: if it does not, it has failed. */
  readonly survives?: true;
  /** An endpoint with exactly the bug that this case finds. */
  readonly saboteur: Saboteur;
}

/** What is let into the lines of our own endpoint, to give it one bug. */
export interface Saboteur {
  /** The bug, in words. */
  readonly says: string;
  /** Made anew for each run: they may share what they remember from line to line. */
  readonly habits: () => readonly Habit[];
}

export type Group = string;

/** The group of a case: the first word of its id. */
export const groupOf = ({ id }: Pick<Case, 'id'>): Group => id.slice(0, id.indexOf('.'));
