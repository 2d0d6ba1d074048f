import { describe, expect, it } from 'vitest'
import { renderReply } from '../../../src/discord/render/reply.js'
import { labelsOf, quoting, reply, showing, statesOf, textsOf } from './drawn.js'

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

describe('Excerpts of one report', () => {
  const full = (n: number): string => `published 14 May 2012, paragraph ${n}`
  const numbered = (n: number, more = {}) =>
    quoting({
      key: `${n}`,
      paragraph: n,
      citation: `Northumberland 2012 ¶${n}`,
      fullCitation: `Ofsted, Inspection: Northumberland, ${full(n)}`,
      ...more,
    })

  it('are cited in full once, each of the others by its paragraph', () => {
    const [first, second, third] = textsOf(
      renderReply(reply(numbered(75), numbered(76), numbered(12)), showing),
    )
    expect(first).toContain(full(75))
    expect(second).toBe(
      '> The outcome is good. Children feel safe.\n**Northumberland 2012 ¶76** · Staying safe',
    )
    expect(third).toMatch(/¶12\*\* · Staying safe$/)
  })

  it('beside one of another report are each cited in full', () => {
    const other = { report: 'lincolnshire-2015', citation: 'Lincolnshire 2015 ¶3' }
    const texts = textsOf(renderReply(reply(numbered(75), numbered(3, other)), showing))
    expect(texts[0]).toContain(full(75))
    expect(texts[1]).toContain(full(3))
  })

  it('carry each what is wrong with the copy', () => {
    const caveat = 'paragraph numbers lost in this copy'
    const fullCitation = `Ofsted, Inspection: Northumberland, ${full(75)} (${caveat})`
    const texts = textsOf(
      renderReply(reply(numbered(75, { caveat, fullCitation }), numbered(76, { caveat })), showing),
    )
    for (const text of texts) expect(text.split(caveat)).toHaveLength(2)
  })

  it('on a further page begin with one in full again', () => {
    const long = { sentences: null, quote: 'Safe. '.repeat(200), text: 'Safe. '.repeat(200) }
    const asked = { ...showing, command: '/cite northumberland 1-4' }
    const blocks = [1, 2, 3, 4].map((n) => numbered(n, long))
    for (const page of [0, 1]) {
      const [first = ''] = textsOf(renderReply(reply(...blocks), { ...asked, page }))
      expect(first).toMatch(/published 14 May 2012, paragraph [13]$/)
    }
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
    expect(textsOf(payload).join('\n')).toContain(`There is more: ${20 - shown.length} excerpts.`)
    expect(opened.length + shown.length).toBe(20)
  })
})

describe('An answer to a question', () => {
  const five = [75, 12, 51, 61, 14].map((n) =>
    quoting({ key: `${n}`, paragraph: n, citation: `Northumberland 2012 ¶${n}` }),
  )

  it('shows its three best excerpts; More opens the next', () => {
    const payload = renderReply(reply(...five), showing)
    const text = textsOf(payload).join('\n')
    for (const n of [75, 12, 51]) expect(text).toContain(`**Northumberland 2012 ¶${n}**`)
    expect(text).toContain('There is more: 2 excerpts.')
    expect(labelsOf(payload)).toContain('More: Northumberland 2012 ¶61 and 1 more')
    expect(statesOf(payload)).toContainEqual({
      act: 'more',
      report: 'northumberland-2012',
      keys: ['61', '14'],
    })
  })
})

describe('A public answer', () => {
  it('can be taken away by the one who asked', () => {
    const payload = renderReply(reply(quoting({})), { ...showing, isPrivate: false, asker: '42' })
    expect(statesOf(payload)).toContainEqual({ act: 'delete', asker: '42' })
    expect(labelsOf(payload)).toContain('Delete')
  })
})
