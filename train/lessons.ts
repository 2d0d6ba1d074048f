import { learntAs } from '../src/learnt/models.js'
import type { Report } from '../src/model/report.js'
import { type Document, paragraphsOf } from '../src/search/engine.js'
import { termsOf } from '../src/text/tokens.js'
import type { Bag, Lessons } from './encoder.js'
import type { Example } from './examples.js'

/** The rows of the encoder's table, and how much each says before anything is learnt. */
export interface Rows {
  readonly stems: readonly string[]
  readonly idf: Float32Array
}

/** A word that stands in this share of all texts says half as much as one that stands in none. */
const HALF = 0.02

const stemsOf = (text: string): string[] => termsOf(text).map(learntAs)
const textOf = (document: Document): string => `${document.heading} ${document.text}`

/** Every stem of the reports, of the questions and of some other words. */
export function rowsOf(
  reports: readonly Report[],
  examples: readonly Example[],
  others: Iterable<string>,
): Rows {
  const texts = paragraphsOf(reports).map((document) => new Set(stemsOf(textOf(document))))
  const questions = examples.flatMap(({ questions }) => questions.map((one) => new Set(stemsOf(one))))
  const shares = [sharesOf(texts), sharesOf(questions)]
  const stems = [...new Set([...shares.flatMap((each) => [...each.keys()]), ...others])].sort()
  return {
    stems,
    idf: Float32Array.from(stems, (stem) => {
      const share = Math.max(...shares.map((each) => each.get(stem) ?? 0))
      return HALF / (HALF + share)
    }),
  }
}

function sharesOf(sets: readonly ReadonlySet<string>[]): Map<string, number> {
  const shares = new Map<string, number>()
  for (const set of sets) for (const stem of set) shares.set(stem, (shares.get(stem) ?? 0) + 1 / sets.length)
  return shares
}

/** What an encoder learns from: each question with its paragraph, among those of its report. */
export function lessonsOf(
  reports: readonly Report[],
  examples: readonly Example[],
  { stems }: Rows,
): Lessons {
  const rows = new Map(stems.map((stem, row) => [stem, row]))
  const bagOf = (text: string): Bag => {
    const counts = new Map<number, number>()
    for (const stem of stemsOf(text)) {
      const row = rows.get(stem)
      if (row !== undefined) counts.set(row, (counts.get(row) ?? 0) + 1)
    }
    return { rows: Int32Array.from(counts.keys()), counts: Float32Array.from(counts.values()) }
  }
  const texts: Bag[] = []
  const groupOf: number[] = []
  const groups: number[][] = []
  const places = new Map<Report, Map<string, number>>()
  for (const report of reports) {
    const group: number[] = []
    const ofReport = new Map<string, number>()
    for (const document of paragraphsOf([report])) {
      ofReport.set(document.paragraph.key, texts.length)
      group.push(texts.length)
      groupOf.push(groups.length)
      texts.push(bagOf(textOf(document)))
    }
    groups.push(group)
    places.set(report, ofReport)
  }
  const pairs = examples.flatMap(({ report, key, questions }) => {
    const text = places.get(report)?.get(key)
    return text === undefined ? [] : questions.map((question) => ({ question: bagOf(question), text }))
  })
  return { texts, groups, groupOf: Int32Array.from(groupOf), pairs }
}
