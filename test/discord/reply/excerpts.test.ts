import { describe, expect, it } from 'vitest'
import { renderReply } from '../../../src/discord/reply/reply.js'
import { openBundled } from '../../open.js'
import { labelsOf, optionsOf, quoting, reply, showing, statesOf, stylesOf, textsOf } from './drawn.js'

const { query } = (await openBundled()).respond(
  'what do inspectors say about staying safe in Northumberland?',
)

describe('An excerpt', () => {
  const payload = renderReply(reply(quoting({})), { ...showing, query })

  it('is a quote over the full width, its citation under it, and at the foot its report in full', () => {
    expect(textsOf(payload)).toEqual([
      '> The outcome is good. Children feel safe.\n-# **Northumberland 2012 ¶75** · Staying safe',
      '-# Ofsted, Inspection of safeguarding and looked after children services: Northumberland, published 14 May 2012, paragraph 75',
    ])
  })

  it('is shared, read and copied from one menu; the answer has a way to share it and one to ask more', () => {
    expect(optionsOf(payload)).toEqual(['¶75: read in context', '¶75: copy', '¶75: share'])
    expect(labelsOf(payload)).toEqual(['Share', 'Ask more…', '2012: all grades'])
  })

  it('shares exactly the sentences that it shows', () => {
    expect(statesOf(payload)).toContainEqual({
      act: 'share',
      report: 'northumberland-2012',
      key: '75',
      sentences: [0, 1],
    })
  })

  it('that is long is shortened at the end of a sentence, and can be read whole', () => {
    const text = 'Children are seen and heard by those who work with them. '.repeat(120).trim()
    const sentences = Array.from({ length: 120 }, (_, at) => at)
    const shortened = renderReply(reply(quoting({ text, quote: text, sentences })), showing)
    expect(textsOf(shortened)[0]).toMatch(
      /^> Children.*who work with them\. …\n-# \*\*Northumberland 2012 ¶75/,
    )
    expect(optionsOf(shortened)).toContain('¶75: read in context')
  })

  it('that stands round what answers has that in bold, and shares it', () => {
    const text = 'The outcome is good. Children feel safe. Staff know them.'
    const whole = { quote: text, sentences: null, highlighted: [1] }
    const drawn = renderReply(reply(quoting(whole)), { ...showing, query })
    expect(textsOf(drawn)[0]).toMatch(
      /^> The outcome is good\. \*\*Children feel safe\.\*\* Staff know them\.\n/,
    )
    expect(statesOf(drawn)).toContainEqual(expect.objectContaining({ act: 'share', sentences: [1] }))
  })

  it('that stands round what answers is that alone where there is no room for more', () => {
    const text = `${'Children are seen and heard by those who work with them. '.repeat(60)}Few are not.`
    const drawn = renderReply(
      reply(quoting({ text, quote: text, sentences: null, highlighted: [60] })),
      showing,
    )
    expect(textsOf(drawn)[0]).toMatch(/^> Few are not\.\n-# \*\*Northumberland 2012 ¶75/)
  })

  it('carries what is wrong with its copy', () => {
    const caveat = 'its paragraph numbers are lost'
    expect(textsOf(renderReply(reply(quoting({ caveat })), showing))[0]).toContain(caveat)
  })

  it('keeps its footnotes after its citation', () => {
    const [text] = textsOf(renderReply(reply(quoting({ noted: ['A footnote.'] })), showing))
    expect(text).toMatch(/Staying safe\n-# Footnote: A footnote\.$/)
  })
})

describe('Excerpts of one page', () => {
  const source = 'Ofsted, Inspection: Northumberland, published 14 May 2012'
  const numbered = (n: number, more = {}) =>
    quoting({
      key: `${n}`,
      paragraph: n,
      citation: `Northumberland 2012 ¶${n}`,
      source,
      fullCitation: `${source}, paragraph ${n}`,
      placeInFull: `paragraph ${n}`,
      ...more,
    })

  it('are each cited by their paragraph, their report in full once at the foot', () => {
    const texts = textsOf(renderReply(reply(numbered(75), numbered(76), numbered(12)), showing))
    expect(texts.slice(0, 3).map((text) => text.split('\n').at(-1))).toEqual([
      '-# **Northumberland 2012 ¶75** · Staying safe',
      '-# **Northumberland 2012 ¶76** · Staying safe',
      '-# **Northumberland 2012 ¶12** · Staying safe',
    ])
    expect(texts.slice(3)).toEqual([`-# ${source}, paragraph 75; paragraph 76; paragraph 12`])
  })

  it('of two reports cite each of them at the foot, and are told apart in the menu', () => {
    const other = {
      report: 'lincolnshire-2015',
      citation: 'Lincolnshire 2015 ¶3',
      source: 'Ofsted, Review: Lincolnshire',
      fullCitation: 'Ofsted, Review: Lincolnshire, paragraph 3',
    }
    const payload = renderReply(reply(numbered(75), numbered(3, other)), showing)
    expect(textsOf(payload).at(-1)).toBe(
      `-# ${source}, paragraph 75\n-# Ofsted, Review: Lincolnshire, paragraph 3`,
    )
    expect(optionsOf(payload)).toContain('Lincolnshire 2015 ¶3: copy')
  })

  it('carry each what is wrong with the copy', () => {
    const caveat = 'its paragraph numbers are lost'
    const texts = textsOf(renderReply(reply(numbered(75, { caveat }), numbered(76, { caveat })), showing))
    for (const text of texts.slice(0, 2)) expect(text.split(caveat)).toHaveLength(2)
  })

  it('on a further page have a foot of their own', () => {
    const long = { sentences: null, quote: 'Safe. '.repeat(200), text: 'Safe. '.repeat(200) }
    const blocks = [1, 2, 3, 4].map((n) => numbered(n, long))
    for (const page of [0, 1])
      expect(textsOf(renderReply(reply(...blocks), { ...showing, query, page })).at(-1)).toContain(
        `${source}, paragraph`,
      )
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

  it('is turned page by page, with nothing lost', () => {
    const seen = new Set<string>()
    let page = 0
    for (;;) {
      const payload = renderReply(reply(...whole), { ...showing, query, page })
      for (const text of textsOf(payload))
        for (const [, n] of text.matchAll(/\*\*Northumberland 2012 ¶(\d+)\*\*/g)) seen.add(n ?? '')
      const on = statesOf(payload).find((state) => state?.act === 'page' && state.page === page + 1)
      if (!on) break
      page += 1
    }
    expect(page).toBeGreaterThan(3)
    expect(seen.size).toBe(20)
  })

  it('is opened by one button where nothing asks for it again', () => {
    const payload = renderReply(reply(...whole), showing)
    const shown =
      textsOf(payload)
        .join('\n')
        .match(/\*\*Northumberland 2012 ¶\d+\*\*/g) ?? []
    const opened = statesOf(payload).flatMap((state) => (state?.act === 'more' ? state.keys : []))
    expect(opened.length + shown.length).toBe(20)
  })
})

describe('An answer to a question', () => {
  const five = [75, 12, 51, 61, 14].map((n) =>
    quoting({ key: `${n}`, paragraph: n, citation: `Northumberland 2012 ¶${n}` }),
  )

  it('shows its three best excerpts; the next are a button away', () => {
    const payload = renderReply(reply(...five), { ...showing, query })
    const text = textsOf(payload).join('\n')
    for (const n of [75, 12, 51]) expect(text).toContain(`**Northumberland 2012 ¶${n}**`)
    expect(text).not.toContain('¶61')
    expect(labelsOf(payload)).toContain('More (2 of 2) ›')
  })
})

describe('What can be done with an answer', () => {
  it('is five buttons and a menu, one of them the first thing to do', () => {
    const choices = Array.from({ length: 9 }, (_, at) => ({
      label: `Thing ${at}`,
      message: `/cite kent ${at}`,
    }))
    for (const isPrivate of [true, false]) {
      const payload = renderReply(reply(quoting({}), { block: 'choices', choices }), {
        ...showing,
        query,
        isPrivate,
        asker: '42',
      })
      const styles = stylesOf(payload)
      expect(styles.length).toBeLessThanOrEqual(5)
      expect(styles.filter((style) => style === 1).length).toBe(isPrivate ? 1 : 0)
      expect(optionsOf(payload)).toHaveLength(12)
    }
  })

  it('begins with what differs, and is never cut to the same text', () => {
    const label = 'The effectiveness of leaders and managers in all of the area'
    const choices = [1, 2].map((n) => ({ label: `${label} ${n}`, message: `/cite kent ${n}` }))
    const labels = labelsOf(renderReply(reply({ block: 'choices', choices }), showing))
    expect(new Set(labels).size).toBe(labels.length)
  })
})

describe('A public answer', () => {
  it('can be taken away by the one who asked, with a button that looks like it', () => {
    const payload = renderReply(reply(quoting({})), { ...showing, isPrivate: false, asker: '42' })
    expect(statesOf(payload)).toContainEqual({ act: 'delete', asker: '42' })
    expect(labelsOf(payload).at(-1)).toBe('Delete')
    expect(stylesOf(payload).at(-1)).toBe(4)
  })
})
