import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { licences } from './licences.js'

const { files } = JSON.parse(readFileSync('package.json', 'utf8'))

/** What npm puts into every package, asked or not. */
const ALWAYS = ['package.json', 'README.md', 'LICENSE']

function packed(): string[] {
  const args = ['pack', '--dry-run', '--json', '--ignore-scripts', '--offline']
  const said = execFileSync('npm', args, { encoding: 'utf8', shell: process.platform === 'win32' })
  return JSON.parse(said)[0].files.map(({ path }: { path: string }) => path)
}

describe('the package', () => {
  const inside = packed()
  const named: string[] = files.filter((name: string) => !name.startsWith('!'))

  it('holds what package.json says, and nothing else', () => {
    const within = (path: string) => named.some((name) => path === name || path.startsWith(`${name}/`))
    expect(inside.filter((path) => !within(path) && !ALWAYS.includes(path))).toEqual([])
    for (const name of named.filter((each) => existsSync(each)))
      expect(inside.some((path) => path === name || path.startsWith(`${name}/`))).toBe(true)
  })

  it('holds nothing that was made on this machine for this machine, no test and no secret', () => {
    expect(
      inside.filter((path) =>
        /^data\/(index|settings)|\/test\/|\/bench\/|discord-token|\.env|\.tmp$/.test(path),
      ),
    ).toEqual([])
  })

  it('holds what its own pages lead to', () => {
    for (const page of ['README.md', ...named.filter((name) => name.endsWith('.md'))]) {
      for (const [, target = ''] of readFileSync(page, 'utf8').matchAll(
        /\]\((?!https?:|#|mailto:)([^)#]+)/g,
      )) {
        const path = join(page, '..', target)
        expect([page, path, existsSync(path)]).toEqual([page, path, true])
      }
    }
  })
})

describe('what Pilcrow runs with', () => {
  const all = licences('.')

  it('is under licences that ask for no more than to be named', () => {
    expect(all.filter(({ isPermissive }) => !isPermissive)).toEqual([])
  })

  it('names every package that package.json asks for', () => {
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
    const names = all.map(({ name }) => name)
    for (const name of Object.keys(dependencies)) expect(names).toContain(name)
  })
})
