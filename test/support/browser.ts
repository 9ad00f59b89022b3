import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { CHROMIUM, launched } from './chromium.ts';

/** A test that looks at a page in Chromium: left out by name where there is none, a failure there if PORT102_REQUIRE_CHROMIUM=1. */
export const browserTest = (title: string, implementation: (t: ExecutionContext) => Promise<void>): void => {
  if (existsSync(CHROMIUM)) test.serial(title, implementation);
  else if (process.env.PORT102_REQUIRE_CHROMIUM === '1') test(title, (t) => t.fail('Chromium is required, and is not installed'));
  else test.skip(`${title} (Chromium is not installed)`, implementation);
};

/** A page, and what a good one has none of: complaints, and requests that leave the host. */
export interface Looked {
  readonly page: Page;
  readonly complaints: readonly string[];
  readonly strangers: readonly string[];
}

/** Opens a URL, when what is to be done before is done; the page is closed with the test. */
export const look = async (
  t: ExecutionContext,
  url: string,
  options: BrowserContextOptions = {},
  before: (page: Page) => Promise<void> = async () => {},
): Promise<Looked> => {
  const context = await (await opened()).newContext({ viewport: { width: 1280, height: 860 }, ...options });
  t.teardown(() => context.close());
  const page = await context.newPage();
  const complaints: string[] = [];
  const strangers: string[] = [];
  const { host } = new URL(url);
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => void complaints.push(String(error.stack)));
  page.on('dialog', (dialog) => void complaints.push(`a dialog: ${dialog.message()}`));
  page.on('request', (request) => {
    if (new URL(request.url()).host !== host) strangers.push(request.url());
  });
  await before(page);
  await page.goto(url);
  return { page, complaints, strangers };
};

/** What axe-core finds serious or critical on a page, as `rule: where`. */
export const barriers = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(await axeSource());
  const found = (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as {
    readonly violations: readonly { readonly id: string; readonly impact: string; readonly nodes: readonly { readonly html: string }[] }[];
  };
  return found.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
};

let browser: Promise<Browser> | undefined;
const opened = (): Promise<Browser> => {
  browser ??= launched();
  return browser;
};
test.after.always(async () => (await browser)?.close());

/** As a text that is run by the debugger, which no policy of the page forbids. */
const axeSource = async (): Promise<string> => {
  const { readFile } = await import('node:fs/promises');
  const require = createRequire(import.meta.url);
  return readFile(join(require.resolve('axe-core'), '..', 'axe.min.js'), 'utf8');
};
