import { readFileSync, writeFileSync } from 'node:fs';
import { reference, schemaText } from './reference.ts';

// npm run generate, after a change to the schema, the rules, the products or the lint rules; a test compares.
const scenarios = new URL('../scenarios/', import.meta.url);
const readme = new URL('README.md', scenarios);
writeFileSync(new URL('scenario-v1.schema.json', scenarios), schemaText());
writeFileSync(readme, reference(readFileSync(readme, 'utf8')));
