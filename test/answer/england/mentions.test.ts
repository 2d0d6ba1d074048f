import { describe, expect, it } from 'vitest'
import { answerMentions } from '../../../src/answer/england/mentions.js'
import { verbatimFinder } from '../../../src/answer/england/speaking.js'
import { askedByOptions } from '../../../src/command/over-councils/read.js'
import type { AskedFor } from '../../../src/model/query.js'
import { councilsOf, excerptsOf, figuresOf, type Reply, recommendationsOf } from '../../../src/model/reply.js'
import { verified } from '../../../src/verification/verify.js'
import { answerContextOf } from '../../answer-context.js'
import { bundled } from '../../open.js'
import { having, judgementCalled, mentions, whereOf } from './asked.js'

const context = answerContextOf(bundled)
const { library } = context

/** Every page of an answer, each quotation of it looked up. */
function pagesOf(asked: AskedFor<'mentions'>): Reply[] {
  const pages: Reply[] = []
  for (let page = 0; page === 0 || pages.at(-1)?.more !== undefined; page++)
    pages.push(verified(answerMentions({ ...asked, page }, context), library))
  return pages
}

const holding = (finds: (text: string) => boolean): string[] =>
  library.reports.flatMap(({ id, paragraphs }) =>
    paragraphs.flatMap(({ key, text }) => (finds(text) ? [`${id} ${key}`] : [])),
  )

describe('A phrase in quotation marks', () => {
  it.each([
    'looked after children',
    'private fostering',
    'the Local Safeguarding Children Board',
    "children's homes",
  ])('is counted letter for letter, and all of its pages are as many: %s', (phrase) => {
    const pages = pagesOf(mentions({ phrases: [phrase] }))
    const shown = pages.flatMap(excerptsOf).map(({ report, key }) => `${report} ${key}`)
    const expected = holding(verbatimFinder(phrase))
    expect(shown.toSorted()).toEqual(expected.toSorted())
    expect(pages[0]?.total?.count).toBe(expected.length)
  })

  it('is one report’s once, whatever it says how often', () => {
    const reports = new Set(
      holding((text) => /looked after children/i.test(text)).map((place) => place.split(' ')[0]),
    )
    const pages = pagesOf(mentions({ phrases: ['looked after children'], of: 'reports' }))
    expect(pages[0]?.total).toEqual({ what: 'reports', count: reports.size, of: library.reports.length })
    expect(pages.flatMap(excerptsOf).map(({ report }) => report)).toHaveLength(reports.size)
  })

  it.each([
    ['care leaver', 'Some care leavers live alone.', false],
    ['care leavers', 'Care\nLeavers live alone.', true],
    ["children's homes", 'the children’s homes', true],
    ['multi-agency', 'multi–agency work', true],
    ['(CAMHS)', 'services (CAMHS) are', true],
    ['MASH', 'smashed', false],
    ['asylum seeking children', 'Unaccompanied asylum-seeking children are safe.', true],
    ['asylum-seeking children', 'Unaccompanied asylum seeking children are safe.', true],
  ])('%s in “%s”: %s', (phrase, text, found) => expect(verbatimFinder(phrase)(text)).toBe(found))
})

describe('A subject', () => {
  it('is counted with what the reports also call it, and not with what is only near', () => {
    const [first] = pagesOf(mentions({ subject: 'kids in care' }))
    expect(first?.total?.count).toBeGreaterThan(holding((text) => /kids in care/i.test(text)).length)
    for (const { text } of excerptsOf(first as Reply)) expect(text).toMatch(/care|looked after/i)
    expect(first?.notes.join(' ')).toContain(
      'Counted with what the reports also call it: “kids in care” with',
    )
  })

  it('of which nothing is said has none, and says of how many', () => {
    const [only] = pagesOf(mentions({ subject: 'zoology' }))
    expect(only).toMatchObject({ kind: 'none', total: { what: 'paragraphs', count: 0 } })
  })
})

describe('The grade of each report that mentions something', () => {
  it('stands beside its name, once a report', () => {
    const graded = judgementCalled(context)('leadership')
    const [first] = pagesOf(mentions({ subject: 'foster carers', of: 'reports', graded }))
    const rows = councilsOf(first as Reply)
    expect(rows).toHaveLength(first?.total?.count ?? 0)
    for (const row of rows.flatMap(({ grades }) => grades).filter(({ grade }) => grade !== null))
      expect(library.byId(row.report)?.judgements.map(({ grade }) => grade)).toContain(row.grade)
  })
})

describe('A name', () => {
  it('is found letter for letter, and in other words only where it stands nowhere', () => {
    const places = (subject: string) =>
      pagesOf(mentions({ subject }))
        .flatMap(excerptsOf)
        .map(({ report, key }) => `${report} ${key}`)
    expect(places('"foster carers"').toSorted()).toEqual(holding(verbatimFinder('foster carers')).toSorted())
    expect(places('"kids in care"')).toEqual(places('kids in care'))
  })
})

