import { existsSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { expect, it } from 'vitest'
import { filesIn, sources } from './sources.js'

/** What the documents name in code type: a file by its path or by its name alone, a script of package.json. */

const documents = [
  ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'PRIVACY.md'],
  ...filesIn('.md', 'docs'),
]
const named = (pattern: RegExp): { document: string; name: string }[] =>
  documents.flatMap((document) =>
    [...readFileSync(document, 'utf8').matchAll(pattern)].map(([, name = '']) => ({ document, name })),
  )

it('The documents name files that there are', () => {
  const files = new Set(sources('src', 'commands', 'test', 'bench', 'train').map((file) => basename(file)))
  const paths = named(/`((?:src|commands|test|bench|train|data|docs|deploy)\/[\w./-]*\w)`/g)
  const names = named(/`([\w-]+(?:\.test)?\.ts)`/g)
  expect(paths.length).toBeGreaterThan(20)
  expect(names.length).toBeGreaterThan(20)
  expect(paths.filter(({ name }) => !existsSync(name))).toEqual([])
  expect(names.filter(({ name }) => !files.has(name))).toEqual([])
})

it('The documents name scripts that there are', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }
  const run = named(/\bnpm run ([a-z:]*[a-z])/g)
  expect(run.length).toBeGreaterThan(10)
  expect(run.filter(({ name }) => !Object.hasOwn(scripts, name))).toEqual([])
})
