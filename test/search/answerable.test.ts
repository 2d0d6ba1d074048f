import { beforeAll, describe, expect, it } from 'vitest'
import { bundledLearnt } from '../../src/learnt/learnt.js'
import { type Ranker, unprintedIn } from '../../src/learnt/models.js'
import { answerabilityOf } from '../../src/search/rank/rank.js'
import { createSearch, type SearchInMemory } from '../../src/search/search.js'
import { bundled, bundledIndex, vocabulary } from '../open.js'

let search: SearchInMemory
beforeAll(async () => {
  search = createSearch(bundled.reports, vocabulary, bundledIndex)
})

const found = (words: string, report: string) => {
  const query = { words, within: new Set([report]), expected: null }
  return search.assess(search.paragraphs(query), query)
}
const said = (words: string, report: string) => found(words, report).answerability

describe('Whether a question is answered', () => {
  it('is told by what it asks for, and where', () => {
    expect(said('private fostering', 'north-lincolnshire-2022')).toBe('said')
    expect(said('home educated children', 'north-lincolnshire-2022')).toBe('said')
    expect(said('do young people in care feel listened to', 'north-lincolnshire-2022')).toBe('said')
  })

  it('is not told by words that stand there beside what is asked for', () => {
    expect(said('bullying in schools', 'south-gloucestershire-2012')).not.toBe('said')
    expect(said('surrogacy', 'lincolnshire-2015')).not.toBe('said')
    // 'A private discussion … separate from their foster carer'
    expect(said('private fostering', 'south-gloucestershire-2012')).not.toBe('said')
  })

  it('asks for a fact where it asks how many, whatever else is made of it', () => {
    const isForFact = (words: string): boolean => {
      const query = { words, within: null, expected: null }
      return search.consulted(query).evidenceOf(search.paragraphs(query), unprintedIn({})).isForFact
    }
    expect(isForFact('how many foster carers do they aim to recruit')).toBe(true)
    expect(isForFact('what percentage of children are seen by a dentist')).toBe(true)
    expect(isForFact('how are foster carers recruited')).toBe(false)
  })

  it.each([
    [4, 2, 'said'],
    [4, 1, 'perhaps'],
    [4, -1, 'spoken of'],
    [1, 2, 'said'],
    [1, 1, 'perhaps'],
    [1, -1, 'unsure'],
    [-1, 1, 'unlikely'],
    [-4, 1, 'nothing'],
  ])(
    'is one of six things (subject %d above its bound, answer %d above its own: %s)',
    (subject, answer, told) => {
      const always = (start: number) => ({ start, trees: [] })
      const ranker = {
        ...(bundledLearnt().ranker as Ranker),
        spoken: always(subject + 0.5),
        near: 0.5,
        answerable: always(answer - 2),
        least: { fact: -2, subject: -2 },
      }
      expect(answerabilityOf({ features: [], isForFact: true }, ranker)).toBe(told)
    },
  )

  it('is not told by nothing', () => {
    const query = { words: 'adoption', within: null, expected: null }
    expect(search.assess([], query)).toEqual({ answerability: 'nothing', absent: null })
  })

  it('tells which word no report has, and none that a report has in other words', () => {
    expect(found('do parents win at the tribunal', 'lincolnshire-2015').absent).toBe('tribunal')
    expect(found('do kids get help', 'lincolnshire-2015').absent).toBeNull()
    expect(found('is adoption quick', 'lincolnshire-2015').absent).toBeNull()
    expect(found('did 4711 of them get help', 'lincolnshire-2015').absent).toBeNull()
  })
})
