import { defined } from '#src/core/index.ts';
import { valueIn } from './parameters.ts';
import type { SpduOf } from './spdu.ts';
import { NO_SYNC } from './sync-points.ts';
import { decodeSerial, settingIn } from './values.ts';
import type { Terms, Variables } from './variables.ts';

/** What holds before anything is agreed; then an SPDU of either version may come. */
export const NO_TERMS: Terms = { version: 2, units: [], tokens: [], sends: 0, receives: 0, isCut: false };

/** From here on these terms hold: who has which token, and what the next sync point is, X.225 §7.4. */
export const enter = (variables: Variables, terms: Terms, setting: number, serial: Uint8Array | undefined): void => {
  const side = variables.isInitiator ? 'initiator' : 'responder';
  const start = serial === undefined ? 0 : decodeSerial(serial);
  variables.owned = new Set(terms.tokens.filter((token) => settingIn(setting, token) === side));
  variables.terms = terms;
  variables.sync = { ...NO_SYNC, awaited: start, next: start };
  variables.keeps = false;
  variables.collided = false;
  variables.plea = [];
  variables.assembly = undefined;
  variables.cn = undefined;
};

/** A session connection is over, and the transport connection is there for another one, X.225 §6.2. */
export const forget = (variables: Variables): void => {
  variables.terms = NO_TERMS;
  variables.assembly = undefined;
};

/** The references of a CN, an AC and an RF, X.225 §8.3.1. */
export const heard = ({ parameters }: SpduOf<'CN' | 'AC' | 'RF'>) =>
  defined({
    calling: valueIn(parameters, 'callingReference'),
    called: valueIn(parameters, 'calledReference'),
    common: valueIn(parameters, 'commonReference'),
    additional: valueIn(parameters, 'additionalReference'),
  });
