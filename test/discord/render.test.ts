import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stateOf } from '../../src/discord/custom-id.js'
import { escapeText } from '../../src/discord/escape.js'
import { LOOK } from '../../src/discord/render/look.js'
import type { Payload } from '../../src/discord/render/payload.js'
import { renderReply, type Showing } from '../../src/discord/render/reply.js'
import type { Excerpt, Reply } from '../../src/model/reply.js'
import { Grade } from '../../src/model/report.js'
import { allComponents, messageFaults } from './loopback/message-faults.js'
import { anyReply, northumberland75 } from './replies.js'

const showing: Showing = { isPrivate: true, asker: null, command: null, page: 0 }

/** As discord.js sends it. */
const sent = ({ components, flags }: Payload): unknown => ({
  components,
  flags,
  allowed_mentions: { parse: [], replied_user: false },
})

const textsOf = (payload: Payload): string[] =>
  allComponents(payload.components).flatMap(({ content }) => (typeof content === 'string' ? [content] : []))

const statesOf = (payload: Payload) =>
  allComponents(payload.components).flatMap(({ custom_id }) =>
    typeof custom_id === 'string' ? [stateOf(custom_id)] : [],
  )

const labelsOf = (payload: Payload) =>
  allComponents(payload.components).flatMap(({ label }) => (label ? [label] : []))

const reply = (...blocks: Reply['blocks']): Reply => ({ kind: 'excerpts', blocks, notes: [] })
const quoting = (excerpt: Partial<Excerpt>): Reply['blocks'][number] => ({
  block: 'excerpt',
  excerpt: { ...northumberland75, ...excerpt },
})

describe('Any reply on Discord', () => {
  const how = fc.record({
    isPrivate: fc.boolean(),
    asker: fc.constantFrom(null, '80351110224678912'),
    command: fc.constantFrom(null, '/recommendations authority:northumberland', `/ask ${'x'.repeat(90)}`),
    page: fc.nat(5),
  })

  const quotesAndCitations = (text: string): number[] => {
    const lines = text.split('\n')
    const quotes = lines.filter((line, at) => line.startsWith('> ') && !lines[at + 1]?.startsWith('> '))
    const cited = lines.filter((line, at) => line.startsWith('**') && lines[at - 1]?.startsWith('> '))
    return [quotes.length, cited.length]
  }

  it('breaks none of its limits, cites every quote, and has no button that does nothing', () => {
    fc.assert(
      fc.property(anyReply, how, (any, shown) => {
        const payload = renderReply(any, shown)
        expect(messageFaults(sent(payload))).toEqual([])
        expect(statesOf(payload)).not.toContain(null)
        for (const text of textsOf(payload)) {
          const [quotes, cited] = quotesAndCitations(text)
          expect(cited).toBe(quotes)
        }
      }),
      { numRuns: 60 },
    )
  }, 120_000)
})

