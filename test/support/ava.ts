// Runs the suite and says, last, how it went: `N passed, N failed`, counted from the TAP lines, which is what scripts read.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const ava = spawn('npx', ['ava', '--tap', ...process.argv.slice(2)], { stdio: ['ignore', 'pipe', 'inherit'] });
const counts = { passed: 0, failed: 0, skipped: 0 };
let telling = false;

for await (const line of createInterface({ input: ava.stdout })) {
  const [, not, skipped] = /^(not )?ok \d+.*?(# SKIP)?$/.exec(line) ?? [];
  const isResult = /^(not )?ok \d/.test(line);
  if (isResult) counts[not ? 'failed' : skipped ? 'skipped' : 'passed'] += 1;
  // A failure is told with all that ava says of it; of what was skipped, the name.
  if (isResult) telling = not !== undefined || skipped !== undefined;
  const isTrailer = /^(1\.\.\d|# (tests|pass|fail|skip) )/.test(line);
  if (telling && !isTrailer) console.log(line);
}

const code = await new Promise<number>((resolve) => {
  ava.on('close', (status) => resolve(status ?? 1));
});
// A runner that ends badly although no test failed has failed itself.
if (code !== 0 && counts.failed === 0) counts.failed = 1;
const { passed, failed, skipped } = counts;
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
