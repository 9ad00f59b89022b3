import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import type { Page, WebSocketRoute } from 'playwright-core';
import { RunControl } from '#harness/console/index.ts';
import type { RunEvent } from '#harness/run/index.ts';
import { buildPage } from '../../harness/cli/build-page.ts';
import { packageRoot } from '../../harness/cli/package-root.ts';
import { barriers, browserTest, type Looked, look } from '../support/browser.ts';
import { founding, stepTo } from '../support/founding.ts';
import { LINE, opening, pdusOn, ShownRun } from '../support/shown-run.ts';

const pages = join(packageRoot(), '.build', 'console');
test.before(() => buildPage(packageRoot(), pages));

/** The founding case in a console, as long as the test lasts. */
const foundingIn = async (t: ExecutionContext): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'port102-console-'));
  const { url, end } = await founding(folder);
  t.teardown(async () => {
    await end();
    await rm(folder, { recursive: true });
  });
  return url;
};

/** Nothing was complained of, and nothing asked of anybody else. */
const isClean = (t: ExecutionContext, { complaints, strangers }: Looked): void => void t.deepEqual([...complaints, ...strangers], []);

const textOf = (page: Page, selector: string): Promise<string> => page.locator(selector).first().innerText();

browserTest('the ambiguous call of the founding case is clicked, and its decision table read', async (t) => {
  t.timeout(PATIENCE);
  const looked = await look(t, await foundingIn(t));
  const { page } = looked;
  await stepTo(page, '.row.decision');
  await page.click('.row.decision');
  const who = await textOf(page, 'section:has(#who-title)');
  for (const word of ['to-alpha-1', 'to-alpha-2', 'address is caller', 'match', 'Nothing tells to-alpha-1 and to-alpha-2 apart', 'Q200588'])
    t.true(who.includes(word), `${word} in ${who}`);
  isClean(t, looked);
});

browserTest('what a PDU says is fetched, and its parts and octets show each other', async (t) => {
  t.timeout(PATIENCE);
  const looked = await look(t, await foundingIn(t));
  const { page } = looked;
  await stepTo(page, '.row.arrow:has-text("CR called")');
  await page.click('.row.arrow:has-text("CR called")');
  await page.hover('.tree li:has-text("packet length")');
  t.deepEqual(await page.locator('.hex .digits .in').allInnerTexts(), ['00', '0e']);
  await page.focus('.hex');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  t.regex(await textOf(page, '.tree li.in'), /\S/);
  isClean(t, looked);
});

browserTest('a filter that fits leaves what it fits, and one that is none says where', async (t) => {
  t.timeout(PATIENCE);
  const looked = await look(t, await foundingIn(t));
  const { page } = looked;
  await stepTo(page, '.row.arrow:has-text("CR called")');
  await page.fill('.query input', 'pdu=CR & host=bravo');
  await page.waitForFunction('document.querySelectorAll(".row").length === 1');
  t.regex(await textOf(page, '.tally'), /^1 of \d+ shown$/);
  await page.fill('.query input', 'hots=bravo');
  t.regex(await textOf(page, '#filter-says'), /column 1[\s\S]*did you mean host\?/);
  isClean(t, looked);
});

browserTest('a fault is put in force and cleared, a break is set, octets are said by hand', async (t) => {
  t.timeout(PATIENCE);
  const looked = await look(t, await foundingIn(t));
  const { page } = looked;
  await stepTo(page, '.row.tcp, .row.arrow');
  await page.click('.menu button:has-text("fault")');
  await page.selectOption('.panel label:has-text("does") select', 'drop');
  await page.fill('.panel label:has-text("what") input', 'CR');
  t.is(await page.inputValue('.panel .wide input'), 'CR: drop');
  await page.click('text=put it in force');
  await page.waitForSelector('.faults code:has-text("CR: drop")');
  await page.click('.faults button:has-text("clear")');
  await page.waitForSelector('text=nothing goes wrong on purpose');
  await page.keyboard.press('Escape');
  await page.click('.menu button:has-text("inject")');
  await page.fill('.panel textarea', '03 00 00 07 02 f0 80');
  await page.click('text=say them');
  await page.waitForSelector('.panel .outcome.good');
  await page.click('.menu button:has-text("break")');
  await page.fill('.panel input', 'pdu=CR');
  await page.click('.panel button:has-text("set")');
  await page.waitForSelector('.panel .outcome.good');
  await page.keyboard.press('Escape');
  await page.click('#pause');
  await page.waitForSelector('.badge:has-text("PAUSED")');
  await page.waitForSelector('.row:has-text("CR called")');
  isClean(t, looked);
});