describe('An excerpt', () => {
  const payload = renderReply(reply(quoting({})), showing)

  it('is a quote, its citation, a Share button, and In context below', () => {
    expect(textsOf(payload)).toEqual([
      [
        '> The outcome is good. Children feel safe.',
        '**Northumberland 2012 ¶75** · Staying safe',
        '-# Ofsted, Inspection of safeguarding and looked after children services: Northumberland, published 14 May 2012, paragraph 75',
      ].join('\n'),
    ])
    expect(labelsOf(payload)).toEqual(['Share', 'In context', 'Copy citation', 'Full report'])
  })

  it('shares exactly the sentences that it shows', () => {
    expect(statesOf(payload)).toContainEqual({
      act: 'share',
      report: 'northumberland-2012',
      key: '75',
      sentences: [0, 1],
    })
  })

  it('that is long is shortened at the end of a sentence, and says so', () => {
    const text = 'Children are seen and heard by those who work with them. '.repeat(120).trim()
    const sentences = Array.from({ length: 120 }, (_, at) => at)
    const [drawn = '', words = ''] = textsOf(
      renderReply(reply(quoting({ text, quote: text, sentences })), showing),
    )
    expect(drawn).toMatch(/^> Children.*who work with them\. …\n\*\*Northumberland 2012 ¶75\*\*/)
    expect(words).toContain('In context')
  })

  it('carries what is wrong with its copy', () => {
    const caveat = 'paragraph numbers lost in this copy'
    expect(textsOf(renderReply(reply(quoting({ caveat })), showing))[0]).toContain(caveat)
  })

  it('keeps its footnotes after its citation', () => {
    const [text] = textsOf(renderReply(reply(quoting({ noted: ['A footnote.'] })), showing))
    expect(text).toMatch(/paragraph 75\n-# Footnote: A footnote\.$/)
  })
})

describe('More than a message holds', () => {
  const whole = Array.from({ length: 20 }, (_, at) =>
    quoting({
      key: `${at + 1}`,
      paragraph: at + 1,
      sentences: null,
      quote: 'Safe. '.repeat(200),
      text: 'Safe. '.repeat(200),
      citation: `Northumberland 2012 ¶${at + 1}`,
    }),
  )

  it('is turned page by page for a command, with nothing lost', () => {
    const command = '/cite authority:northumberland paragraph:1-20'
    const seen = new Set<string>()
    let page = 0
    for (;;) {
      const payload = renderReply(reply(...whole), { ...showing, command, page })
      for (const text of textsOf(payload))
        for (const [, n] of text.matchAll(/\*\*Northumberland 2012 ¶(\d+)\*\*/g)) seen.add(n ?? '')
      const on = statesOf(payload).find((state) => state?.act === 'page' && state.page === page + 1)
      if (!on) break
      page += 1
    }
    expect(page).toBeGreaterThan(3)
    expect(seen.size).toBe(20)
  })

  it('is said in words for a question, and opened by buttons that name every paragraph left out', () => {
    const payload = renderReply(reply(...whole), showing)
    const shown =
      textsOf(payload)
        .join('\n')
        .match(/\*\*Northumberland 2012 ¶\d+\*\*/g) ?? []
    const opened = statesOf(payload).flatMap((state) => (state?.act === 'more' ? state.keys : []))
    expect(textsOf(payload).join('\n')).toContain(`There was no room here for ${20 - shown.length} excerpts.`)
    expect(opened.length + shown.length).toBe(20)
  })
})

describe('Grades', () => {
  const row = {
    report: 'northumberland-2012',
    authority: 'Northumberland',
    year: 2012,
    strand: 'looked-after-children' as const,
    judgement: 'staying-safe',
    label: 'Staying safe',
    grade: 'Good' as const,
    disputed: false,
    citations: ['Northumberland 2012 ¶75'],
  }

  it('stand under their report and strand, in words, with their citations', () => {
    const [text] = textsOf(
      renderReply({ kind: 'grades', blocks: [{ block: 'grades', rows: [row] }], notes: [] }, showing),
    )
    expect(text).toBe(
      '**Northumberland 2012** – looked after children\nStaying safe: ● **Good**\n-# Northumberland 2012 ¶75',
    )
  })

  it('each have a colour and a sign of their own', () => {
    const looks = Grade.options.map((grade) => LOOK[grade])
    expect(new Set(looks.map(({ colour }) => colour)).size).toBe(Grade.options.length)
    expect(new Set(looks.map(({ sign }) => sign)).size).toBe(Grade.options.length)
  })

  it('colour the edge only where all are one', () => {
    const edge = (...grades: Grade[]) => {
      const rows = grades.map((grade) => ({ ...row, grade }))
      return allComponents(
        renderReply({ kind: 'grades', blocks: [{ block: 'grades', rows }], notes: [] }, showing).components,
      )[0]?.accent_color
    }
    expect(edge('Good', 'Good')).toBe(LOOK.Good.colour)
    expect(edge('Inadequate')).toBe(LOOK.Inadequate.colour)
    expect(edge('Good', 'Inadequate')).not.toBe(LOOK.Good.colour)
  })
})

describe('Choices', () => {
  const choices = (count: number) =>
    Array.from({ length: count }, (_, at) => ({
      label: `Paragraph ${at}`,
      message: `/cite northumberland ${at}`,
    }))
  const drawn = (count: number) =>
    allComponents(
      renderReply(
        { kind: 'choices', blocks: [{ block: 'choices', choices: choices(count) }], notes: [] },
        showing,
      ).components,
    )

  it('are buttons up to five, a menu beyond', () => {
    expect(drawn(5).filter(({ type }) => type === 2)).toHaveLength(5)
    expect(drawn(6).filter(({ type }) => type === 3)).toHaveLength(1)
  })

  it('that are questions are shown to be typed', () => {
    const asked = { label: 'Northumberland', message: 'How safe are children in Northumberland?' }
    const payload = renderReply(
      { kind: 'choices', blocks: [{ block: 'choices', choices: [asked] }], notes: [] },
      showing,
    )
    expect(textsOf(payload)).toEqual(['Northumberland – type: How safe are children in Northumberland?'])
    expect(statesOf(payload)).toEqual([])
  })
})

describe('Dates, words and notes', () => {
  it('show a date in the reader’s own form', () => {
    const facts = [
      { name: 'Published', value: '14 May 2012' },
      { name: 'Inspected', value: '5 to 16 March 2012' },
    ]
    const [text] = textsOf(
      renderReply({ kind: 'report', blocks: [{ block: 'facts', facts }], notes: [] }, showing),
    )
    expect(text).toBe('**Published:** <t:1336996800:D>\n**Inspected:** 5 to 16 March 2012')
  })

  it('never act as formatting', () => {
    const hostile = '# @everyone <@1> **x**'
    const [text] = textsOf(
      renderReply({ kind: 'none', blocks: [{ block: 'words', text: hostile }], notes: [] }, showing),
    )
    expect(text).toBe(escapeText(hostile))
  })

  it('are small when they are notes', () => {
    const [text] = textsOf(renderReply({ kind: 'none', blocks: [], notes: ['The scales differ.'] }, showing))
    expect(text).toBe('-# The scales differ.')
  })

  it('give an answer even where there is nothing', () =>
    expect(textsOf(renderReply({ kind: 'none', blocks: [], notes: [] }, showing))).toEqual([
      'There is nothing to show.',
    ]))
})

describe('A public answer', () => {
  it('can be taken away by the one who asked', () => {
    const payload = renderReply(reply(quoting({})), { ...showing, isPrivate: false, asker: '42' })
    expect(statesOf(payload)).toContainEqual({ act: 'delete', asker: '42' })
    expect(labelsOf(payload)).toContain('Delete')
  })
})
