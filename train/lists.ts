import { WANTED } from '../src/answer/passages/hits.js'
import type { Encoder } from '../src/learnt/encoder.js'
import { tonedIn } from '../src/learnt/tone.js'
import type { AnswerType } from '../src/model/query.js'
import type { Report } from '../src/model/report.js'
import { indexed } from '../src/search/indexed.js'
import type { Seen } from '../src/search/rank/features.js'
import type { Wanted } from '../src/search/rank/wanted.js'
import { type Consulted, createSearch } from '../src/search/search.js'
import { termsOf } from '../src/search/terms.js'
import { featuresOf } from '../src/understand/classify/features.js'
import { loadCarriers, loadModels } from '../src/understand/classify/models.js'
import { entitiesIn } from '../src/understand/entities/entities.js'
import { recogniserOf } from '../src/understand/recogniser.js'
import { surely } from '../src/understand/slots.js'
import type { Vocabulary } from '../src/vocabulary/vocabulary.js'
import type { Example } from './examples.js'
import { forItsName, forItsNumber, forNoNumber, inItsWords, weightOf } from './made.js'
import { random, shuffled } from './random.js'

/**
 * Whether the example answers a question: it does; it is on its subject and does not; it has other words in it, of something that no report
 * speaks of; it was asked of a report that does not speak of it; it asks for a number of what nobody counted; it is of
 * something that no report is about.
 */
export type Posed = 'answered' | 'near miss' | 'swapped' | 'elsewhere' | 'uncounted' | 'foreign'

/** A question with the paragraphs that were held against it. */
export interface Asked {
  readonly example: Example
  readonly question: string
  readonly wanted: Wanted
  /** How many ideas it is made of. */
  readonly ideas: number
  readonly posed: Posed
  /** Which of the example's questions; null for one that it does not answer. */
  readonly kind: number | null
  readonly candidates: readonly Seen[]
  /** What the best of them, weighed, say of whether it is answered. */
  readonly evidenceOf: Consulted['evidenceOf']
  /** The place of the paragraph that the question was written from; −1 where it is no candidate. */
  readonly own: number
  readonly weight: number
}

/** Candidates that a question learns from, beside its own. */
export const HARDEST = 14

/** A question among many reports counts less, for others may answer it too. */
const AMONG_MANY = 0.5

/**
 * Holds each question of some examples, and each near miss, against the paragraphs of its report, and of all the reports
 * together.
 * @param offTopic questions that no report answers
 * @param most candidates to keep of each; null for all
 */
