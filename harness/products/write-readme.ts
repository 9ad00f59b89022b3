import { writeFileSync } from 'node:fs';
import { readme } from './readme.ts';

// Run with tsx after a change to a product; a test compares.
writeFileSync(new URL('./README.md', import.meta.url), readme());
