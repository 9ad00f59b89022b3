import { spawn } from 'node:child_process';

/** Opens a page in the browser of this machine; whether there is one that takes it nobody hears. */
export const openInBrowser = (url: string, says: (text: string) => void): void => {
  const [command, ...args] = OPENERS[process.platform] ?? ['xdg-open'];
  const child = spawn(command, [...args, url], { stdio: 'ignore', detached: true });
  child.on('error', (error) => says(`port102: no browser could be opened: ${error.message}`));
  child.unref();
};

const OPENERS: Readonly<Record<string, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['explorer.exe'],
};
