import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { survivorsInWords } from './survivors.js'

/**
 * `npm run mutate:answers -- src/answer/england --every 15 --tests answer/england`: each change of some files or folders, or one of so
 * many, switched on by itself in one process that reads no file twice, and what no test noticed.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { tests: { type: 'string', default: 'answer' }, every: { type: 'string', default: '1' } },
})
const outcome = join(mkdtempSync(join(tmpdir(), 'pilcrow-switched-')), 'outcome.json')
const { status } = spawnSync(
  process.execPath,
  ['node_modules/vitest/vitest.mjs', 'run', '--config', 'vitest.switched.config.ts'],
  {
    stdio: 'inherit',
    env: {
      ...process.env,
      SWITCHED: positionals.join(',') || 'src/answer',
      SWITCHED_EVERY: values.every,
      MUTATE_TESTS: values.tests,
      SWITCHED_OUTCOME: outcome,
    },
  },
)
const read = (path: string) => JSON.parse(readFileSync(path, 'utf8'))
console.log(survivorsInWords(read(`${outcome}.changes`), read(outcome)))
process.exitCode = status ?? 1