browserTest('what is expected waits, stands so far, and is met; at the now line stands what calls again, and when', async (t) => {
  t.timeout(PATIENCE);
  const looked = await look(t, await foundingIn(t));
  const { page } = looked;
  const expects = 'section:has(#expect-title)';
  await page.waitForSelector(expects);
  t.regex(await textOf(page, expects), /\d+ wait[\s\S]*… waiting[\s\S]*never tried/);
  await stepTo(page, '.waits span');
  t.regex(await textOf(page, '.waits span'), /^\S+ calls again in 10 min, at 10:00\.\d+: retry 1 of 144$/);
  t.regex(await textOf(page, expects), /✓ so far[\s\S]*up in 0 of 1 attempts/);
  t.deepEqual(await barriers(page), []);
  await page.click('#pause');
  await page.waitForSelector('.badge:has-text("FINISHED")');
  await page.waitForSelector(`${expects}:has-text("✓ met")`);
  t.notRegex(await textOf(page, expects), /waiting|so far|not/);
  t.is(await page.locator('.waits span').count(), 0);
  isClean(t, looked);
});

browserTest('a page that is loaded again in the middle has all there was, and goes on to the end', async (t) => {
  t.timeout(PATIENCE);
  const looked = await look(t, await foundingIn(t));
  const { page } = looked;
  await stepTo(page, '.row.decision');
  const before = await textOf(page, '.tally');
  await page.reload();
  await page.waitForSelector('.row.decision');
  t.is(await textOf(page, '.tally'), before);
  await page.click('#pause');
  await page.waitForSelector('.badge:has-text("FINISHED")');
  await page.waitForSelector('.row.mark:has-text("the end")');
  t.regex(await textOf(page, 'section:has(#expect-title)'), /\d+ met/);
  t.is(await page.locator('#pause').count(), 0);
  isClean(t, looked);
});

browserTest('keys alone are enough: rows, tree, octets, filter, comparison', async (t) => {
  t.timeout(PATIENCE);
  const run = new ShownRun();
  run.tell(...opening(), ...pdusOn(40));
  const looked = await look(t, await run.open(t, pages));
  const { page } = looked;
  await page.waitForSelector('.row.arrow');
  await page.keyboard.press('Tab');
  t.is(await page.evaluate('document.activeElement.textContent'), 'to the ladder');
  await page.keyboard.press('Enter');
  t.is(await page.evaluate('document.activeElement.id'), 'ladder');
  for (const key of ['G', 'k', 'Space', 'k', 'Space']) await page.keyboard.press(key);
  await page.waitForSelector('#difference-title');
  t.is(await page.locator('.row.marked').count(), 2);
  await page.keyboard.press('Escape');
  for (const key of ['G', 'k']) await page.keyboard.press(key);
  await page.waitForSelector('.tree');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  t.is(await page.evaluate('document.activeElement.getAttribute("role")'), 'treeitem');
  t.true((await page.locator('.hex .digits .in').count()) > 0);
  await page.keyboard.press('/');
  await page.keyboard.type('frame=7');
  await page.waitForFunction('document.querySelectorAll(".row").length === 1');
  await page.keyboard.press('Escape');
  await page.waitForFunction('document.querySelectorAll(".row").length > 1');
  isClean(t, looked);
});

for (const [width, height] of [
  [1280, 860],
  [390, 844],
] as const)
  for (const colorScheme of ['light', 'dark'] as const)
    browserTest(`there is no barrier and nothing beside the page at ${width} pixels, ${colorScheme}`, async (t) => {
      t.timeout(PATIENCE);
      const looked = await look(t, await foundingIn(t), { viewport: { width, height }, colorScheme, reducedMotion: 'reduce' });
      const { page } = looked;
      await stepTo(page, '.row.arrow:has-text("TCP reset")');
      await page.click('.row.arrow:has-text("CR called")');
      await page.waitForSelector('.tree');
      t.deepEqual(await barriers(page), []);
      await page.click('.menu button:has-text("fault")');
      await page.waitForSelector('.panel');
      t.deepEqual(await barriers(page), []);
      t.is(await page.evaluate('document.documentElement.scrollWidth'), width);
      isClean(t, looked);
    });

browserTest('100,000 PDUs are scrolled with few nodes, and at once', async (t) => {
  t.timeout(PATIENCE);
  const run = new ShownRun({ limits: { kept: 1e9 } });
  run.tell(...opening(), ...pdusOn(100_000));
  const looked = await look(t, await run.open(t, pages));
  const { page } = looked;
  await page.waitForSelector('.row');
  await page.fill('.query input', 'pdu=CR');
  await page.click('.row.gap');
  await page.fill('.query input', '');
  await page.waitForSelector('.counts:has-text("100,000 PDUs")', { timeout: PATIENCE });
  const { nodes, median } = (await page.evaluate(SCROLLED)) as { readonly nodes: number; readonly median: number };
  t.log(`${nodes} nodes, ${median.toFixed(1)} ms a frame`);
  t.true(nodes < 1000, `${nodes} nodes`);
  // On a machine that does nothing else it is a few milliseconds.
  t.true(median < 150, `${median} ms a frame`);
  isClean(t, looked);
});

