import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { createLibrary } from '../../src/library/library.js'
import { choicesOf, excerptsOf, gradesOf, Reply, recommendationsOf } from '../../src/model/reply.js'
import type { Report } from '../../src/model/report.js'
import { type Answers, answersOver } from '../../src/pilcrow/pilcrow.js'
import { fullCitation, quotableAt, shortCitation, standsIn } from '../../src/quotation/quote.js'
import { anyCharacter } from '../characters.js'
import { openBundled, vocabulary } from '../open.js'
import { runs } from '../runs.js'

let pilcrow: Answers
beforeAll(async () => {
  pilcrow = await openBundled()
})

const paragraphs = () =>
  pilcrow.library.reports.flatMap((report) => report.paragraphs.map((paragraph) => ({ report, paragraph })))

/** Letters that a paragraph on a phone may have without being long. */
const SHORT = 300

describe('whatever is asked', () => {
  const words = () =>
    fc.constantFrom(...new Set(paragraphs().flatMap(({ paragraph }) => paragraph.text.split(/\s+/))))

  it('every quotation stands verbatim in the paragraph it cites, and at most five are given', () => {
    let seen = 0
    fc.assert(
      fc.property(fc.array(words(), { minLength: 1, maxLength: 9 }), (asked) => {
        const reply = pilcrow.say(asked.join(' '))
        const excerpts = excerptsOf(reply)
        seen += excerpts.length
        expect(excerpts.length).toBeLessThanOrEqual(25)
        for (const { report, key, quote, text } of excerpts) {
          const held = pilcrow.library.byId(report)
          expect(held && quotableAt(held, key)?.text).toBe(text)
          expect(standsIn(quote, text)).toBe(true)
        }
      }),
      { numRuns: runs(150) },
    )
    expect(seen).toBeGreaterThan(150)
  })

  it('a short paragraph that answers is quoted whole', () => {
    let seen = 0
    fc.assert(
      fc.property(fc.array(words(), { minLength: 2, maxLength: 6 }), (asked) => {
        const { query, reply } = pilcrow.respond(`what about ${asked.join(' ')}`)
        if (query?.asked.intent !== 'passages') return
        const short = excerptsOf(reply).filter(({ text }) => text.length <= SHORT)
        seen += short.length
        expect(short.filter(({ quote, text }) => quote !== text)).toEqual([])
      }),
      { numRuns: runs(60) },
    )
    expect(seen).toBeGreaterThan(0)
  })

  it('no quotation is given twice, though two reports print it', () => {
    const report = pilcrow.library.byId('northumberland-2012') as Report
    const copy = { ...report, id: 'kent-2012', authority: { slug: 'kent', name: 'Kent' } }
    const both = answersOver(createLibrary([report, copy]), vocabulary)
    const quotes = excerptsOf(both.say('how did services respond to the gunman?')).map(({ quote }) => quote)
    expect(quotes.length).toBeGreaterThan(0)
    expect(new Set(quotes).size).toBe(quotes.length)
  })

  it('the newest inspection comes first where an older one says hardly more, unless a year is named', () => {
    const old = pilcrow.library.byId('northumberland-2012') as Report
    const longer = old.paragraphs.map((one) => ({ ...one, text: `${one.text} Nothing else was seen.` }))
    const inspected = { from: '2016-03-01', to: '2016-03-12' }
    const renewed = { ...old, id: 'northumberland-2016', inspected, published: null, paragraphs: longer }
    const both = answersOver(createLibrary([old, renewed]), vocabulary)
    const first = (message: string) => excerptsOf(both.say(message))[0]?.report
    expect(first('what happened after the gunman in Northumberland?')).toBe('northumberland-2016')
    expect(first('what happened after the gunman in Northumberland, 2012?')).toBe('northumberland-2012')
  })

  it('any message gets a reply of the promised shape', () => {
    const hostile = fc.constantFrom(
      '@everyone',
      '`',
      '*'.repeat(1000),
      '(((',
      '\\',
      '[a-z]+',
      '¶',
      '/',
      '/cite ',
      '\u202e',
      'a\u0301'.repeat(50),
      '__proto__',
      'constructor',
    )
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string({ unit: anyCharacter }), hostile), { maxLength: 6 }),
        (parts) => {
          expect(Reply.safeParse(pilcrow.say(parts.join(' '))).success).toBe(true)
        },
      ),
      { numRuns: runs(300) },
    )
  })

  it('10,000 characters are answered like any other question', () => {
    expect(['none', 'excerpts', 'choices', 'grades']).toContain(
      pilcrow.say('foster carers northumberland '.repeat(350)).kind,
    )
    expect(Reply.safeParse(pilcrow.say('x'.repeat(10_000))).success).toBe(true)
  })

  it('each choice that is offered can be made', () => {
    const asked = [
      '/grade northumberlandd safety',
      '/report',
      '/cite northumberland 999',
      '/grade gloucestershire staying-safe',
      '¶ 75',
      '/find nice',
      '/help',
      'hi',
    ]
    let made = 0
    for (const message of asked) {
      const offered = choicesOf(pilcrow.say(message))
      made += offered.length
      for (const choice of offered)
        expect([message, choice.message, pilcrow.say(choice.message).kind]).not.toContain('error')
    }
    expect(made).toBeGreaterThan(asked.length)
  })
})

describe('every citation that Pilcrow prints, typed back', () => {
  it('brings the paragraph that it cites, in its short form', () => {
    expect(paragraphs().length).toBeGreaterThan(500)
    for (const { report, paragraph } of paragraphs()) {
      const keys = excerptsOf(pilcrow.say(shortCitation(report, paragraph))).map(
        (one) => `${one.report} ${one.key}`,
      )
      expect([shortCitation(report, paragraph), keys]).toEqual([
        shortCitation(report, paragraph),
        expect.arrayContaining([`${report.id} ${paragraph.key}`]),
      ])
    }
  })

  it('brings the paragraph that it cites, in full', () => {
    const cited = paragraphs().filter((_, index) => index % 7 === 0)
    expect(cited.length).toBeGreaterThan(70)
    for (const { report, paragraph } of cited) {
      const keys = excerptsOf(pilcrow.say(fullCitation(report, paragraph))).map(
        (one) => `${one.report} ${one.key}`,
      )
      expect([fullCitation(report, paragraph), keys]).toEqual([
        fullCitation(report, paragraph),
        expect.arrayContaining([`${report.id} ${paragraph.key}`]),
      ])
    }
  })

  it('brings what stands at a named place', () => {
    const rows = gradesOf(pilcrow.say('Northumberland 2012, Record of main findings'))
    expect(rows.length).toBe(22)
  })
})

describe('a recommendation', () => {
  it('is given verbatim, with the paragraph it stands under', () => {
    const rows = recommendationsOf(pilcrow.say('/recommendations northumberland'))
    expect(rows.length).toBe(pilcrow.library.byId('northumberland-2012')?.recommendations.length)
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows) {
      expect(row.citation).toMatch(/^Northumberland 2012 ¶(20|70)$/)
      expect(pilcrow.library.byId(row.report)?.recommendations.some(({ text }) => text === row.text)).toBe(
        true,
      )
    }
  })
})
