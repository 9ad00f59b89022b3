import type { Page } from 'playwright-core';
import { port102With } from './cli.ts';
import { until } from './console.ts';

/** The founding case, live in a console: nothing tells two connectors apart. It stands before its first step. */
export const founding = async (folder: string): Promise<{ readonly url: string; readonly end: () => Promise<void> }> => {
  const ending = new AbortController();
  let url: string | undefined;
  const err = (text: string): void => {
    url ??= /http:\S+/.exec(text)?.[0];
  };
  const argv = ['run', 'two-connectors-one-address', '--only', '*Exchange 4.0*', '--ui=0', '--ui-paused', '--ui-keep', '--run-dir', folder];
  const ended = port102With({ signal: ending.signal, err }, ...argv);
  await until(() => url !== undefined);
  return {
    url: url!,
    end: async () => {
      ending.abort();
      await ended;
    },
  };
};

/** Steps until something is there. */
export const stepTo = async (page: Page, selector: string): Promise<void> => {
  for (let steps = 0; steps < 200 && (await page.locator(selector).count()) === 0; steps++) {
    await page.click('#step:enabled');
    await page.waitForTimeout(30);
  }
  await page.waitForSelector(selector);
};