export function askedAmong(
  reports: readonly Report[],
  examples: readonly Example[],
  encoder: Encoder,
  vocabulary: Vocabulary,
  offTopic: readonly string[],
  most: number | null,
): Asked[] {
  const search = createSearch(reports, vocabulary, indexed(reports, encoder), {
    encoder,
    ranker: null,
    tone: tonedIn({}),
  })
  const draw = random(examples.length)
  const models = loadModels()
  const recogniser = recogniserOf(vocabulary, reports, search, models, loadCarriers())
  const wantedBy = (question: string): Wanted =>
    WANTED[surely(models.answer, featuresOf(entitiesIn(question, recogniser)), 'topic') as AnswerType] ?? null
  const textBy = new Map(
    reports.map((report) => [
      report,
      ` ${report.paragraphs.map(({ text }) => termsOf(text).join(' ')).join(' | ')} `,
    ]),
  )
  const unknown = [...vocabulary.english].filter((word) => word.length >= LONG && !search.knows(word))

  function ask(example: Example, question: string, posed: Posed, kind: number | null, asks: Scope): Asked {
    const wanted = wantedBy(question)
    const { seen, evidenceOf } = search.consulted({ words: question, within: asks.within, wanted })
    const isOwn = ({ document: { report, paragraph } }: Seen): boolean =>
      report === example.report && paragraph.key === example.key
    const kept = most === null ? seen : hardest(seen, most, isOwn)
    return {
      example,
      question,
      wanted,
      ideas: search.ideas(question).length,
      posed,
      kind,
      candidates: kept,
      evidenceOf,
      own: kept.findIndex(isOwn),
      weight: asks.weight,
    }
  }

  const own = (report: Report, weight = 1): Scope => ({
    within: new Set([report.id]),
    weight,
  })
  const together: Scope = {
    within: null,
    weight: AMONG_MANY,
  }

  /**
   * Questions that cannot be answered from the report of another council: what says most of what they ask for stands in their
   * paragraph, and no way to put it in that report. Those that say most first.
   */
  function elsewhere(
    { report, key }: Example,
    questions: readonly string[],
  ): { question: string; of: Report }[] {
    const own = ` ${termsOf(report.paragraphs.find((one) => one.key === key)?.text ?? '').join(' ')} `
    const others = shuffled(
      reports.filter(({ authority }) => authority.slug !== report.authority.slug),
      draw,
    )
    const isIn = (text: string, terms: readonly string[]): boolean => text.includes(` ${terms.join(' ')} `)
    const found = questions.flatMap((question) =>
      search.ideas(question).flatMap(({ said, alternatives }) => {
        const terms = termsOf(said)
        const worth = Math.max(...terms.map((term) => worthOf(term, encoder)))
        if (worth < NAMING || !isIn(own, terms)) return []
        const of = others.find((other) => {
          const text = textBy.get(other) as string
          return !alternatives.some((one) => one.proof === 1 && isIn(text, one.terms))
        })
        return of ? [{ question, of, worth }] : []
      }),
    )
    const best = new Map<string, (typeof found)[number]>()
    for (const one of found.sort((one, other) => other.worth - one.worth))
      if (!best.has(one.question)) best.set(one.question, one)
    return [...best.values()].slice(0, MOST_ELSEWHERE)
  }

  /** A question about something that no report here has a word of. */
  function swapped(question: string): string | undefined {
    const words = question.split(' ')
    const telling = words
      .map((word, at) => ({ at, weight: weightOf(word, encoder) }))
      .sort((one, other) => other.weight - one.weight)
      .slice(0, Math.max(1, Math.ceil(words.length / WORDS_A_SUBJECT)))
    if (telling.length === 0 || unknown.length === 0) return undefined
    for (const { at } of telling) words[at] = unknown[Math.floor(draw() * unknown.length)] as string
    return words.join(' ')
  }

  return examples.flatMap((example) => {
    const alone = own(example.report)
    const among = reports.length > 1 ? [together] : []
    const pick = Math.floor(draw() * example.questions.length)
    const picked = example.questions[pick] ?? ''
    const text = example.report.paragraphs.find(({ key }) => key === example.key)?.text ?? ''
    const nonsense = draw() < SWAPPED ? swapped(picked) : undefined
    const uncounted = forNoNumber(text, draw)
    const made = [
      inItsWords(text, encoder, draw),
      forItsNumber(text, draw),
      forItsName(text, example.report.authority.name, draw),
    ].filter((question) => question !== undefined)
    return [
      ...example.questions.map((question, kind) => ask(example, question, 'answered', kind, alone)),
      ...among.map((scope) => ask(example, picked, 'answered', pick, scope)),
      ...made.map((question) => ask(example, question, 'answered', MADE, alone)),
      ...(example.nearMiss === null
        ? []
        : [alone, ...among].map((scope) => ask(example, example.nearMiss ?? '', 'near miss', null, scope))),
      ...(uncounted === undefined ? [] : [ask(example, uncounted, 'uncounted', null, alone)]),
      ...(nonsense === undefined ? [] : [ask(example, nonsense, 'swapped', null, alone)]),
      ...elsewhere(example, [...example.questions, ...made]).map(({ question, of }) =>
        ask(example, question, 'elsewhere', null, own(of)),
      ),
      ...(draw() < FOREIGN
        ? [ask(example, offTopic[Math.floor(draw() * offTopic.length)] as string, 'foreign', null, alone)]
        : []),
    ]
  })
}

/** Of an example no more questions are asked of other reports. */
const MOST_ELSEWHERE = 2

/** One example in so many has something asked of its report that no report speaks of. */
const FOREIGN = 0.3

/** One example in so many is asked with words in it that no report has. */
const SWAPPED = 0.4

/** How much a word says by itself, and stands for itself. */
const worthOf = (term: string, { rowOf, alone, literal }: Encoder): number => {
  const row = rowOf(term)
  return row === undefined ? 0 : (alone[row] as number) * (literal[row] as number)
}

/** A word that is worth less than this does not name what is asked for. */
const NAMING = 0.25

/** The kind of a question that was made of the paragraph's own words. */
export const MADE = -1

/** Where a question is asked. */
interface Scope {
  readonly within: ReadonlySet<string> | null
  readonly weight: number
}

/** Words of general English that name a thing rather than a relation. */
const LONG = 5
/** Of so many words of a question one tells its subject. */
const WORDS_A_SUBJECT = 5

/** The candidates that look most like answers by words and by meaning, and the question's own. */
function hardest(seen: readonly Seen[], most: number, isOwn: (one: Seen) => boolean): Seen[] {
  const worth = ({ ofWhole: [score = 0, whole = 0, late = 0] }: Seen): number => score / 2 + whole + late
  const first = new Set(seen.toSorted((one, other) => worth(other) - worth(one)).slice(0, most))
  return seen.filter((one) => first.has(one) || isOwn(one))
}
