import { writeFileSync } from 'node:fs';
import { resultsSchemaText } from './results-schema.ts';

// npm run generate, after a change to the schema; a test compares.
writeFileSync(new URL('results-v1.schema.json', import.meta.url), resultsSchemaText());
