import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { drawLineRanges } from './sample.js'

/**
 * `npm run mutate:sample -- src/answer --share 0.05 --seed 1`: changes some ranges of lines of the files of a folder, drawn by chance, and
 * runs the tests that reach them. All of src/answer would take a night.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    share: { type: 'string', default: '0.05' },
    seed: { type: 'string', default: '1' },
    tests: { type: 'string', default: 'answer,verification' },
  },
})
const paths = positionals.length > 0 ? positionals : ['src/answer']
const files = paths
  .flatMap((path) =>
    statSync(path).isDirectory()
      ? readdirSync(path, { recursive: true, encoding: 'utf8' }).map((file) => join(path, file))
      : [path],
  )
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.replaceAll('\\', '/'))
  .sort()
  .map((path) => ({ path, lines: readFileSync(path, 'utf8').split('\n').length }))
const drawn = drawLineRanges(files, Number(values.share), Number(values.seed))
console.log(`${drawn.length} ranges of lines, by seed ${values.seed}:\n${drawn.join('\n')}`)
const { status } = spawnSync(
  process.execPath,
  ['node_modules/@stryker-mutator/core/bin/stryker.js', 'run', '--mutate', drawn.join(',')],
  { stdio: 'inherit', env: { ...process.env, MUTATE_TESTS: values.tests } },
)
process.exitCode = status ?? 1
