import { describe, expect, it } from 'vitest'
import { escapeText } from '../../../src/discord/components/markdown.js'
import { renderReply } from '../../../src/discord/reply/reply.js'
import { Grade } from '../../../src/model/report.js'
import { GRADE_STYLE } from '../../../src/picture/drawing.js'
import { stayingSafe } from '../../reply/replies.js'
import { allComponents } from '../loopback/message-faults.js'
import { optionsOf, showing, statesOf, textsOf } from '../reply/drawn.js'

describe('Grades', () => {
  const row = stayingSafe

  const drawn = (rows: (typeof row)[], more = {}) =>
    textsOf(
      renderReply(
        { kind: 'grades', blocks: [{ block: 'grades', rows }], notes: [] },
        { ...showing, ...more },
      ),
    )

  it('of one judgement are the first line: council, year, grade, and the judgement once, in short', () => {
    expect(drawn([row])).toEqual([
      '### Northumberland 2012: ●\u00A0Good for staying safe\n-# Looked after children',
    ])
    const label = 'The impact of leaders on social work practice with children and families'
    const leaders = { ...row, strand: null as never, judgement: 'leadership', label }
    expect(drawn([leaders])).toEqual(['### Northumberland 2012: ●\u00A0Good for leadership'])
  })

  it('of both halves of a report have a line each under it', () => {
    const other = { ...row, strand: 'safeguarding' as never, grade: 'Inadequate' as never }
    expect(drawn([row, other])[0]).toBe(
      '### Northumberland 2012: staying safe\n●\u00A0**Good** for looked after children\n▼\u00A0**Inadequate** for safeguarding',
    )
  })

  it('of earlier inspections are one small line', () => {
    const older = {
      ...row,
      report: 'northumberland-2009',
      year: 2009,
      when: '2009',
      grade: 'Adequate' as never,
    }
    expect(drawn([row, older]).at(-1)).toBe('-# Earlier: 2009 ◆\u00A0Adequate')
  })

  it('of several judgements are a line each, under their report and strand', () => {
    const other = { ...row, judgement: 'being-healthy', label: 'Being healthy' }
    expect(drawn([row, other])[0]).toBe(
      '**Northumberland 2012** – looked after children\nStaying safe: ●\u00A0**Good**\nBeing healthy: ●\u00A0**Good**',
    )
  })

  it('as text have the labels that reports print and every place, their report named once', () => {
    const citations = ['Northumberland 2012 ¶75', 'Northumberland 2012, Record of main findings']
    expect(
      drawn([{ ...row, citations, places: ['¶75', 'Record of main findings'] }], { inWords: true })[0],
    ).toBe(
      '**Northumberland 2012** – looked after children\nStaying safe: ●\u00A0**Good**\n-# Northumberland 2012 ¶75; Record of main findings',
    )
  })

  it('each have a colour and a sign of their own', () => {
    const looks = Grade.options.map((grade) => GRADE_STYLE[grade])
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
    expect(edge('Good', 'Good')).toBe(GRADE_STYLE.Good.colour)
    expect(edge('Inadequate')).toBe(GRADE_STYLE.Inadequate.colour)
    expect(edge('Good', 'Inadequate')).not.toBe(GRADE_STYLE.Good.colour)
  })
})

