import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Said } from '../../src/reply/json.js'
import { built, ended } from './built.js'

let main: string
let remove: () => void
beforeAll(() => {
  ;({ main, remove } = built())
}, 120_000)
afterAll(() => remove())

test('the program is a script of Node’s, where package.json says', () => {
  expect(readFileSync(main, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/)
  expect(JSON.parse(readFileSync('package.json', 'utf8')).bin.pilcrow).toBe('dist/src/cli/main.js')
})

test('say --json answers every line, in order, and prints nothing else', async () => {
  const messages = [
    '/grade northumberland staying-safe',
    'how were care leavers?',
    '',
    '@everyone `x`',
    '/nothing',
  ]
  const { status, output, errors } = await ended(main, ['say', '--json'], messages.join('\r\n'))
  const answers = output
    .split('\n')
    .slice(0, -1)
    .map((line) => Said.parse(JSON.parse(line)))
  expect(answers.map(({ message }) => message)).toEqual(messages)
  expect(answers[0]?.grades).toMatchObject([{ judgement: 'staying-safe', grade: 'Good' }])
  expect(answers[2]?.kind).toBe('error')
  expect([status, errors]).toEqual([0, ''])
})

test('without a token it chats: piped lines are answered, then it ends', async () => {
  const { status, output, errors } = await ended(main, [], '/grade northumberland staying-safe\nexit\n')
  expect(output).toContain('Staying safe: Good')
  expect([status, errors]).toEqual([0, ''])
})

test('wrong usage ends with status 2', async () => {
  expect((await ended(main, ['frobnicate'])).status).toBe(2)
})

test('a reader who has seen enough ends it quietly', async () => {
  const child = spawn(process.execPath, [main, 'say', '--json'], { stdio: ['pipe', 'pipe', 'pipe'] })
  let errors = ''
  child.stderr.on('data', (chunk) => {
    errors += chunk
  })
  child.stdout.once('data', () => child.stdout.destroy())
  child.stdin.on('error', () => undefined)
  child.stdin.end('/reports\n'.repeat(2000))
  const status = await new Promise((done) => child.on('close', done))
  expect([status, errors]).toEqual([0, ''])
})

test('Ctrl-C ends ingest after the file that is being read, with status 130', async () => {
  const library = mkdtempSync(join(tmpdir(), 'pilcrow-'))
  const child = spawn(process.execPath, [main, 'ingest', 'data/reports', '--json', '--library', library])
  const lines: string[] = []
  child.stdout.on('data', (chunk) => {
    if (lines.length === 0) child.kill('SIGINT')
    lines.push(...String(chunk).trimEnd().split('\n'))
  })
  const status = await new Promise((done) => child.on('close', done))
  const { totals } = JSON.parse(lines.at(-1) ?? '')
  expect(totals.added).toBe(lines.length - 1)
  expect(totals.added).toBeLessThan(5)
  expect(status).toBe(130)
  rmSync(library, { recursive: true })
})
