import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createLogger, type LoggerSettings } from '../../src/operate/log.js'
import { runs } from '../runs.js'

const TOKEN = 'MTIzNDU2Nzg5MDEyMzQ1Njc4.abcdef.not-a-real-token-only-for-tests'
const PERSON = '112233445566778899'

function logging(settings: Partial<LoggerSettings> = {}) {
  const lines: string[] = []
  return { lines, log: createLogger({ write: (line) => lines.push(line), ...settings }) }
}

describe('A line of the log', () => {
  test('is one JSON object with its time, level, event and fields', () => {
    const { lines, log } = logging({ always: { shard: 2 } })
    log.info('answered', { request: '/grade', ms: 3.1 })
    expect(lines).toHaveLength(1)
    expect(JSON.parse(lines[0] ?? '')).toEqual({
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      level: 'info',
      event: 'answered',
      shard: 2,
      request: '/grade',
      ms: 3.1,
    })
  })

  test('reads as a sentence on a terminal', () => {
    const { lines, log } = logging({ form: 'plain' })
    log.info('ready', { message: 'Pilcrow is in Discord.', servers: 3 })
    log.warn('reconnecting')
    expect(lines[0]).toMatch(/^\d\d:\d\d:\d\d Pilcrow is in Discord\. servers=3$/)
    expect(lines[1]).toMatch(/^\d\d:\d\d:\d\d warn: reconnecting$/)
  })

  test('is left out below the level that is asked for', () => {
    const { lines, log } = logging({ level: 'warn' })
    log.info('answered')
    log.error('discord')
    expect(lines).toHaveLength(1)
  })

  test('tells an error with its cause, and no stack', () => {
    const { lines, log } = logging()
    log.error('discord', { error: new TypeError('no\nluck', { cause: new Error('rain') }) })
    expect(JSON.parse(lines[0] ?? '').error).toBe('TypeError: no luck (Error: rain)')
  })
})

describe('Whatever is logged', () => {
  const around = fc.string({ maxLength: 20 }).map((text) => text.replace(/[\w-]/g, ' '))

  test('no token, secret or Discord id gets through, in either form', () => {
    const settings = fc.record({
      form: fc.constantFrom('json', 'plain'),
      secrets: fc.constantFrom([TOKEN], ['short one'], []),
    }) as fc.Arbitrary<Partial<LoggerSettings>>
    const said = fc.tuple(around, fc.constantFrom(TOKEN, PERSON, 'short one'), around)
    let secrets = 0
    fc.assert(
      fc.property(settings, said, fc.boolean(), (given, parts, asError) => {
        const { lines, log } = logging(given)
        const text = parts.join('')
        log.warn('discord', asError ? { error: new Error(text) } : { message: text, text })
        expect(lines).toHaveLength(1)
        expect(lines.join('\n')).not.toContain(TOKEN)
        expect(lines.join('\n')).not.toContain(PERSON)
        if (given.secrets?.includes('short one')) {
          expect(lines.join('\n')).not.toContain('short one')
          secrets += Number(text.includes('short one'))
        }
        expect(lines.join('')).not.toContain('\n')
      }),
      { numRuns: runs(200) },
    )
    expect(secrets).toBeGreaterThan(0)
  })
})
