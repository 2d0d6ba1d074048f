import { stripVTControlCharacters } from 'node:util'
import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { drawReply, type Environment, screenOf } from '../../src/console/screen.js'
import type { Reply } from '../../src/model/reply.js'
import { replyText } from '../../src/reply/reply-lines.js'
import { anyReply } from '../reply/any-reply.js'
import { replies } from '../reply/replies.js'
import { sink } from './terminal.js'

const screen = (terminal: { columns: number } | null, env: Environment = {}) =>
  screenOf(sink(terminal).output, env)

const saying = (text: string): Reply => ({ kind: 'none', blocks: [{ block: 'words', text }], notes: [] })

const ESCAPE = '\u001b'
const GREEN = `${ESCAPE}[32m`
const RED = `${ESCAPE}[31m`

describe('a reply in the terminal', () => {
  test('prints a grade in its colour and as a word', () => {
    expect(drawReply(replies.grades, screen({ columns: 100 }))).toContain(`${GREEN}Good`)
    expect(drawReply(replies.history, screen({ columns: 100 }))).toContain(`${RED}Inadequate`)
  })

  test('wraps quotes at the width and indents them, bullets under bullets', () => {
    const long = `Care is good. ${'Very good indeed. '.repeat(4)}It has:\n- ${'visits and '.repeat(6)}reviews`
    const reply: Reply = {
      ...replies.grades,
      blocks: replies.grades.blocks.map((block) =>
        block.block === 'excerpt' ? { ...block, excerpt: { ...block.excerpt, quote: long } } : block,
      ),
    }
    const drawn = stripVTControlCharacters(drawReply(reply, screen({ columns: 40 })))
    for (const line of drawn.split('\n')) expect(line.length).toBeLessThanOrEqual(40)
    expect(drawn).toContain('\n  “Care is good. Very good indeed. Very\n  good')
    expect(drawn).toMatch(/\n {2}- visits and visits.*\n {4}visits/)
  })

  test.each([
    ['NO_COLOR is set', { columns: 80 }, { NO_COLOR: '1' }],
    ['the terminal is dumb', { columns: 80 }, { TERM: 'dumb' }],
    ['the output is no terminal', null, {}],
  ])('has no colour where %s', (_, terminal, env) => {
    expect(drawReply(replies.grades, screen(terminal, env))).not.toContain(ESCAPE)
  })

  test('has colour where NO_COLOR is empty', () => {
    expect(drawReply(replies.grades, screen({ columns: 80 }, { NO_COLOR: '' }))).toContain(ESCAPE)
  })

  describe('on a terminal that takes links', () => {
    const link = 'https://files.ofsted.gov.uk/v1/file/50004273#page=19'
    afterEach(() => vi.unstubAllEnvs())

    test('leads from each citation to the page it names, and wraps as it would without', () => {
      const without = drawReply(replies.excerpts, screen({ columns: 40 }))
      vi.stubEnv('FORCE_HYPERLINK', '1')
      const drawn = drawReply(replies.excerpts, screen({ columns: 40 }))
      expect(without).not.toContain(link)
      expect(drawn).toContain(`${ESCAPE}]8;;${link}\u0007`)
      expect(stripVTControlCharacters(drawn)).toBe(stripVTControlCharacters(without))
    })

    test.each([
      ['the output is no terminal', null, {}],
      ['NO_COLOR is set', { columns: 80 }, { NO_COLOR: '1' }],
    ])('but not where %s', (_, terminal, env) => {
      vi.stubEnv('FORCE_HYPERLINK', '1')
      expect(drawReply(replies.excerpts, screen(terminal, env))).not.toContain(link)
    })
  })

  test('is plain unwrapped text where the output is no terminal', () => {
    for (const reply of Object.values(replies)) expect(drawReply(reply, screen(null))).toBe(replyText(reply))
  })

  test('cannot be made to steer the terminal by what somebody typed', () => {
    const typed = `There is no ${ESCAPE}[2J${ESCAPE}]0;title\u0007\u009b1mauthority`
    expect(drawReply(saying(typed), screen(null))).toBe('There is no [2J]0;title1mauthority')
    expect(drawReply(saying(typed), screen({ columns: 80 }, { NO_COLOR: '1' }))).not.toContain(ESCAPE)
  })

  test('says the same words at every width, but for how an accent is encoded', () => {
    const words = (text: string): string => text.replace(/\s+/g, '').normalize()
    let wrapped = 0
    fc.assert(
      fc.property(anyReply, fc.integer({ min: 24, max: 120 }), (reply, columns) => {
        const unwrapped = drawReply(reply, screen(null))
        const drawn = drawReply(reply, screen({ columns }, { NO_COLOR: '1' }))
        expect(words(drawn)).toBe(words(unwrapped))
        const widest = drawReply(reply, screen({ columns: 10_000 }, { NO_COLOR: '1' }))
        wrapped += Number(drawn.split('\n').length > widest.split('\n').length)
      }),
    )
    expect(wrapped).toBeGreaterThan(3)
  })
})