describe('A condition', () => {
  it('is that of the report which is quoted', () => {
    const pages = pagesOf(mentions({ subject: 'foster carers', having: [having(null, 'Outstanding')] }))
    const reports = new Set(pages.flatMap(excerptsOf).map(({ report }) => report))
    expect([...reports].toSorted()).toEqual(['north-lincolnshire-2022', 'northumberland-2012'])
    expect(JSON.stringify(pages[0]?.blocks)).toContain('graded Outstanding overall')
  })

  it('of a place looks in all its reports', () => {
    const where = whereOf({ regions: ['Yorkshire and the Humber'] })
    const reports = new Set(
      pagesOf(mentions({ subject: 'foster carers', where }))
        .flatMap(excerptsOf)
        .map(({ report }) => report),
    )
    expect([...reports].toSorted()).toEqual(['north-lincolnshire-2012', 'north-lincolnshire-2022'])
  })
})

describe('Recommendations', () => {
  it('that mention something are each of a report, and all are counted', () => {
    const pages = pagesOf(mentions({ phrases: ['care plans'], of: 'recommendations' }))
    const expected = library.reports.flatMap(({ recommendations }) =>
      recommendations.filter(({ text }) => /(?<![\p{L}\p{N}])care plans(?![\p{L}\p{N}])/iu.test(text)),
    )
    expect(
      pages
        .flatMap(recommendationsOf)
        .map(({ text }) => text)
        .toSorted(),
    ).toEqual(expected.map(({ text }) => text).toSorted())
  })

  it('come again where a later report asks for the same, told newest first', () => {
    const [newest] = library.ofAuthority('north-lincolnshire')
    const older = library.ofAuthority('north-lincolnshire').at(-1)
    const [again] = older?.recommendations ?? []
    const [paragraph] = newest?.paragraphs ?? []
    if (!newest || !older || !again || !paragraph) throw new Error('The library lacks a report.')
    const repeated = { ...newest, recommendations: [{ ...again, key: paragraph.key }] }
    const reports = library.reports.map((report) => (report === newest ? repeated : report))
    const asked = mentions({
      isAgain: true,
      of: 'recommendations',
      where: whereOf({ councils: ['north-lincolnshire'] }),
    })
    const { ofAuthority } = library
    const changed = {
      ...context,
      library: {
        ...library,
        reports,
        ofAuthority: (slug: string) =>
          ofAuthority(slug).map((report) => (report === newest ? repeated : report)),
      },
    }
    const rows = recommendationsOf(answerMentions(asked, changed))
    expect(rows.map(({ report, text }) => [report, text])).toEqual([
      [newest.id, again.text],
      [older.id, again.text],
    ])
    expect(answerMentions(asked, context).total?.count).toBe(0)
  })
})

describe('What comes again on a subject', () => {
  it('where none does, all recommendations that speak of it are told, those of one council in several reports by name', () => {
    const again = mentions({ of: 'recommendations', subject: 'performance management', isAgain: true })
    const reply = verified(answerMentions(again, context), library)
    const all = answerMentions(
      mentions({ of: 'recommendations', subject: 'performance management' }),
      context,
    )
    const text = (one: Reply) =>
      one.blocks.flatMap((block) => (block.block === 'words' ? [block.text] : [])).join(' ')
    expect(text(reply)).toContain(text(all))
    const reports = recommendationsOf(all).map(({ report }) => report)
    const councils = [...new Set(reports)].map((id) => library.byId(id)?.authority.slug)
    expect(text(all).includes('In two reports or more')).toBe(new Set(councils).size < councils.length)
  })
})

describe('Reports that mention something', () => {
  it.each(['framework', 'region', 'kind', 'year'] as const)('add up by %s, and so do all reports', (by) => {
    const asked = mentions({ subject: 'visits', of: 'reports', by })
    const reply = answerMentions(asked, context)
    const rows = figuresOf(reply)
    expect(rows.reduce((sum, { count }) => sum + count, 0)).toBe(reply.total?.count)
    expect(rows.reduce((sum, { of }) => sum + (of ?? 0), 0)).toBe(library.reports.length)
    const read = askedByOptions({ mentions: 'visits', show: `reports by ${by}` }, context)
    expect(read).toMatchObject({ value: { by, of: 'reports', subject: 'visits' } })
  })

  it('are quoted by the sentence that has the rarest of the words', () => {
    const rare = pagesOf(mentions({ subject: 'children cafcass' })).flatMap(excerptsOf)
    expect(rare.length).toBeGreaterThan(0)
    for (const { quote } of rare) expect(quote).toMatch(/cafcass|family court/i)
  })
})

it('Words of everyday talk beside a subject need not be mentioned', () => {
  const countOf = (subject: string) => answerMentions(mentions({ subject }), context).total?.count
  expect(countOf('advocacy')).toBeGreaterThan(0)
  expect(countOf('living with advocacy')).toBe(countOf('advocacy'))
  expect(countOf('living')).toBeGreaterThan(0)
})
