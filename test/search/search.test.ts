import { beforeAll, describe, expect, it } from 'vitest'
import { abbreviationsIn } from '../../src/search/indexed.js'
import { createSearch, type Search } from '../../src/search/search.js'
import { nearestWords, slips } from '../../src/text/fuzzy.js'
import { termsOf, wordsOf } from '../../src/text/tokens.js'
import { bundled, bundledIndex, vocabulary } from '../open.js'

let search: Search
beforeAll(async () => {
  search = createSearch(bundled.reports, vocabulary, bundledIndex)
})

const first = (words: string, report?: string) => {
  const [hit] = search.paragraphs({ words, within: report ? new Set([report]) : null, expected: null })
  return hit && `${hit.document.report.id} ${hit.document.paragraph.key}`
}

describe('A council’s name', () => {
  const [report] = bundled.reports
  const [paragraph] = report?.paragraphs ?? []
  const inBury = createSearch(
    report && paragraph
      ? [{ ...report, paragraphs: [{ ...paragraph, text: 'The Bury offer draws permanent staff.' }] }]
      : [],
    vocabulary,
  )
  const hits = (words: string) => inBury.paragraphs({ words, within: null, expected: null }).length

  it('is not found by a common word that has its stem', () => {
    expect(hits('the Bury offer')).toBe(1)
    expect(inBury.knows('bury')).toBe(true)
    expect(inBury.knows('buried')).toBe(false)
    expect(inBury.concepts('buried')).not.toEqual(inBury.concepts('bury'))
    expect(hits('buried')).toBe(0)
  })

  it('is found in any inflection that reports write in small letters too', () =>
    expect(search.concepts('reads').flatMap(({ expansions }) => expansions[0]?.terms)).toEqual(['read']))
})

describe('words', () => {
  it('are the same however they are written', () => {
    expect(wordsOf('Children’s A&E co-ordinator')).toEqual(['childrens', 'ae', 'coordinator'])
    expect(termsOf("children's")).toEqual(termsOf('childrens'))
    expect(wordsOf('S136')).toContain('136')
  })

  it('are forgiven a slip, more slips in longer ones, none where another word is as likely', () => {
    expect(slips('northumberlnd', 'northumberland')).toBe(1)
    expect(slips('saef', 'safe')).toBe(1)
    expect(slips('needs', 'leeds')).toBe(1)
    expect(slips('yate', 'rate')).toBe(Number.POSITIVE_INFINITY)
    expect(slips('clubb', 'club')).toBe(1)
    expect(slips('clubs', 'club')).toBe(Number.POSITIVE_INFINITY)
    expect(nearestWords('guidence', ['guidance', 'evidence', 'residence'])).toEqual(['guidance'])
  })

  it('that a report abbreviates are known by both forms', () => {
    const sayings = abbreviationsIn(
      'the Local Safeguarding Children Board (LSCB) and accident and emergency (A&E) met (again)',
    )
    expect(sayings).toContainEqual({ surface: 'LSCB', means: ['Local Safeguarding Children Board'] })
    expect(sayings).toContainEqual({ surface: 'Local Safeguarding Children Board', means: ['LSCB'] })
    expect(sayings.map(({ surface }) => surface)).not.toContain('again')
  })
})

describe('search', () => {
  it('finds what is asked in everyday words, with a slip, in the report that is meant', () => {
    expect(first('sexual assualt center for under 16s', 'north-lincolnshire-2012')).toBe(
      'north-lincolnshire-2012 72',
    )
    expect(first('private fostering', 'north-lincolnshire-2022')).toBe('north-lincolnshire-2022 11')
    expect(first('rothbury gunman')).toBe('northumberland-2012 28')
  })

  it('puts a mistyped word right by its neighbours', () => {
    expect(search.concepts('child sexual explotation').map(({ surface }) => surface)).toEqual([
      'child sexual exploitation',
    ])
  })

  it('knows a saying that is parted by links', () => {
    const surfaces = (words: string) => search.concepts(words).map(({ surface }) => surface)
    expect(surfaces('how many children are in care')).toEqual(['children in care'])
    expect(surfaces('children who are looked after')).toEqual(surfaces('children looked after'))
  })

  it('takes a name that a report gives in quotation marks for one, whatever words it is made of', () => {
    expect(search.concepts('what is the you say who approach').map(({ surface }) => surface)).toEqual([
      'you say who',
      'approach',
    ])
  })

  it('keeps to the reports asked for', () => {
    const within = new Set(['south-gloucestershire-2012'])
    const hits = search.paragraphs({ words: 'children in care', within, expected: null })
    expect(hits.length).toBeGreaterThan(5)
    expect(hits.every(({ document }) => within.has(document.report.id))).toBe(true)
  })

  it('knows how much of a question a paragraph holds', () => {
    const [hit] = search.paragraphs({ words: 'helicopters in children', within: null, expected: null })
    expect(hit?.coverage ?? 0).toBeLessThan(0.2)
    expect(search.paragraphs({ words: 'xyzzy', within: null, expected: null })).toEqual([])
  })

  it('shows sentences that exist', () => {
    for (const { document, sentences } of search.paragraphs({
      words: 'bullying at school',
      within: null,
      expected: null,
    })) {
      expect(sentences.length).toBeGreaterThan(0)
      expect(Math.max(...sentences)).toBeLessThan(document.text.length)
    }
  })
})
