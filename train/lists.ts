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
import { random } from './random.js'

/**
 * Whether the example answers a question: it does; it is on its subject and does not; it has other words in it, of something that no report
 * speaks of; it was asked of a report that does not speak of it; it asks for a number of what nobody counted.
 */
export type Posed = 'answered' | 'near miss' | 'swapped' | 'elsewhere' | 'uncounted'

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
  readonly signsOf: Consulted['signsOf']
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
 * @param most candidates to keep of each; null for all
 */
export function askedAmong(
  reports: readonly Report[],
  examples: readonly Example[],
  encoder: Encoder,
  vocabulary: Vocabulary,
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
  const heldBy = new Map(
    reports.map((report) => [report, new Set(report.paragraphs.flatMap(({ text }) => termsOf(text)))]),
  )
  const unknown = [...vocabulary.english].filter((word) => word.length >= LONG && !search.knows(word))

  function ask(example: Example, question: string, posed: Posed, kind: number | null, asks: Scope): Asked {
    const wanted = wantedBy(question)
    const { seen, signsOf } = search.consulted({ words: question, within: asks.within, wanted })
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
      signsOf,
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
   * A question that cannot be answered from the report of another council: the word that says most of what it asks for stands in its
   * paragraph, and no way to put it in that report.
   */
  function elsewhere(
    { report, questions }: Example,
    text: string,
  ): { question: string; of: Report } | undefined {
    const own = new Set(termsOf(text))
    const others = reports.filter(({ authority }) => authority.slug !== report.authority.slug)
    const found = questions.flatMap((question) =>
      search.ideas(question).flatMap(({ said, alternatives }) => {
        const terms = termsOf(said)
        const worth = Math.max(...terms.map((term) => worthOf(term, encoder)))
        if (worth < NAMING || !terms.every((term) => own.has(term))) return []
        const of = others.find((other) => {
          const held = heldBy.get(other) as ReadonlySet<string>
          return !alternatives.some((one) => one.proof === 1 && one.terms.every((term) => held.has(term)))
        })
        return of ? [{ question, of, worth }] : []
      }),
    )
    return found.sort((one, other) => other.worth - one.worth)[0]
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
    const other = elsewhere(example, text)
    const nonsense = draw() < SWAPPED ? swapped(picked) : undefined
    const uncounted = forNoNumber(text, draw)
    const made = [
      inItsWords(text, encoder, draw),
      forItsNumber(text, draw),
      forItsName(text, example.report.authority.name, draw),
    ]
    return [
      ...example.questions.map((question, kind) => ask(example, question, 'answered', kind, alone)),
      ...among.map((scope) => ask(example, picked, 'answered', pick, scope)),
      ...made.flatMap((question) =>
        question === undefined ? [] : [ask(example, question, 'answered', MADE, alone)],
      ),
      ...(example.nearMiss === null
        ? []
        : [alone, ...among].map((scope) => ask(example, example.nearMiss ?? '', 'near miss', null, scope))),
      ...(uncounted === undefined ? [] : [ask(example, uncounted, 'uncounted', null, alone)]),
      ...(nonsense === undefined ? [] : [ask(example, nonsense, 'swapped', null, alone)]),
      ...(other ? [ask(example, other.question, 'elsewhere', null, own(other.of))] : []),
    ]
  })
}

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
