import { describe, expect, it } from 'vitest'
import { escapeText } from '../../../src/discord/escape.js'
import { renderReply } from '../../../src/discord/render/reply.js'
import { Grade } from '../../../src/model/report.js'
import { LOOK } from '../../../src/reply/look.js'
import { allComponents } from '../loopback/message-faults.js'
import { showing, statesOf, textsOf } from './drawn.js'

describe('Grades', () => {
  const row = {
    report: 'northumberland-2012',
    authority: 'Northumberland',
    year: 2012,
    strand: 'looked-after-children' as const,
    judgement: 'staying-safe',
    label: 'Staying safe',
    grade: 'Good' as const,
    outcome: null,
    wording: null,
    disputed: false,
    citations: ['Northumberland 2012 ¶75'],
    url: null,
  }

  it('stand under their report and strand, in words, with their citations', () => {
    const [text] = textsOf(
      renderReply({ kind: 'grades', blocks: [{ block: 'grades', rows: [row] }], notes: [] }, showing),
    )
    expect(text).toBe(
      '**Northumberland 2012** – looked after children\nStaying safe: ●\u00A0**Good**\n-# Northumberland 2012 ¶75',
    )
  })

  it('name their report once where it prints them in several places', () => {
    const citations = ['Northumberland 2012 ¶75', 'Northumberland 2012, Record of main findings']
    const rows = [{ ...row, citations }]
    const [text] = textsOf(
      renderReply({ kind: 'grades', blocks: [{ block: 'grades', rows }], notes: [] }, showing),
    )
    expect(text).toMatch(/\n-# Northumberland 2012 ¶75; Record of main findings$/)
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
  it('show a date in the reader’s own form, but not one that is quoted', () => {
    const facts = [
      { name: 'Published', value: '14 May 2012' },
      { name: 'Inspected', value: '27 February 2012 to 9 March 2012' },
      { name: 'Visited', value: '5 to 16 March 2012' },
      { name: 'Lincolnshire 2015, Table', value: '“Published: 14 May 2012”' },
    ]
    const [text] = textsOf(
      renderReply({ kind: 'report', blocks: [{ block: 'facts', facts }], notes: [] }, showing),
    )
    expect(text?.split('\n')).toEqual([
      '**Published:** <t:1336996800:D>',
      '**Inspected:** <t:1330344000:D> to <t:1331294400:D>',
      '**Visited:** 5 to 16 March 2012',
      '> Published: 14 May 2012',
      '**Lincolnshire 2015, Table**',
    ])
  })

  it('never act as formatting', () => {
    const hostile = '# @everyone <@1> **x**'
    const [text] = textsOf(
      renderReply({ kind: 'none', blocks: [{ block: 'words', text: hostile }], notes: [] }, showing),
    )
    expect(text).toBe(escapeText(hostile))
  })

  it('hold commands that can be pressed, but in no address and in nothing to be typed', () => {
    const commandIds = new Map(Object.entries({ help: '42', ask: '43' }))
    const drawn = (text: string) =>
      textsOf(
        renderReply(
          {
            kind: 'none',
            blocks: [
              { block: 'words', text },
              { block: 'choices', choices: [{ label: 'Example', message: '/ask about bullying' }] },
            ],
            notes: [text],
          },
          { ...showing, commandIds },
        ),
      ).join('\n')
    expect(drawn('Try /help, or /helping.')).toContain('Try </help:42>, or /helping.')
    expect(drawn('Try /help.')).toContain('-# Try </help:42>.')
    expect(drawn('See a.org/help and /a/help.')).not.toContain('<')
    expect(drawn('Ask.')).toContain('Example – type: /ask about bullying')
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
