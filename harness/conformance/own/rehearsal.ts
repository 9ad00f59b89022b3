import { campaign } from '../campaign.ts';
import type { Case, Role } from '../case.ts';
import type { Findings } from '../findings.ts';
import type { Result } from '../result.ts';
import { survey } from '../survey.ts';
import { OWN_FORMS, type OwnForm } from './form.ts';
import { ownInMemory } from './memory.ts';

/** What our own endpoint has, by its form. */
export type OwnFeatures = Readonly<Record<OwnForm, Findings>>;

/** On which form of it a case is played. */
export type FormOf = (case_: Case) => OwnForm;

/** Asks our own endpoint what it has, in that role. */
export const ownFeatures = async (role: Role): Promise<OwnFeatures> => {
  const of = async (form: OwnForm): Promise<Findings> => {
    const { target, clock } = await ownInMemory(role, [], form);
    return clock.settle(survey(target));
  };
  return { normal: await of('normal'), x410: await of('x410'), mms: await of('mms') };
};

/** Runs cases in memory on our own endpoint, in the order given: each form of it is one of its own. */
export const rehearse = async (cases: readonly Case[], role: Role, features: OwnFeatures, formOf: FormOf): Promise<readonly Result[]> => {
  const results = await Promise.all(
    (Object.keys(OWN_FORMS) as OwnForm[]).map((form) =>
      inForm(
        cases.filter((each) => formOf(each) === form),
        role,
        form,
        features[form],
      ),
    ),
  );
  const byCase = new Map(results.flat().map((result) => [result.case, result]));
  return cases.map((each) => byCase.get(each)!);
};

const inForm = async (cases: readonly Case[], role: Role, form: OwnForm, features: Findings): Promise<readonly Result[]> => {
  if (cases.length === 0) return [];
  const { target, clock } = await ownInMemory(role, [], form);
  return clock.settle(resultsOf(campaign(cases, target, { features })));
};

/** Runs one case in memory on the endpoint that has the bug which the case names. `features`: what it has without. */
export const sabotage = async (case_: Case, role: Role, features: OwnFeatures, form: OwnForm): Promise<Result> => {
  const { target, clock } = await ownInMemory(role, case_.saboteur.habits(), form);
  const [result] = await clock.settle(resultsOf(campaign([case_], target, { features: features[form] })));
  return result!;
};

const resultsOf = async (results: AsyncIterable<Result>): Promise<readonly Result[]> => {
  const all: Result[] = [];
  for await (const result of results) all.push(result);
  return all;
};
