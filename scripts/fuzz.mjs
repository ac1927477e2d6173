/**
 * npm run fuzz -- --runs N [NAME]: the fuzzers of scripts/fuzz with N cases each, or those whose file
 * has NAME in its path. A failure tells the smallest case that was found, and the seed.
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  options: { runs: { type: 'string', default: '10000' } },
  allowPositionals: true,
});

if (!/^[1-9]\d*$/.test(values.runs)) {
  console.error('--runs takes a whole number above 0.');
  process.exitCode = 2;
} else {
  const names = positionals.length === 0 ? [''] : positionals;
  const { status } = spawnSync(
    'npx',
    ['jest', '--selectProjects', 'unit', '--', ...names.map((name) => `scripts/fuzz/.*${name}`)],
    // Millions of cases take their time.
    { stdio: 'inherit', env: { ...process.env, FUZZ_RUNS: values.runs } },
  );
  process.exitCode = status ?? 1;
}
