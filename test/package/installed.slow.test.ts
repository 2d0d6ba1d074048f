import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { heading, newPage, para, prose, typeset } from '../ingest/parse/typeset.js'
import { printed } from '../ingest/pdf/print.js'

const npm = (cwd: string, ...args: string[]): string =>
  execFileSync('npm', args, {
    cwd,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
  })

/** What Pilcrow runs with comes from the registry: without one there is nothing to try. */
const hasRegistry = (): boolean => {
  try {
    npm('.', 'ping', '--fetch-retries=0', '--fetch-timeout=10000')
    return true
  } catch {
    console.warn('No registry of packages is reached from here: the package is not installed.')
    return false
  }
}

describe.skipIf(!hasRegistry())('The package, installed into an empty folder', { timeout: 120_000 }, () => {
  const { name, version, engines } = JSON.parse(readFileSync('package.json', 'utf8'))
  const folder = mkdtempSync(join(tmpdir(), 'pilcrow-package-'))
  const empty = join(folder, 'empty')
  const pilcrow = (...args: string[]): string => npm(empty, 'exec', '--no', '--', 'pilcrow', ...args)

  beforeAll(() => {
    mkdirSync(empty)
    // The build that lies here is packed: to build anew would take it from under other tests.
    npm('.', 'pack', '--ignore-scripts', '--pack-destination', folder)
    const [tarball = ''] = readdirSync(folder).filter((file) => file.endsWith('.tgz'))
    npm(empty, 'install', '--prefer-offline', '--no-audit', '--no-fund', join(folder, tarball))
  }, 300_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('is what package.json says', () => {
    const installed = JSON.parse(readFileSync(join(empty, 'node_modules', name, 'package.json'), 'utf8'))
    expect(installed).toMatchObject({ name, version, engines })
    // npm publishes nothing that says it is private.
    expect(installed).not.toHaveProperty('private')
  })

  it('answers out of the reports that come with it', () => {
    expect(pilcrow('say', '¶ 75 northumberland')).toContain('— Northumberland 2012 ¶75')
    expect(pilcrow('say', '/grade northumberland staying-safe')).toContain('Staying safe')
  })

  it('reads a PDF into a library of its own, and answers out of that', async () => {
    const report = join(folder, 'norfolk.pdf')
    const pages = typeset([
      heading('Inspection of looked after children services', 26),
      heading('Norfolk County Council', 18),
      heading('Inspection dates: 8 – 12 July 2013', 10),
      prose('Published: 16 August 2013', 10),
      newPage,
      heading('Overall effectiveness of services for looked after children and young people', 18),
      heading('Grade 3 (Adequate)'),
      para(1, 'Services meet what the law asks.'),
    ])
    writeFileSync(report, await printed(pages))
    const library = join(folder, 'library')
    pilcrow('ingest', report, '--library', library)
    expect(pilcrow('say', '--library', library, '¶ 1 norfolk')).toContain('Services meet what the law asks.')
  })
})
