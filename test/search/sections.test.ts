import { describe, expect, it } from 'vitest'
import { bundledLearnt } from '../../src/learnt/learnt.js'
import type { Report } from '../../src/model/report.js'
import { sectionOf } from '../../src/search/rank/rank.js'
import { createSearch } from '../../src/search/search.js'
import { bundled, vocabulary } from '../open.js'

const LEAVERS = 'The experience and progress of care leavers'
const IN_CARE = 'The experiences and progress of children looked after and achieving permanence'
const TEXT = 'Carers are well supported by their social workers and receive good training.'

/** A report that says the same under two headings, and elsewhere what it says anyway. */
function saidTwice(first: string, second: string): Report {
  const report = bundled.reports.find(({ id }) => id === 'lincolnshire-2015') as Report
  const paragraphs = report.paragraphs.slice(0, 40).map((paragraph, at) => {
    const locator = at === 10 ? first : at === 20 ? second : 'Information about the area'
    return { ...paragraph, locator, text: at === 10 || at === 20 ? TEXT : 'The area has many villages.' }
  })
  return { ...report, paragraphs }
}

describe('Of paragraphs that say the same', () => {
  it.each([
    [LEAVERS, IN_CARE],
    [IN_CARE, LEAVERS],
  ])('the one that stands where such questions are answered comes first (%s, %s)', (first, second) => {
    const search = createSearch([saidTwice(first, second)], vocabulary)
    const [best] = search.paragraphs({
      words: 'do foster carers get enough help and training',
      within: null,
      expected: null,
    })
    expect(best?.document.paragraph).toMatchObject({ text: TEXT, locator: IN_CARE })
  })
})

describe('The section of a paragraph', () => {
  it('is one that all frameworks have', () => {
    const classes = new Set(bundledLearnt().sections?.classes)
    const found = bundled.reports.flatMap(({ paragraphs }) => paragraphs.map(sectionOf))
    expect(found.filter((section) => !classes.has(section))).toEqual([])
    expect(found.filter((section) => section === 'other').length).toBeLessThan(found.length / 3)
  })
})
