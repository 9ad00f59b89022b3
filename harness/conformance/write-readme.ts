import { writeFileSync } from 'node:fs';
import { readme } from './readme.ts';

// Run with tsx after a change to cases, rules or responders; a test compares.
writeFileSync(new URL('./README.md', import.meta.url), readme());
