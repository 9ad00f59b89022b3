import { type Browser, chromium } from 'playwright-core';

/** Where Chromium is: where Debian puts it, or where it is said to be. */
export const CHROMIUM = process.env.PORT102_CHROMIUM ?? '/usr/bin/chromium';

/** A browser without a window. */
export const launched = (): Promise<Browser> =>
  // A sandbox needs a user other than root.
  chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
