import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { appendFile, cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

/** A fenced block of CONTRIBUTING.md: `csv add data/words.csv`, `ts new commands/x.ts`, `sh`, `text`. */
interface Step {
  readonly language: string
  readonly how: string
  readonly file: string
  readonly content: string
}

const page = await readFile('CONTRIBUTING.md', 'utf8')

const recipes = page
  .split(/^## /m)
  .slice(1)
  .map((section) => ({
    title: section.slice(0, section.indexOf('\n')),
    steps: [...section.matchAll(/^```(\w+) ?(add|new|after|instead)? ?(\S*)[^\n]*\n([\s\S]*?)^```$/gm)].map(
      ([, language = '', how = '', file = '', content = '']): Step => ({ language, how, file, content }),
    ),
  }))

/** The tree as git has it, in a folder of its own, with the packages of this one. */
async function copyOfTree(): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'pilcrow-recipe-'))
  const tracked = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
  })
  for (const file of tracked.split('\0').filter((name) => name !== '' && existsSync(name))) {
    await mkdir(dirname(join(copy, file)), { recursive: true })
    await cp(file, join(copy, file))
  }
  await symlink(resolve('node_modules'), join(copy, 'node_modules'))
  return copy
}

describe('CONTRIBUTING.md', () => {
  const run = (command: string, ...args: string[]) =>
    execFileSync(command, args, { cwd: tree, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  let tree = ''

  beforeAll(async () => {
    tree = await copyOfTree()
    run('npm', 'run', 'build')
  }, 120_000)
  afterAll(() => rm(tree, { recursive: true, force: true }))

  it('has four recipes', () => expect(recipes).toHaveLength(4))

  it.each(recipes)(
    'leads to what it promises: $title',
    async ({ steps }) => {
      let promised = 0
      // What is ingested into a library of its own is asked for there.
      const [, library] = steps.map(({ content }) => / --library (\S+)/.exec(content)).find(Boolean) ?? []
      const env = library === undefined ? process.env : { ...process.env, PILCROW_LIBRARY: library }
      for (const { language, how, file, content } of steps) {
        const path = join(tree, file)
        if (how === 'add') {
          await mkdir(dirname(path), { recursive: true })
          await appendFile(path, content)
        } else if (how === 'new') {
          expect([file, existsSync(path)]).toEqual([file, false])
          await mkdir(dirname(path), { recursive: true })
          await writeFile(path, content)
        } else if (how === 'after') {
          const [place = '', ...added] = content.split('\n')
          const text = await readFile(path, 'utf8')
          expect([file, place, text.split(place)]).toEqual([
            file,
            place,
            [expect.anything(), expect.anything()],
          ])
          await writeFile(path, text.replace(`${place}\n`, `${place}\n${added.join('\n')}`))
        } else if (how === 'instead') {
          const [place = '', ...given] = content.split('\n')
          const text = await readFile(path, 'utf8')
          expect([file, place, text.includes(place)]).toEqual([file, place, true])
          await writeFile(path, text.replace(`${place}\n`, given.join('\n')))
        } else if (language === 'sh') {
          for (const line of content.trim().split('\n')) run('sh', '-c', line)
        } else if (language === 'text') {
          const [said = '', ...answer] = content.trim().split('\n')
          const shown = execFileSync('node', ['dist/src/cli/main.js', 'say', said.replace(/^¶ /, '')], {
            cwd: tree,
            encoding: 'utf8',
            env,
          })
          expect(shown).toContain(answer.join('\n'))
          promised += 1
        }
      }
      expect(promised).toBeGreaterThan(0)
    },
    300_000,
  )
})
