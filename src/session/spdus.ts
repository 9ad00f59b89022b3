import type { ParameterName } from './parameters.ts';

/** What an SPDU is on the wire. */
export interface SpduRow {
  readonly si: number;
  /** X.225 §6.3.7: 0 stands alone or first, 1 alone, 2 behind a category 0. EX and PR go by the expedited flow, alone. */
  readonly category: 0 | 1 | 2;
  /** The SPDUs of category 0 that it may stand behind, X.225 Tables 7 and 8. */
  readonly behind: readonly ('GT' | 'PT')[];
  /** When its turn comes among those of one TSDU, X.225 §6.3.7.1. */
  readonly turn: number;
  /** What its parameter field may hold, in the order of the wire, X.225 §8.2.6. */
  readonly has: readonly ParameterName[];
  readonly needs: readonly ParameterName[];
  /** Whether user information follows its parameter field, to the end of the TSDU. */
  readonly open?: true;
  readonly clause: string;
}

const REFERENCES = ['calledReference', 'callingReference', 'commonReference', 'additionalReference'] as const;
const OLD = ['oldCalledReference', 'oldCallingReference', 'oldCommonReference', 'oldAdditional', 'oldActivity', 'oldSerial'] as const;
const CONNECT = [
  'protocolOptions',
  'tsduSizes',
  'version',
  'initialSerial',
  'tokenSetting',
  'secondInitialSerial',
  'upperLimitSerial',
  'largeInitialSerial',
  'largeSecondSerial',
] as const;