describe('Figures', () => {
  const drawn = (label: string, finding?: Grade) => {
    const row = { label, ...(finding ? { finding } : {}), count: 3, of: null, councils: [], parts: [] }
    const block = { block: 'figures' as const, title: 'Overall', rows: [row] }
    const counted = { what: 'councils' as const, count: 3, of: null }
    return textsOf(renderReply({ kind: 'figures', blocks: [block], notes: [], total: counted }, showing))[0]
  }

  it('of a grade have its sign, which is known by the grade and by no word', () => {
    expect(drawn('Good', 'Good')).toBe('**Overall**\n●\u00A0Good: **3**')
    expect(drawn('Good enough', 'Good')).toBe('**Overall**\n●\u00A0Good enough: **3**')
    expect(drawn('Good')).toBe('**Overall**\nGood: **3**')
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

  it('are buttons where five hold them all beside Ask more, a menu beyond', () => {
    expect(drawn(4).filter(({ type }) => type === 2)).toHaveLength(5)
    expect(drawn(4).filter(({ type }) => type === 3)).toHaveLength(0)
    expect(drawn(6).filter(({ type }) => type === 3)).toHaveLength(1)
  })

  it('that are questions are pressed too', () => {
    const asked = { label: 'Northumberland', message: 'How safe are children in Northumberland?' }
    const payload = renderReply(
      { kind: 'choices', blocks: [{ block: 'choices', choices: [asked] }], notes: [] },
      showing,
    )
    expect(statesOf(payload)).toContainEqual({ act: 'say', message: asked.message })
  })

  it('of more councils than a menu holds end with a form for another', () => {
    const another = { label: 'Another…', message: '/grade {} staying-safe' }
    const payload = renderReply(
      {
        kind: 'choices',
        blocks: [{ block: 'choices', choices: choices(60), of: 'councils', another }],
        notes: [],
      },
      showing,
    )
    expect(optionsOf(payload)).toHaveLength(25)
    expect(optionsOf(payload).at(-1)).toBe('Another…')
    expect(statesOf(payload)).toContainEqual({ act: 'another', message: another.message })
    const menu = allComponents(payload.components).find(({ type }) => type === 3)
    expect(menu?.placeholder).toBe('Choose a council')
  })

  it('that no menu holds and no form asks for are counted', () => {
    const payload = renderReply(
      { kind: 'choices', blocks: [{ block: 'choices', choices: choices(60) }], notes: [] },
      showing,
    )
    expect(textsOf(payload).join()).toContain('35 more do not fit here')
  })
})

describe('Dates, words and notes', () => {
  it('show a date in the reader’s own form, but not one that is quoted', () => {
    const facts = [
      { name: 'Published', value: '14 May 2012' },
      { name: 'Inspected', value: '27 February 2012 to 9 March 2012' },
      { name: 'Visited', value: '5 to 16 March 2012' },
      { name: 'Inspection', value: 'Inspection of 14 May 2012', printedIn: 'lincolnshire-2015' },
    ]
    const [text] = textsOf(
      renderReply({ kind: 'report', blocks: [{ block: 'facts', facts }], notes: [] }, showing),
    )
    const rows = [
      { report: 'lincolnshire-2015', citation: 'Lincolnshire 2015, Table', words: 'Published: 14 May 2012' },
    ]
    const [quote] = textsOf(
      renderReply({ kind: 'grades', blocks: [{ block: 'printed', rows }], notes: [] }, showing),
    )
    expect(quote?.split('\n')).toEqual(['> Published: 14 May 2012', '-# **Lincolnshire 2015, Table**'])
    expect(text?.split('\n')).toEqual([
      '**Published:** <t:1336996800:D>',
      '**Inspected:** <t:1330344000:D> to <t:1331294400:D>',
      '**Visited:** 5 to 16 March 2012',
      '**Inspection:** Inspection of 14 May 2012',
    ])
  })

  it('never act as formatting', () => {
    const hostile = '# @everyone <@1> **x**'
    const [text] = textsOf(
      renderReply({ kind: 'none', blocks: [{ block: 'words', text: hostile }], notes: [] }, showing),
    )
    expect(text).toBe(escapeText(hostile))
  })

  it('hold commands that can be pressed, but in no address', () => {
    const commandIds = new Map(Object.entries({ help: '42', ask: '43' }))
    const drawn = (text: string) =>
      textsOf(
        renderReply(
          {
            kind: 'none',
            blocks: [{ block: 'words', text }],
            notes: [text],
          },
          { ...showing, commandIds },
        ),
      ).join('\n')
    expect(drawn('Try /help, or /helping.')).toContain('Try </help:42>, or /helping.')
    expect(drawn('Try /help.')).toContain('-# Try </help:42>.')
    expect(drawn('See a.org/help and /a/help.')).not.toContain('<')
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
