import { beforeAll, describe, expect, it } from 'vitest'
import { loadLibrary } from '../../src/library/library.js'
import type { Report } from '../../src/model/report.js'
import type { ToneAsked } from '../../src/search/rank/rank.js'
import type { Saying } from '../../src/search/rank/saying.js'
import { createSearch, type Search } from '../../src/search/search.js'
import { packageData } from '../../src/vocabulary/data.js'
import { vocabulary } from '../open.js'

let reports: readonly Report[]
let search: Search
beforeAll(async () => {
  ;({ reports } = await loadLibrary(packageData()))
  search = createSearch(reports, vocabulary)
})

const SUBJECTS = ['early help', 'care leavers housing', 'supervision', 'foster carers', 'private fostering']
const TONES: readonly ToneAsked[] = ['praise', 'criticism', null]
const saying = (words: string, tone: ToneAsked, some = reports): Saying[] =>
  search.sayingOfEach({ words, tone }, some)
const reportsOf = (all: readonly Saying[]): string[] => all.map(({ hit }) => hit.document.report.id)

describe('Of which reports something is said', () => {
  it('is one passage of each at most, the likeliest first', () => {
    for (const words of SUBJECTS)
      for (const tone of TONES) {
        const all = saying(words, tone)
        expect(all.length).toBeGreaterThan(0)
        expect(new Set(reportsOf(all)).size).toBe(all.length)
        const likely = all.map((one) => one.likely)
        expect(likely).toEqual(likely.toSorted((one, other) => other - one))
        expect(likely.every((one) => one > 0 && one < 1)).toBe(true)
      }
  })

  it('is looked for in no report but those that are asked about', () => {
    const [first] = reports
    const told = SUBJECTS.flatMap((words) => reportsOf(saying(words, null, first ? [first] : [])))
    expect(told.length).toBeGreaterThan(2)
    expect(new Set(told)).toEqual(new Set([first?.id]))
  })

  it('is never a recommendation, which says of no council how it is', () => {
    const recommending = new Set(
      reports.flatMap(({ id, recommendations }) => recommendations.map(({ key }) => `${id} ${key}`)),
    )
    const told = SUBJECTS.flatMap((words) => TONES.flatMap((tone) => saying(words, tone)))
    expect(recommending.size).toBeGreaterThan(20)
    expect(
      told.filter(({ hit: { document } }) =>
        recommending.has(`${document.report.id} ${document.paragraph.key}`),
      ),
    ).toEqual([])
  })

  it('is likelier of what praises where praise is asked for, and of what finds fault where criticism is', () => {
    const sound = (tone: ToneAsked): number => {
      const [best] = saying('assessments', tone)
      return Math.max(
        ...(best?.hit.sentences ?? []).map((at) => {
          const sentence = best?.hit.document.text.split(/(?<=\.)\s+/)[at] ?? ''
          return (tone === 'criticism' ? -1 : 1) * search.toneOf(sentence)
        }),
      )
    }
    expect(sound('praise')).toBeGreaterThan(0)
    expect(sound('criticism')).toBeGreaterThan(0)
  })
})
