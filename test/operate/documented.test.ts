import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const files = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(folder, file), 'utf8'))

const sources = [...files('src'), ...files('commands')]
const NAME = /\b(?:PILCROW|DISCORD|OFSTED)_[A-Z_]+\b/g
const named = [...new Set(sources.flatMap((source) => source.match(NAME) ?? []))].sort()
const page = readFileSync('docs/operating.md', 'utf8')

describe('docs/operating.md', () => {
  test.each(named)('lists the setting %s', (name) => expect(page).toContain(`\n| \`${name}\` |`))

  test('lists no setting that there is not', () => {
    for (const [, name] of page.matchAll(/\n\| `(\w+)` \|/g)) expect(named).toContain(name)
  })

  test('names the events of the log as they are', () => {
    const logged = sources.flatMap((source) =>
      [...source.matchAll(/\blog\.(?:info|warn|error)\('([^']+)'/g)].map(([, event]) => event ?? ''),
    )
    for (const event of ['answered', 'ready', 'library taken']) expect(logged).toContain(event)
    const events = page.match(/Other events: ([^.]+)\./)?.[1]?.match(/`[^`]+`/g) ?? []
    for (const event of events) expect(logged).toContain(event.slice(1, -1))
    for (const event of logged) expect(page).toContain(event)
  })
})
