import { distinctBy } from '../src/collections/collections.js'
import type { Encoder } from '../src/learnt/models.js'
import type { Report } from '../src/model/report.js'
import type { SearchInMemory } from '../src/search/search.js'
import { sentencesOf, termsOf } from '../src/text/tokens.js'
import type { Vocabulary } from '../src/vocabulary/vocabulary.js'
import { type Asked, askingOver, type Posed, unranked } from './asking.js'
import type { Example } from './examples.js'
import { forItsFigure, forItsName, forItsNumber, forNoNumber, inItsWords, weightOf } from './made.js'
import { random, shuffled } from './random.js'

/** A question with the example that it is of. */
interface AskedOfExample extends Asked {
  readonly example: Example
}

/** A question among many reports counts less, for others may answer it too. */
const AMONG_MANY = 0.5

/**
 * Holds each question of some examples, and each near miss, against the paragraphs of its report, and of all the reports
 * together.
 * @param offTopic questions that no report answers
 */
export function askedAmong(
  reports: readonly Report[],
  examples: readonly Example[],
  encoder: Encoder,
  vocabulary: Vocabulary,
  offTopic: readonly string[],
): AskedOfExample[] {
  const { search, hear } = askingOver(reports, encoder, vocabulary)
  const draw = random(examples.length)
  const textBy = new Map(
    reports.map((report) => [
      report,
      ` ${report.paragraphs.map(({ text }) => termsOf(text).join(' ')).join(' | ')} `,
    ]),
  )
  const unknown = [...vocabulary.english].filter((word) => word.length >= LONG && !search.knows(word))

  function ask(
    example: Example,
    question: string,
    posed: Posed,
    kind: number | null,
    asks: Scope,
    from: SearchInMemory = search,
  ): AskedOfExample {
    const heard = hear(question, asks.within, from)
    const own = heard.candidates.findIndex(
      ({ document: { report, paragraph } }) => report === example.report && paragraph.key === example.key,
    )
    return {
      ...heard,
      example,
      writer: example.writer,
      isStrangers: false,
      question,
      posed,
      kind,
      right: new Set(kind === null || own < 0 ? [] : [own]),
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
      search.concepts(question).flatMap(({ surface, expansions }) => {
        const terms = termsOf(surface)
        const worth = Math.max(...terms.map((term) => worthOf(term, encoder)))
        if (worth < NAMING || !isIn(own, terms)) return []
        const of = others.find((other) => {
          const text = textBy.get(other) as string
          return !expansions.some((one) => one.confidence === 1 && isIn(text, one.terms))
        })
        return of ? [{ question, of, worth }] : []
      }),
    )
    const best = found.sort((one, other) => other.worth - one.worth)
    return distinctBy(best, ({ question }) => question).slice(0, MOST_ELSEWHERE)
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

  const posed = examples.flatMap((example) => {
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
      forItsFigure(text, draw),
      forItsName(text, example.report.authority.name, draw),
    ].filter((question) => question !== undefined)
    return [
      ...example.questions.map((question, kind) => ask(example, question, 'answered', kind, alone)),
      ...among.map((scope) => ask(example, picked, 'answered', pick, scope)),
      ...made.map((question) => ask(example, question, 'answered', MADE, alone)),
      ...example.nearMisses.flatMap((question) =>
        [alone, ...among].map((scope) => ask(example, question, 'near miss', null, scope)),
      ),
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
  const answered = posed.filter(({ right, weight }) => weight === 1 && right.size > 0 && draw() < TAKEN_OUT)
  const without = takenOut(answered)
  const left = unranked(
    reports.map((report) => withoutSentences(report, without)),
    encoder,
    vocabulary,
  )
  return [
    ...posed,
    ...[...without.values()].flatMap((ofReport) =>
      [...ofReport.values()].map(({ asked: { example, question } }) =>
        ask(example, question, 'taken out', null, own(example.report), left),
      ),
    ),
  ]
}

/** The sentence of a paragraph that a question is answered by. */
interface Telling {
  readonly asked: AskedOfExample
  readonly sentence: number
}

/** Of each paragraph the sentence that is most like one of its questions, by report and key. */
function takenOut(answered: readonly AskedOfExample[]): Map<Report, Map<string, Telling>> {
  const out = new Map<Report, Map<string, Telling>>()
  for (const asked of answered) {
    const { report, key } = asked.example
    const [own = -1] = asked.right
    const signs = asked.candidates[own]?.ofSentences ?? []
    const likeness = signs.map(([late = 0, whole = 0, , , , , , , held = 0]) => late + whole + held)
    const ofReport = out.get(report) ?? new Map<string, Telling>()
    if (!ofReport.has(key)) ofReport.set(key, { asked, sentence: likeness.indexOf(Math.max(...likeness)) })
    out.set(report, ofReport)
  }
  return out
}

/** A report as it would be without some sentences. */
const withoutSentences = (
  report: Report,
  out: ReadonlyMap<Report, ReadonlyMap<string, Telling>>,
): Report => ({
  ...report,
  paragraphs: report.paragraphs.flatMap((paragraph) => {
    const taken = out.get(report)?.get(paragraph.key)
    if (taken === undefined) return [paragraph]
    const text = sentencesOf(paragraph.text)
      .filter((_, at) => at !== taken.sentence)
      .join(' ')
    return text === '' ? [] : [{ ...paragraph, text }]
  }),
})

/** One question in so many is asked again when what answers it has been taken out. */
const TAKEN_OUT = 0.3

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
