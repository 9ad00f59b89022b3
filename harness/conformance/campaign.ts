import { worse } from '#harness/run/index.ts';
import { type Case, FEATURES, type Feature, groupOf, type Point, type Role, type State } from './case.ts';
import { type Findings, usualMode } from './findings.ts';
import { perform } from './perform.ts';
import type { Outcome, Result } from './result.ts';
import { lastingIllness } from './sanity.ts';
import type { Mode, Target } from './target.ts';

/** What a campaign tells besides its results. */
export interface News {
  begins?(case_: Case, role: Role, round: number): void;
  /** Before a group, and after it. */
  sanity?(group: string, ill: string | undefined): void;
}

export interface CampaignTerms {
  /** What the endpoint has. */
  readonly features: Findings;
  readonly round?: number;
  readonly signal?: AbortSignal;
  readonly news?: News;
}

/** Runs cases against a target one after the other; each result comes as soon as it is known. */
export async function* campaign(cases: readonly Case[], target: Target, terms: CampaignTerms): AsyncGenerator<Result> {
  const watch = new Watch(target, terms);
  for (const [index, case_] of cases.entries()) {
    if (terms.signal?.aborted) return;
    const [before, after] = [cases[index - 1], cases[index + 1]];
    if (!before || groupOf(before) !== groupOf(case_)) await watch.look(groupOf(case_));
    yield await watch.run(case_);
    if (!after || groupOf(after) !== groupOf(case_)) await watch.look(groupOf(case_));
  }
}

/** Who runs cases, and keeps an eye on the health of the endpoint. */
class Watch {
  readonly #target: Target;
  readonly #terms: CampaignTerms;
  /** Why nothing more can be found out; undefined: all is well. */
  #gone: string | undefined;

  constructor(target: Target, terms: CampaignTerms) {
    this.#target = target;
    this.#terms = terms;
  }

  /** Sees whether the endpoint is well, beside any case. */
  async look(group: string): Promise<void> {
    if (this.#gone) return;
    const ill = await lastingIllness(this.#target);
    this.#terms.news?.sanity?.(group, ill);
    if (ill !== undefined) await this.#lose(`the endpoint is not well (${ill})`);
  }

  async run(case_: Case): Promise<Result> {
    const { role } = this.#target;
    const { features, round = 1, news } = this.#terms;
    const [first, began] = [this.#target.frame() + 1, this.#target.now()];
    const done = (outcome: Outcome, last = this.#target.frame()): Result => ({
      ...outcome,
      case: case_,
      role,
      round,
      frames: { first, last },
      tookMs: this.#target.now() - began,
    });
    const lacking = lackOf(case_, features);
    if (lacking !== undefined) return done({ ...NOTHING_DONE, verdict: 'n/a', reason: lacking });
    if (this.#gone) return done({ ...NOTHING_DONE, verdict: 'inconclusive', reason: this.#gone });
    news?.begins?.(case_, role, round);
    const result = await this.#stillThere(done(graded(case_, await this.#performed(case_))));
    return case_.isSound && result.verdict === 'pass' ? result : this.#seenAfter(result);
  }

  async #performed(case_: Case): Promise<Outcome> {
    const link = await this.#target.link();
    if (typeof link === 'string') return { ...NOTHING_DONE, verdict: 'inconclusive', reason: link };
    const { role, terms, sleep } = this.#target;
    const another = () => this.#target.link();
    return perform(case_, link, {
      role,
      terms,
      sleep,
      another,
      mode: modeOf(case_, this.#terms.features),
      hello: this.#terms.features.hello,
    });
  }

  /** Whatever was asked of it: a process that crashes has failed. */
  async #stillThere(result: Result): Promise<Result> {
    const crash = await this.#target.crash?.();
    if (crash === undefined) return result;
    await this.#lose(`the endpoint crashed in ${result.case.id}`);
    return { ...result, verdict: worse(result.verdict, 'fail'), reason: joined(result.reason, `the endpoint crashed: ${crash}`) };
  }

  /** A bad stimulus is well met only by an endpoint that lives on. */
  async #seenAfter(result: Result): Promise<Result> {
    const ill = await lastingIllness(this.#target);
    if (ill === undefined) return result;
    const [verdict, reason] = await this.#fate(result.case, ill);
    await this.#lose(`the endpoint has not been well since ${result.case.id}: ${ill}`);
    return { ...result, verdict: worse(result.verdict, verdict), reason: joined(result.reason, reason) };
  }

  /** What it means that it is not well afterwards. Of what we have started it is known whether it has crashed, or runs and yet takes no call. */
  async #fate({ survives }: Case, ill: string): Promise<readonly ['fail' | 'inconclusive', string]> {
    const crash = await this.#target.crash?.();
    if (crash !== undefined) return ['fail', `the endpoint crashed: ${crash}`];
    if (this.#target.revive) return ['fail', `the endpoint hangs: it runs, but ${ill}`];
    return survives ? ['fail', `the endpoint did not live on: ${ill}`] : ['inconclusive', `the endpoint may be dead, not strict: ${ill}`];
  }

  async #lose(why: string): Promise<void> {
    if (!(await this.#target.revive?.())) this.#gone = why;
  }
}

const joined = (before: string, reason: string): string => (before === '' ? reason : `${before}; ${reason}`);

/** What a case is about and the endpoint does not have, in words; undefined: it can be run. */
export const lackOf = ({ needs = [], roles, mode, at, from }: Case, features: Findings): string | undefined => {
  if (!roles.includes(features.role)) return `it is about an endpoint that ${features.role === 'responder' ? 'calls' : 'is called'}`;
  const modes = mode ? ([`${mode}-mode`] as const) : [];
  const missing = [...(AT[at] ?? []), ...(FROM[from] ?? []), ...needs, ...modes].find((feature) => !features.has[feature]);
  return missing && `${features.why[missing] ?? `it has no ${FEATURES[missing]}`}`;
};

/** What a point of control and a state need by themselves: our SPDUs go to a session layer, and our CN has to open an association. */
const AT: Readonly<Partial<Record<Point, readonly Feature[]>>> = {
  transport: ['session'],
  session: ['session', 'association'],
  presentation: ['session', 'association'],
  association: ['session', 'mta'],
  bind: ['session', 'mta'],
};
const FROM: Readonly<Partial<Record<State, readonly Feature[]>>> = {
  bound: ['association'],
  sending: ['association'],
  closing: ['association'],
  activity: ['activities'],
};

/** The mode in which a case binds: its own, or the one that the endpoint has. */
const modeOf = ({ mode }: Case, { has }: Findings): Mode => mode ?? usualMode(has);

/** What breaks a should or a may is worth a warning; that an endpoint dies is never less than a failure. */
const graded = ({ level }: Case, outcome: Outcome): Outcome =>
  outcome.verdict === 'fail' && level !== 'must' ? { ...outcome, verdict: 'warn' } : outcome;

const NOTHING_DONE: Omit<Outcome, 'verdict' | 'reason'> = { ending: 'open', expected: [], observed: 'nothing', sent: [] };
