import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { builtIn } from './built-in.ts';
import { FOLDER, filesOf } from './files.ts';
import { golden } from './golden.ts';

// Run with tsx after a change to what is on the wire, or to what is decided; a test compares.
const set = await golden(builtIn());
const files = filesOf(set);
mkdirSync(FOLDER, { recursive: true });
for (const name of readdirSync(FOLDER)) if (!files.has(name)) rmSync(new URL(name, FOLDER));
for (const [name, octets] of files) writeFileSync(new URL(name, FOLDER), octets);
const total = set.captures.reduce((sum, { octets }) => sum + octets.length, 0);
console.log(`${set.captures.length} captures, ${(total / 2 ** 20).toFixed(1)} MiB, in captures/golden`);
