import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { errorSentence, parseCommandLine, runCommandLine, subcommands } from '../../src/cli/program.js'
import { shellWith } from './shell.js'

async function ran(...args: string[]) {
  const { shell, output, errors } = shellWith()
  const status = await runCommandLine(args, shell)
  return { status, output: output(), errors: errors() }
}

test.each([
  [['frobnicate'], 'There is no command “frobnicate”'],
  [['toString'], 'There is no command “toString”'],
  [['list', '--jsno'], 'There is no flag “--jsno” here. “pilcrow help”'],
  [['--jsno'], 'There is no flag “--jsno” here. “pilcrow help”'],
  [['list', '-x'], 'There is no flag “-x” here. “pilcrow help”'],
  [['list', '--library'], '“--library” needs a value. “pilcrow help”'],
  [['list', '--library', '--help'], '“--library” needs a value. “pilcrow help”'],
  [['say', '--json=yes'], '“--json” takes no value. “pilcrow help”'],
  [['list', 'northumberland'], '“northumberland” is one word too many'],
  [['remove'], 'Which report?'],
  [['remove', 'one', 'two'], '“two” is one word too many'],
  [['ingest'], 'Which files or folders?'],
  [['grades'], 'Grades come as CSV: pilcrow grades --csv'],
  [['say', '--csv', '--json', '/help'], 'An answer comes as CSV or as JSON'],
  [['fetch', '--since', 'May'], '--since takes a year or a day, such as 2022 or 2022-07-08; not “May”.'],
  [['say', '--csv', '--explain', '/help'], 'An answer comes as CSV or as JSON'],
])('%j is wrong usage: a sentence, and exit status 2', async (args, wrong) => {
  const { status, output, errors } = await ran(...args)
  expect(errors).toContain(wrong)
  expect(errors).toMatch(/^[^\n]+\n$/)
  expect(output).toBe('')
  expect(status).toBe(2)
})

test.each([['help'], ['--help'], ['-h'], ['say', '--help']])('%s %s shows every command', async (...args) => {
  const { status, output, errors } = await ran(...args)
  for (const name of Object.keys(subcommands)) expect(output).toContain(`\n  pilcrow ${name}`)
  expect([status, errors]).toEqual([0, ''])
})

test('help tells of the flags that stand beside any command, and of the variable that sets the same', async () => {
  const { output } = await ran('help')
  expect(output).toMatch(
    /\n {2}--library DIR +another library than .* \(or PILCROW_LIBRARY\)\n {2}--help, --version\n$/,
  )
})

test.each(Object.entries(subcommands))('help names no flag that %s does not take', (_, subcommand) => {
  const { takes, summary, options } = subcommand
  for (const [, flag] of `${takes} ${summary}`.matchAll(/--([a-z-]+)/g))
    expect(Object.keys(options)).toContain(flag)
})

test('--library outdoes the library that the environment names, in a folder or a database', () => {
  const env = { PILCROW_LIBRARY: '/theirs', PILCROW_DATABASE: 'postgresql://localhost/pilcrow' }
  const given = (...args: string[]) => parseCommandLine(args, env).given
  expect(given('list', '--library', '/mine')).toMatchObject({ library: '/mine', database: null })
  for (const args of [['list'], ['list', '--library=']])
    expect(given(...args)).toMatchObject({ library: '/theirs', database: env.PILCROW_DATABASE })
})

test('--version is that of package.json', async () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
  expect(await ran('--version')).toEqual({ status: 0, output: `${version}\n`, errors: '' })
})

test('an error of several lines becomes one', () => {
  expect(errorSentence(new Error('one\n  two\n'))).toBe('one two')
  expect(errorSentence(new Error(''))).not.toBe('')
})
