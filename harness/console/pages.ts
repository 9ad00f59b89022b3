import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The files of the page, as they were built. Nothing else in their folder is given out. */
export class Pages {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Undefined: there is no such file. The token is put where the page asks for it, since its own files are behind it, too. */
  async file(path: string, token: string): Promise<{ readonly type: string; readonly content: Buffer | string } | undefined> {
    const known = FILES.get(path);
    if (known === undefined) return undefined;
    const [name, type] = known;
    try {
      const content = await readFile(join(this.#folder, name));
      return { type, content: path === '/' ? content.toString('utf8').replaceAll('{token}', token) : content };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      return path === '/' ? { type: 'text/plain; charset=utf-8', content: 'the page is not built: npm run build\n' } : undefined;
    }
  }
}

const FILES: ReadonlyMap<string, readonly [name: string, type: string]> = new Map([
  ['/', ['index.html', 'text/html; charset=utf-8']],
  ['/page.js', ['page.js', 'text/javascript; charset=utf-8']],
  ['/icon.svg', ['icon.svg', 'image/svg+xml; charset=utf-8']],
  ['/page.css', ['page.css', 'text/css; charset=utf-8']],
]);
