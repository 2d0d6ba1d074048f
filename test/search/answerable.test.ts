import { beforeAll, describe, expect, it } from 'vitest'
import { loadLibrary } from '../../src/library/load.js'
import { createSearch, type Search } from '../../src/search/search.js'
import { packageData } from '../../src/vocabulary/data.js'
import { loadVocabulary } from '../../src/vocabulary/vocabulary.js'

let search: Search
beforeAll(async () => {
  search = createSearch((await loadLibrary(packageData())).reports, loadVocabulary())
})

const said = (words: string, report: string | null) => {
  const query = { words, within: report === null ? null : new Set([report]), wanted: null }
  return search.said(search.paragraphs(query), query)
}

describe('Whether a question is answered', () => {
  it('is told by what it asks for, and where', () => {
    expect(said('private fostering', 'north-lincolnshire-2022')).toBe('said')
    expect(said('home educated children', 'north-lincolnshire-2022')).toBe('said')
    expect(said('do young people in care feel listened to', 'north-lincolnshire-2022')).toBe('said')
  })

  it('is not told by words that stand there beside what is asked for', () => {
    expect(said('bullying in schools', 'south-gloucestershire-2012')).not.toBe('said')
    expect(said('surrogacy', 'lincolnshire-2015')).not.toBe('said')
  })

  it('is not told by nothing', () => {
    const query = { words: 'adoption', within: null, wanted: null }
    expect(search.said([], query)).toBe('nothing')
  })
})
