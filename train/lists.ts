import { WANTED } from '../src/answer/passages/hits.js'
import type { Encoder } from '../src/learnt/encoder.js'
import { tonedIn } from '../src/learnt/tone.js'
import type { AnswerType } from '../src/model/query.js'
import type { Report } from '../src/model/report.js'
import { indexed } from '../src/search/indexed.js'
import type { Seen } from '../src/search/rank/features.js'
import type { Wanted } from '../src/search/rank/wanted.js'
import { createSearch } from '../src/search/search.js'
import { featuresOf } from '../src/understand/classify/features.js'
import { loadCarriers, loadModels } from '../src/understand/classify/models.js'
import { entitiesIn } from '../src/understand/entities/entities.js'
import { recogniserOf } from '../src/understand/recogniser.js'
import { surely } from '../src/understand/slots.js'
import type { Vocabulary } from '../src/vocabulary/vocabulary.js'
import type { Example } from './examples.js'
import { forItsNumber, forNoNumber, inItsWords, weightOf } from './made.js'
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
  readonly posed: Posed
  /** Which of the example's questions; null for one that it does not answer. */
  readonly kind: number | null
  readonly candidates: readonly Pick<Seen, 'ofSentences' | 'ofWhole'>[]
  /** The place of the paragraph that the question was written from; −1 where it is no candidate. */
  readonly own: number
  /** How many paragraphs were asked about. */
  readonly scope: number
  readonly weight: number
}

/** Candidates that a question learns from, beside its own. */
export const HARDEST = 24

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
  const unknown = [...vocabulary.english].filter((word) => word.length >= LONG && !search.knows(word))

  function ask(example: Example, question: string, posed: Posed, kind: number | null, asks: Scope): Asked {
    const wanted = wantedBy(question)
    const seen = search.seen({ words: question, within: asks.within, wanted })
    const isOwn = ({ document: { report, paragraph } }: Seen): boolean =>
      posed !== 'elsewhere' && report === example.report && paragraph.key === example.key
    const kept = most === null ? seen : hardest(seen, most, isOwn)
    return {
      example,
      question,
      wanted,
      posed,
      kind,
      candidates: kept.map(({ ofSentences, ofWhole }) => ({ ofSentences, ofWhole })),
      own: kept.findIndex(isOwn),
      scope: asks.paragraphs,
      weight: asks.weight,
    }
  }

  const own = (report: Report, weight = 1): Scope => ({
    within: new Set([report.id]),
    paragraphs: report.paragraphs.length,
    weight,
  })
  const together: Scope = {
    within: null,
    paragraphs: reports.reduce((sum, { paragraphs }) => sum + paragraphs.length, 0),
    weight: AMONG_MANY,
  }

  /** The report of another council that says least of what a paragraph does; none where all say some of it. */
  function elsewhere({ report, key }: Example): Report | undefined {
    const text = report.paragraphs.find((one) => one.key === key)?.text ?? ''
    const near = reports
      .filter(({ authority }) => authority.slug !== report.authority.slug)
      .map((other) => {
        const [best] = search
          .seen({ words: text, within: new Set([other.id]), wanted: null, most: 5 })
          .map(({ ofWhole }) => ofWhole[1] as number)
          .sort((one, two) => two - one)
        return { other, nearness: best ?? 0 }
      })
      .sort((one, two) => one.nearness - two.nearness)
    return near[0] && near[0].nearness < FAR ? near[0].other : undefined
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
    const scopes = reports.length > 1 ? [own(example.report), together] : [own(example.report)]
    const pick = Math.floor(draw() * example.questions.length)
    const picked = example.questions[pick] ?? ''
    const other = elsewhere(example)
    const nonsense = swapped(picked)
    const text = example.report.paragraphs.find(({ key }) => key === example.key)?.text ?? ''
    const uncounted = forNoNumber(text, draw)
    const made = [inItsWords(text, encoder, draw), inItsWords(text, encoder, draw), forItsNumber(text, draw)]
    return [
      ...example.questions.flatMap((question, kind) =>
        scopes.map((scope) => ask(example, question, 'answered', kind, scope)),
      ),
      ...made.flatMap((question) =>
        question === undefined ? [] : scopes.map((scope) => ask(example, question, 'answered', MADE, scope)),
      ),
      ...scopes.flatMap((scope) => [
        ...(example.nearMiss === null ? [] : [ask(example, example.nearMiss, 'near miss', null, scope)]),
        ...(uncounted === undefined ? [] : [ask(example, uncounted, 'uncounted', null, scope)]),
        ...(nonsense === undefined ? [] : [ask(example, nonsense, 'swapped', null, scope)]),
      ]),
      ...(other ? [ask(example, picked, 'elsewhere', null, own(other))] : []),
    ]
  })
}

/** The kind of a question that was made of the paragraph's own words. */
export const MADE = -1

/** Where a question is asked. */
interface Scope {
  readonly within: ReadonlySet<string> | null
  readonly paragraphs: number
  readonly weight: number
}

/** Words of general English that name a thing rather than a relation. */
const LONG = 5
/** Of so many words of a question one tells its subject. */
const WORDS_A_SUBJECT = 5
/** A report whose nearest paragraph is no nearer than this to another's does not speak of the same. */
const FAR = 0.6

/** The candidates that look most like answers by words and by meaning, and the question's own. */
function hardest(seen: readonly Seen[], most: number, isOwn: (one: Seen) => boolean): Seen[] {
  const worth = ({ ofWhole: [score = 0, whole = 0, late = 0] }: Seen): number => score / 2 + whole + late
  const first = new Set(seen.toSorted((one, other) => worth(other) - worth(one)).slice(0, most))
  return seen.filter((one) => first.has(one) || isOwn(one))
}
