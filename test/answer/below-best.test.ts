import { expect, it } from 'vitest'
import { excerptsOf } from '../../src/model/reply.js'
import { createSearch } from '../../src/search/search.js'
import { bundled, bundledIndex, openBundled, vocabulary } from '../open.js'

const pilcrow = await openBundled()
const search = createSearch(bundled.reports, vocabulary, bundledIndex)

const SUBJECTS = ['advocacy', 'supervision', 'missing children', 'family group conferences', 'interpreters']

/** What a subject is answered with, below the best, by how likely each is on the subject; and how many more were found. */
function belowBest(subject: string) {
  const found = search.paragraphs({ words: subject, within: null, expected: null })
  const chances = new Map(
    found.map(({ document: { report, paragraph }, onSubject }) => [
      `${report.id} ${paragraph.key}`,
      onSubject,
    ]),
  )
  const shown = excerptsOf(pilcrow.say(subject))
  const below = shown.slice(1).map(({ report, key }) => chances.get(`${report} ${key}`))
  return { below, left: found.length - shown.length }
}

it('What stands below the best passage is on the subject in one case of three at least', () => {
  const all = SUBJECTS.map(belowBest)
  expect(all.every(({ left }) => left > 0)).toBe(true)
  const below = all.flatMap(({ below }) => below)
  expect(below.length).toBeGreaterThan(3)
  expect(all.some(({ below }) => below.length < 4)).toBe(true)
  for (const chance of below) expect(chance).toBeGreaterThanOrEqual(1 / 3)
})
