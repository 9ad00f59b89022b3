// npm run pictures: the pictures of the README, each of a real run in Chromium.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { packageRoot } from '../../harness/cli/package-root.ts';
import { launched } from '../support/chromium.ts';
import { port102 } from '../support/cli.ts';
import { founding, stepTo } from '../support/founding.ts';

const root = packageRoot();
const folder = mkdtempSync(join(tmpdir(), 'port102-pictures-'));
// As one who stands there sees them: no paths of this machine.
process.chdir(folder);

/** One letter of a T-selector is another, as in the README. */
const failed = async (page: Page): Promise<void> => {
  const scenario = readFileSync(join(root, 'harness/scenarios/links-told-apart-by-selector.yaml'), 'utf8');
  writeFileSync('mine.yaml', scenario.replace('t: "OPS"', 't: "OPs"'));
  await port102('run', 'mine.yaml', '--report', 'html');
  await page.goto(pathToFileURL(join(folder, '.port102/last/report.html')).href);
};

/** A call that may be that of either connector, when one of those who called has begun to wait. */
const ambiguous = async (page: Page): Promise<() => Promise<void>> => {
  const { url, end } = await founding(folder);
  await page.goto(url);
  await stepTo(page, '.waits span');
  await page.click('.row.decision');
  await page.mouse.move(0, 0);
  await page.waitForTimeout(300);
  return end;
};

/** Where each picture goes, and what it shows; what was begun for it ends behind it. */
const PICTURES: Readonly<Record<string, (page: Page) => Promise<(() => Promise<void>) | undefined | void>>> = {
  'harness/reports/report.png': failed,
  'harness/console/console.png': ambiguous,
};

const browser = await launched();
for (const [path, show] of Object.entries(PICTURES)) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme: 'light' });
  const end = await show(page);
  await page.screenshot({ path: join(root, path) });
  await end?.();
}
await browser.close();
rmSync(folder, { recursive: true });
