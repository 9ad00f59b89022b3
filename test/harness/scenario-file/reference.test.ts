import { readFileSync } from 'node:fs';
import test from 'ava';
import { jsonSchema, reference, schemaText } from '../../../harness/scenario-file/reference.ts';

const written = (name: string): string => readFileSync(new URL(`../../../harness/scenarios/${name}`, import.meta.url), 'utf8');

test('the JSON Schema is as it was generated: npm run generate', (t) => t.is(written('scenario-v1.schema.json'), schemaText()));

test('the key tables of the README are as they were generated: npm run generate', (t) =>
  t.is(written('README.md'), reference(written('README.md'))));

test('every key and every definition says what it is', (t) => {
  const { properties = {}, $defs = {} } = jsonSchema();
  const mute = Object.entries({ ...properties, ...$defs }).filter(
    ([, schema]) => typeof schema === 'object' && !schema.description && !schema.$ref,
  );
  t.deepEqual(
    mute.map(([name]) => name),
    [],
  );
});

test('text between the marks makes no difference', (t) => {
  const readme = written('README.md');
  t.is(reference(readme.replace('### Host', '### Guest')), readme);
});
