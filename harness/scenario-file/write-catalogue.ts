import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Chapter, catalogue } from './catalogue.ts';
import { loadFile, scenarioFiles } from './files.ts';

// Run with tsx after a change to a built-in scenario; a test compares.
const folder = new URL('../scenarios/', import.meta.url);
const chapters = scenarioFiles([fileURLToPath(folder)]).map((file) => loadFile(file).topologies as Chapter);
writeFileSync(new URL('CATALOGUE.md', folder), catalogue(chapters));
