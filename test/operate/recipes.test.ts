import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseAllDocuments, parseDocument } from 'yaml'
import { operatorSettings } from '../../src/cli/configuration.js'
import { parseCommandLine } from '../../src/cli/program.js'

/** What somebody copies out of the documents into a terminal or a file. */

const pages = ['README.md', ...readdirSync('docs', { encoding: 'utf8' }).map((name) => join('docs', name))]
  .filter((name) => name.endsWith('.md'))
  .map((name) => ({ name, text: readFileSync(name, 'utf8') }))

const blocks = (text: string, language: string): string[] =>
  [...text.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, block = '']) => block)

/** Command lines of Pilcrow's, without what stands before and behind: settings, a redirection, a remark. */
const commandsIn = (text: string): string[] => {
  const lines = [
    ...blocks(text, 'sh').flatMap((block) => block.split('\n')),
    ...[...text.matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span),
  ]
  return lines.flatMap((line) => {
    const [, rest] =
      /^(?:[A-Z_]+=\S+ )*(?:npx pilcrow|pilcrow|docker compose run --rm (?:-v \S+ )?pilcrow|node dist\/src\/cli\/main\.js)(?: (.*))?$/.exec(
        line.replace(/\s+(?:#|[>|<;]).*$/, '').trim(),
      ) ?? []
    return rest === undefined || rest.includes('…') ? [] : [rest]
  })
}

const commands = [...new Set(pages.flatMap(({ text }) => commandsIn(text)))]

describe('The documents', () => {
  test('are full of command lines', () => {
    expect(commands).toContain('database migrate')
    expect(commands.length).toBeGreaterThan(15)
  })

  test.each(commands)('name a command that there is: pilcrow %s', (line) => {
    const words = (line.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replace(/^"|"$/g, ''))
    expect(() => parseCommandLine(words, {})).not.toThrow()
  })

  test('have YAML that a parser takes as it stands', () => {
    const all = pages.flatMap(({ text }) => blocks(text, 'yaml'))
    expect(all.length).toBeGreaterThan(0)
    for (const block of all)
      for (const document of parseAllDocuments(block, { strict: true, uniqueKeys: true }))
        expect('errors' in document ? document.errors : []).toEqual([])
  })
})

describe('compose.yaml', () => {
  const document = parseDocument(readFileSync('compose.yaml', 'utf8'), { strict: true, uniqueKeys: true })
  const { services, volumes, secrets } = document.toJS() as {
    services: Record<string, Record<string, unknown>>
    volumes: object
    secrets: object
  }

  test('is YAML without a mistake', () => {
    expect(document.errors).toEqual([])
    expect(document.warnings).toEqual([])
  })

  test('has a profile with PostgreSQL, which is not started without it', () => {
    expect(services.database).toMatchObject({ profiles: ['database'], image: 'postgres:17' })
    expect(services.pilcrow?.profiles).toBeUndefined()
  })

  test('names no volume and no secret that it does not have', () => {
    for (const service of Object.values(services)) {
      for (const secret of (service.secrets ?? []) as string[]) expect(secrets).toHaveProperty([secret])
      for (const volume of (service.volumes ?? []) as (string | { type: string; source: string })[]) {
        const named = typeof volume === 'string' ? volume.split(':')[0] : volume.source
        if (typeof volume === 'string' || volume.type === 'volume')
          expect(volumes).toHaveProperty([named ?? ''])
      }
    }
  })

  test('sets nothing that Pilcrow does not know', () => {
    const known = readFileSync('docs/operating.md', 'utf8')
    for (const name of Object.keys(services.pilcrow?.environment as object))
      expect(known).toContain(`\n| \`${name}\` |`)
  })
})

describe('The StatefulSet of docs/scaling.md', () => {
  const block = blocks(readFileSync('docs/scaling.md', 'utf8'), 'yaml').find((one) =>
    one.includes('StatefulSet'),
  )
  const set = parseDocument(block ?? '').toJS()
  const [{ command }] = set.spec.template.spec.containers as [{ command: string[] }]

  test('gives each pod a part of the shards, and all together every one of them once', () => {
    const folder = mkdtempSync(join(tmpdir(), 'pilcrow-pod-'))
    try {
      // In the place of Node.js, something that tells what it was given.
      const node = join(folder, 'node')
      writeFileSync(node, '#!/bin/sh\necho "$PILCROW_SHARDS $*"\n')
      chmodSync(node, 0o755)
      const [shell, ...args] = command as [string, ...string[]]
      const pods = Array.from({ length: set.spec.replicas }, (_, pod) =>
        execFileSync(shell, args, {
          env: { PATH: `${folder}:${process.env.PATH}`, HOSTNAME: `pilcrow-${pod}` },
          encoding: 'utf8',
        }).trim(),
      )
      const shares = pods.map((said) => {
        const [shards = '', ...program] = said.split(' ')
        expect(program).toEqual(['dist/src/cli/main.js'])
        return operatorSettings({ PILCROW_SHARDS: shards }).shards
      })
      const own = shares.flatMap((share) =>
        share?.own
          ? Array.from({ length: share.own.to - share.own.from + 1 }, (_, at) => (share.own?.from ?? 0) + at)
          : [],
      )
      expect(own).toEqual(Array.from({ length: shares[0]?.count ?? 0 }, (_, shard) => shard))
      expect(new Set(shares.map((share) => share?.count)).size).toBe(1)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
