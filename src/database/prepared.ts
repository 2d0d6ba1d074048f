import type { Report } from '../model/report.js'
import { type Document, paragraphsOf, recommendationsIn } from '../search/document.js'
import type { FlatIndex } from '../search/index/postings.js'
import { indexed } from '../search/indexed.js'
import { namesDefinedIn } from '../search/language.js'
import { documentWordsIn } from './words.js'

export const DOCUMENT_KINDS = ['paragraph', 'recommendation'] as const
export type DocumentKind = (typeof DOCUMENT_KINDS)[number]

/** What is written of a report beside its extract: everything that can be counted before the database is asked anything. */
export interface PreparedReport {
  readonly report: Report
  readonly documents: Readonly<Record<DocumentKind, readonly Document[]>>
  readonly index: Readonly<Record<DocumentKind, FlatIndex>>
  readonly counted: ReportCounts
}

/** What a report adds to what is counted over all of them. */
export interface ReportCounts {
  readonly frequencies: Readonly<Record<DocumentKind, ReadonlyMap<string, Frequency>>>
  readonly lengths: Readonly<Record<DocumentKind, { documents: number; text: number; heading: number }>>
  readonly words: ReadonlyMap<string, { readonly isOrdinary: boolean }>
  /** How often each definition stands in it, by the definition as JSON. */
  readonly definitions: ReadonlyMap<string, number>
}

export interface Frequency {
  documents: number
  texts: number
  headings: number
}

/** Takes a report apart. */
export function prepareReport(report: Report): PreparedReport {
  const { paragraphs, recommendations, language } = indexed([report])
  const index = { paragraph: paragraphs, recommendation: recommendations }
  const documents = { paragraph: paragraphsOf([report]), recommendation: recommendationsIn([report]) }
  const ordinary = new Set(language.ordinary)
  const definitions = new Map<string, number>()
  for (const { text } of documents.paragraph)
    for (const { said, means } of namesDefinedIn(text)) {
      const key = JSON.stringify([said, means])
      definitions.set(key, (definitions.get(key) ?? 0) + 1)
    }
  return {
    report,
    documents,
    index,
    counted: {
      frequencies: {
        paragraph: frequenciesIn(index.paragraph),
        recommendation: frequenciesIn(index.recommendation),
      },
      lengths: { paragraph: lengthsIn(index.paragraph), recommendation: lengthsIn(index.recommendation) },
      words: new Map(
        [...new Set([...language.words, ...language.ordinary])].map((word) => [
          word,
          { isOrdinary: ordinary.has(word) },
        ]),
      ),
      definitions,
    },
  }
}

function frequenciesIn(index: FlatIndex): Map<string, Frequency> {
  const frequencies = new Map<string, Frequency>()
  for (const { counts } of documentWordsIn(index))
    for (const { term, text, heading } of counts) {
      const name = index.terms[term] as string
      const known = frequencies.get(name) ?? { documents: 0, texts: 0, headings: 0 }
      known.documents++
      if (text > 0) known.texts++
      if (heading > 0) known.headings++
      frequencies.set(name, known)
    }
  return frequencies
}

const sum = (numbers: Uint16Array): number => numbers.reduce((all, one) => all + one, 0)

const lengthsIn = ({ textLengths, headingLengths }: FlatIndex) => ({
  documents: textLengths.length,
  text: sum(textLengths),
  heading: sum(headingLengths),
})

/** The terms of its documents, of both kinds. */
export const termsInReport = ({ index }: PreparedReport): string[] => [
  ...index.paragraph.terms,
  ...index.recommendation.terms,
]
