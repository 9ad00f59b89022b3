import { campaign } from '../campaign.ts';
import type { Case, Role } from '../case.ts';
import type { Result } from '../result.ts';
import { type Findings, survey } from '../survey.ts';
import type { Mode } from '../target.ts';
import { ownInMemory } from './memory.ts';

/** What our own endpoint has, by the mode in which it binds. */
export type OwnFeatures = Readonly<Record<Mode, Findings>>;

/** Asks our own endpoint what it has, in that role. */
export const ownFeatures = async (role: Role): Promise<OwnFeatures> => {
  const of = async (mode: Mode): Promise<Findings> => {
    const { target, clock } = await ownInMemory(role, [], mode);
    return clock.settle(survey(target));
  };
  return { normal: await of('normal'), x410: await of('x410') };
};

/** Runs cases in memory on our own endpoint, in the order given: an MTA binds in one mode, so those of the other have one of their own. */
export const rehearse = async (cases: readonly Case[], role: Role, features: OwnFeatures): Promise<readonly Result[]> => {
  const results = await Promise.all(
    MODES.map((mode) =>
      inMode(
        cases.filter((each) => (each.mode ?? 'normal') === mode),
        role,
        mode,
        features[mode],
      ),
    ),
  );
  const byCase = new Map(results.flat().map((result) => [result.case, result]));
  return cases.map((each) => byCase.get(each)!);
};

const inMode = async (cases: readonly Case[], role: Role, mode: Mode, features: Findings): Promise<readonly Result[]> => {
  if (cases.length === 0) return [];
  const { target, clock } = await ownInMemory(role, [], mode);
  return clock.settle(resultsOf(campaign(cases, target, { features })));
};

/** Runs one case in memory on the endpoint that has the bug which the case names. `features`: what it has without. */
export const sabotage = async (case_: Case, role: Role, features: OwnFeatures): Promise<Result> => {
  const { target, clock } = await ownInMemory(role, case_.saboteur.habits(), case_.mode);
  const [result] = await clock.settle(resultsOf(campaign([case_], target, { features: features[case_.mode ?? 'normal'] })));
  return result!;
};

const resultsOf = async (results: AsyncIterable<Result>): Promise<readonly Result[]> => {
  const all: Result[] = [];
  for await (const result of results) all.push(result);
  return all;
};

const MODES = ['normal', 'x410'] as const;