// biome-ignore format: a table
/** Every SPDU of X.225 §8.3. */
export const SPDUS = {
  CN:  { si: 13, category: 1, behind: [],           turn: 0, clause: 'X.225 §8.3.1',  needs: [],                                  has: [...REFERENCES, ...CONNECT, 'units', 'callingSsel', 'calledSsel', 'dataOverflow', 'userData', 'extendedUserData'] },
  OA:  { si: 16, category: 1, behind: [],           turn: 0, clause: 'X.225 §8.3.2',  needs: [],                                  has: ['tsduSizes', 'version'] },
  CDO: { si: 15, category: 1, behind: [],           turn: 0, clause: 'X.225 §8.3.3',  needs: [],                                  has: ['enclosure', 'userData'] },
  AC:  { si: 14, category: 1, behind: [],           turn: 0, clause: 'X.225 §8.3.4',  needs: [],                                  has: [...REFERENCES, ...CONNECT, 'tokenItem', 'units', 'enclosure', 'callingSsel', 'calledSsel', 'userData'] },
  RF:  { si: 12, category: 1, behind: [],           turn: 0, clause: 'X.225 §8.3.5',  needs: [],                                  has: [...REFERENCES, 'transportDisconnect', 'units', 'plainVersion', 'enclosure', 'reason'] },
  FN:  { si: 9,  category: 1, behind: [],           turn: 0, clause: 'X.225 §8.3.6',  needs: [],                                  has: ['transportDisconnect', 'enclosure', 'userData'] },
  DN:  { si: 10, category: 1, behind: [],           turn: 0, clause: 'X.225 §8.3.7',  needs: [],                                  has: ['enclosure', 'userData'] },
  NF:  { si: 8,  category: 1, behind: [],           turn: 0, clause: 'X.225 §8.3.8',  needs: [],                                  has: ['enclosure', 'userData'] },
  AB:  { si: 25, category: 1, behind: [],           turn: 0, clause: 'X.225 §8.3.9',  needs: [],                                  has: ['transportDisconnect', 'enclosure', 'reflect', 'userData'] },
  AA:  { si: 26, category: 1, behind: [],           turn: 0, clause: 'X.225 §8.3.10', needs: [],                                  has: [] },
  DT:  { si: 1,  category: 2, behind: ['GT'],       turn: 2, clause: 'X.225 §8.3.11', needs: [],                                  has: ['enclosure'], open: true },
  EX:  { si: 5,  category: 1, behind: [],           turn: 0, clause: 'X.225 §8.3.12', needs: [],                                  has: [], open: true },
  TD:  { si: 33, category: 1, behind: [],           turn: 0, clause: 'X.225 §8.3.13', needs: [],                                  has: ['enclosure'], open: true },
  CD:  { si: 61, category: 2, behind: ['GT'],       turn: 1, clause: 'X.225 §8.3.14', needs: [],                                  has: ['enclosure', 'userData'] },
  CDA: { si: 62, category: 2, behind: ['PT'],       turn: 1, clause: 'X.225 §8.3.15', needs: [],                                  has: ['enclosure', 'userData'] },
  GT:  { si: 1,  category: 0, behind: [],           turn: 4, clause: 'X.225 §8.3.16', needs: [],                                  has: ['tokenItem', 'enclosure', 'userData'] },
  PT:  { si: 2,  category: 0, behind: [],           turn: 5, clause: 'X.225 §8.3.17', needs: [],                                  has: ['tokenItem', 'enclosure', 'userData'] },
  GTC: { si: 21, category: 1, behind: [],           turn: 0, clause: 'X.225 §8.3.18', needs: [],                                  has: ['enclosure', 'userData'] },
  GTA: { si: 22, category: 1, behind: [],           turn: 0, clause: 'X.225 §8.3.19', needs: [],                                  has: [] },
  MIP: { si: 49, category: 2, behind: ['GT'],       turn: 3, clause: 'X.225 §8.3.20', needs: ['serial'],                          has: ['syncType', 'enclosure', 'serial', 'userData'] },
  MIA: { si: 50, category: 2, behind: ['PT'],       turn: 1, clause: 'X.225 §8.3.21', needs: ['serial'],                          has: ['enclosure', 'serial', 'miaUserData', 'userData'] },
  MAP: { si: 41, category: 2, behind: ['GT'],       turn: 3, clause: 'X.225 §8.3.22', needs: ['serial'],                          has: ['syncType', 'enclosure', 'serial', 'userData'] },
  MAA: { si: 42, category: 2, behind: ['PT'],       turn: 1, clause: 'X.225 §8.3.23', needs: ['serial'],                          has: ['enclosure', 'serial', 'userData'] },
  RS:  { si: 53, category: 2, behind: ['GT'],       turn: 1, clause: 'X.225 §8.3.24', needs: ['resyncType'],                      has: ['enclosure', 'resyncTokens', 'resyncType', 'serial', 'secondResyncType', 'secondSerial', 'userData'] },
  RA:  { si: 34, category: 2, behind: ['PT'],       turn: 1, clause: 'X.225 §8.3.25', needs: [],                                  has: ['enclosure', 'resyncTokens', 'serial', 'secondSerial', 'userData'] },
  PR:  { si: 7,  category: 1, behind: [],           turn: 0, clause: 'X.225 §8.3.26', needs: ['prepareType'],                     has: ['prepareType'] },
  ER:  { si: 0,  category: 2, behind: ['PT'],       turn: 1, clause: 'X.225 §8.3.27', needs: [],                                  has: ['enclosure', 'reflected'] },
  ED:  { si: 48, category: 2, behind: ['PT'],       turn: 1, clause: 'X.225 §8.3.28', needs: ['reason'],                          has: ['enclosure', 'reason', 'userData'] },
  AS:  { si: 45, category: 2, behind: ['GT'],       turn: 1, clause: 'X.225 §8.3.29', needs: ['activity'],                        has: ['enclosure', 'activity', 'userData'] },
  AR:  { si: 29, category: 2, behind: ['GT', 'PT'], turn: 1, clause: 'X.225 §8.3.30', needs: ['oldActivity', 'oldSerial', 'activity'], has: ['enclosure', ...OLD, 'activity', 'userData'] },
  AI:  { si: 25, category: 2, behind: ['GT'],       turn: 1, clause: 'X.225 §8.3.31', needs: [],                                  has: ['enclosure', 'reason', 'userData'] },
  AIA: { si: 26, category: 2, behind: ['PT'],       turn: 1, clause: 'X.225 §8.3.32', needs: [],                                  has: ['enclosure', 'userData'] },
  AD:  { si: 57, category: 2, behind: ['GT'],       turn: 1, clause: 'X.225 §8.3.33', needs: [],                                  has: ['enclosure', 'reason', 'userData'] },
  ADA: { si: 58, category: 2, behind: ['PT'],       turn: 1, clause: 'X.225 §8.3.34', needs: [],                                  has: ['enclosure', 'userData'] },
  AE:  { si: 41, category: 2, behind: ['GT'],       turn: 3, clause: 'X.225 §8.3.35', needs: ['serial'],                          has: ['enclosure', 'serial', 'userData'] },
  AEA: { si: 42, category: 2, behind: ['PT'],       turn: 1, clause: 'X.225 §8.3.36', needs: ['serial'],                          has: ['enclosure', 'serial', 'userData'] },
} as const satisfies Readonly<Record<string, SpduRow>>;

/** The name of an SPDU, X.225 §8.3. */
export type SpduKind = keyof typeof SPDUS;

/** What an SI stands for as the first of its TSDU and behind another SPDU, X.225 §6.3.7: category 0 first, category 2 behind. */
export const kindTold = (si: number, isFirst: boolean): SpduKind | undefined => (isFirst ? FIRST : BEHIND).get(si);

const ALL = Object.keys(SPDUS) as readonly SpduKind[];
// MAA is told from AEA, and MAP from AE, by more than the SI: those of the activity stand for both here.
const SHADOWED: ReadonlySet<SpduKind> = new Set<SpduKind>(['MAP', 'MAA']);
const bySi = (categories: readonly (0 | 1 | 2)[]): ReadonlyMap<number, SpduKind> =>
  new Map(
    categories.flatMap((category) =>
      ALL.filter((kind) => SPDUS[kind].category === category && !SHADOWED.has(kind)).map((kind) => [SPDUS[kind].si, kind] as const),
    ),
  );
const FIRST = bySi([2, 1, 0]);
const BEHIND = bySi([1, 0, 2]);