browserTest('a line that is lost is made again, and nothing is missing or there twice', async (t) => {
  t.timeout(PATIENCE);
  const run = new ShownRun();
  run.tell(...opening(), ...pdusOn(10));
  const lines: WebSocketRoute[] = [];
  const { page } = await look(t, await run.open(t, pages), {}, (each) =>
    each.routeWebSocket(/live/, (line) => {
      lines.push(line);
      line.connectToServer();
    }),
  );
  await page.waitForSelector('.counts:has-text("10 PDUs")');
  await lines[0]!.close({ code: 1012 });
  run.tell(...pdusOn(5, 11));
  await page.waitForSelector('.counts:has-text("15 PDUs")');
  t.is(await textOf(page, '.badge'), '● LIVE');
  t.regex(lines[1]!.url(), /since=14\b/);
});

browserTest('what a peer calls itself harms nothing', async (t) => {
  t.timeout(PATIENCE);
  const run = new ShownRun();
  const bad = '<img src=x onerror="window.harmed=1"><script>window.harmed=1</script>';
  const criteria = [{ name: `MTA name ${bad}`, wanted: bad, got: `${bad}1`, ok: false, rule: bad }];
  const hostile: readonly RunEvent[] = [
    { type: 'lint', rule: bad, says: `alpha${bad}/link ${bad}`, cures: [bad] },
    { type: 'pdu', line: LINE, layer: 'p1', kind: 'MTABindArgument', from: 'caller', fields: { name: bad }, frame: 3 },
    { type: 'pdu', line: LINE, layer: bad, kind: bad, from: 'called', fields: { says: bad }, frame: 4 },
    {
      type: 'decision',
      line: LINE,
      host: bad,
      decision: {
        host: bad,
        product: bad,
        stage: 'bind',
        candidates: [{ connector: bad, criteria }],
        outcome: { kind: 'refused', why: 'unknownMta' },
        rules: bad,
      },
    },
    {
      type: 'event',
      host: bad,
      line: LINE,
      event: { id: 1, source: bad, category: bad, type: 'Error', severity: 1, origin: bad, inserts: {}, text: bad },
    },
    { type: 'step', verb: 'open', says: bad },
    { type: 'note', says: bad },
    { type: 'expect', what: bad, wanted: bad, got: bad, verdict: 'fail', where: bad },
  ];
  run.tell(...opening(`alpha${bad}`, bad, bad), ...hostile);
  const looked = await look(t, await run.open(t, pages));
  const { page } = looked;
  await page.waitForSelector('.row.decision');
  await page.click('.row.decision');
  await page.click('.row.arrow:has-text("MTABindArgument")');
  await page.waitForSelector('.tree');
  t.is(await page.evaluate('window.harmed'), undefined);
  t.is(await page.evaluate('document.querySelectorAll("img, body script, iframe").length'), 0);
  isClean(t, looked);
});

browserTest('what cannot be done to a run has no button, and it is said why', async (t) => {
  t.timeout(PATIENCE);
  const run = new ShownRun({ time: 'real', control: new RunControl({ cannot: { fault: 'a verdict would mean nothing' } }) });
  run.tell(...opening(), ...pdusOn(3));
  const looked = await look(t, await run.open(t, pages), { reducedMotion: 'reduce' });
  const { page } = looked;
  await page.waitForSelector('.row.arrow');
  t.deepEqual(await page.locator('.controls button').allInnerTexts(), ['❚❚ pause', 'break ▾', 'not here ▾', 'export ▾', 'keys ▾']);
  await page.click('.menu button:has-text("not here")');
  t.regex(await textOf(page, '.panel'), /no step[\s\S]*no fault\s+a verdict would mean nothing[\s\S]*no inject/);
  t.deepEqual(await barriers(page), []);
  isClean(t, looked);
});

browserTest('who may only look sees nothing to press', async (t) => {
  t.timeout(PATIENCE);
  const run = new ShownRun({ readonly: true });
  run.tell(...opening(), ...pdusOn(3));
  const looked = await look(t, await run.open(t, pages));
  await looked.page.waitForSelector('.row.arrow');
  t.deepEqual(await looked.page.locator('.controls button').allInnerTexts(), ['export ▾', 'keys ▾']);
  isClean(t, looked);
});

/** Down the whole ladder in two hundred steps, a frame each: how many nodes there are, and how long a frame takes. */
const SCROLLED = `(async () => {
  const list = document.getElementById('ladder');
  const times = [];
  let nodes = 0;
  for (let step = 0; step <= 200; step++) {
    const began = performance.now();
    list.scrollTop = (list.scrollHeight - list.clientHeight) * step / 200;
    await new Promise((resolve) => requestAnimationFrame(resolve));
    times.push(performance.now() - began);
    nodes = Math.max(nodes, document.querySelectorAll('*').length);
  }
  return { nodes, median: times.sort((a, b) => a - b)[100] };
})()`;

const PATIENCE = 120_000;
