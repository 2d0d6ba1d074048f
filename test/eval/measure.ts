import MiniSearch from 'minisearch'
import type { Library } from '../../src/library/library.js'
import { excerptsOf, gradesOf, type Reply, recommendationsOf } from '../../src/model/reply.js'
import { replyText } from '../../src/reply/reply-lines.js'
import type { StrangersQuestion } from '../../train/strangers.js'
import type { Asked, Graded, OfNewest, Toned, Unanswerable } from './question.js'

/** Letters and digits only, so that white space and quotation marks do not matter. */
const fold = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '')

const holds = (text: string, { gold }: Asked): boolean =>
  gold.some(({ span }) => fold(text).includes(fold(span)))

/** Place of the first right text among the first five, counted from 1; 0 where none is right. */
export const rankIn = (texts: readonly string[], asked: Asked): number =>
  texts.slice(0, 5).findIndex((text) => holds(text, asked)) + 1

/** What a reply offers as an answer, in rank order. */
export const textsOf = (reply: Reply): string[] => [
  ...excerptsOf(reply).map(({ text }) => text),
  ...recommendationsOf(reply).map(({ text }) => text),
]

/** The rank that MiniSearch gives with its defaults over the same paragraphs. */
function defaultsRank(library: Library): (asked: Asked) => number {
  const texts = library.reports.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text))
  const index = new MiniSearch<{ id: number; text: string }>({ fields: ['text'] })
  index.addAll(texts.map((text, id) => ({ id, text })))
  return (asked) => {
    const found = index.search(asked.question).slice(0, 5)
    return rankIn(
      found.map(({ id }) => texts[id] ?? ''),
      asked,
    )
  }
}

/** Grades that a reply may show beside those that answer; a comparison or a history may show more. */
const BESIDE = 6

const OFF_BY: readonly string[] = ['comparison', 'history']

/** Whether a reply gives every grade that answers, and few others. */
function givesGrades(reply: Reply, { accept }: Graded): boolean {
  const rows = gradesOf(reply)
  const has = (wanted: Graded['accept'][number]) =>
    rows.some(
      (row) =>
        row.report === wanted.report &&
        row.judgement === wanted.judgement &&
        row.grade === wanted.grade &&
        (wanted.strand === undefined || row.strand === wanted.strand),
    )
  return accept.every(has) && (OFF_BY.includes(reply.kind) || rows.length - accept.length <= BESIDE)
}

/** Kinds of reply that do not claim to answer. */
const NOT_ANSWERING: readonly string[] = ['none', 'choices', 'help', 'error']

const answers = (reply: Reply): boolean => !NOT_ANSWERING.includes(reply.kind)

/** Of three answers which was given: the reports say it, they speak of its subject and do not say it, or neither. */
type Said = 'said' | 'spoken of' | 'nothing'

const saidBy = (reply: Reply): Said =>
  answers(reply)
    ? 'said'
    : /speak of this subject|say of it gives no/.test(replyText(reply))
      ? 'spoken of'
      : 'nothing'

/** Where the newest inspection of a council stands in an answer that quotes several of its inspections or could; null where it holds one. */
type Newest = 'first' | 'later' | 'absent' | null

function newestIn(reply: Reply, { library }: Measurable): Newest {
  const shown = excerptsOf(reply).map(({ report }) => library.byId(report))
  const slugs = new Set(shown.map((report) => report?.authority.slug))
  const [slug] = slugs
  const held = slug === undefined ? [] : library.ofAuthority(slug)
  if (slugs.size !== 1 || held.length < 2) return null
  const at = shown.indexOf(held[0])
  return at === 0 ? 'first' : at > 0 ? 'later' : 'absent'
}

/** Whether something in the tone that was asked for is quoted, and before all that says the opposite. */
function isInTone(reply: Reply, { right, wrong }: Toned): boolean {
  const quotes = excerptsOf(reply).map(({ quote }) => fold(quote))
  const firstOf = (spans: readonly string[]): number =>
    quotes.findIndex((quote) => spans.some((span) => quote.includes(fold(span))))
  const [at, opposite] = [firstOf(right), firstOf(wrong)]
  return at >= 0 && (opposite < 0 || at <= opposite)
}

/**
 * Whether the words that answer stand in what is quoted of the first right paragraph. Some spans reach into a neighbouring sentence: of those
 * the sentence that has most of them is asked for.
 */
function isQuoted(reply: Reply, asked: Asked): boolean | null {
  const right = excerptsOf(reply).find(({ text }) => holds(text, asked))
  if (!right) return null
  const quote = fold(right.quote)
  return asked.gold.some(({ span }) => {
    const words = fold(span)
    const half = Math.ceil(words.length / 2)
    return quote.includes(words.slice(0, half)) || quote.includes(words.slice(-half))
  })
}

/** Everything that is measured over one library. */
export interface Measured {
  readonly ranks: readonly {
    asked: Asked
    rank: number
    defaults: number
    refused: boolean
    /** Whether the right paragraph is quoted with the words that answer; null where it is not found. */
    quoted: boolean | null
    newest: Newest
  }[]
  readonly graded: readonly { asked: Graded; right: boolean }[]
  readonly toned: readonly { asked: Toned; right: boolean }[]
  readonly ofNewest: readonly { asked: OfNewest; newest: NonNullable<Newest>; found: boolean }[]
  readonly unanswerable: readonly { asked: Unanswerable; answered: boolean }[]
  /** What those of which the reports say only other things are told. */
  readonly nearMisses: readonly { asked: Unanswerable; said: Said }[]
  /** What strangers are told, and the place of the first paragraph shown that they took for an answer; 0 where none is. */
  readonly strangers: readonly { asked: StrangersQuestion; rank: number; answered: boolean }[]
}

/** What is measured: whatever answers, at once or in a while, and all of the library that it answers from. */
export interface Measurable {
  say(message: string): Reply | Promise<Reply>
  readonly library: Library
}

/** What becomes of each of some, one after another. */
async function eachOf<Of, Made>(some: readonly Of[], make: (one: Of) => Promise<Made>): Promise<Made[]> {
  const made: Made[] = []
  for (const one of some) made.push(await make(one))
  return made
}

export async function measure(
  pilcrow: Measurable,
  questions: {
    asked: readonly Asked[]
    graded: readonly Graded[]
    unanswerable: readonly Unanswerable[]
    nearMisses?: readonly Unanswerable[]
    toned?: readonly Toned[]
    ofNewest?: readonly OfNewest[]
    strangers?: readonly StrangersQuestion[]
  },
): Promise<Measured> {
  const byDefaults = defaultsRank(pilcrow.library)
  return {
    ranks: await eachOf(questions.asked, async (asked) => {
      const reply = await pilcrow.say(asked.question)
      return {
        asked,
        rank: rankIn(textsOf(reply), asked),
        defaults: byDefaults(asked),
        refused: !answers(reply),
        quoted: isQuoted(reply, asked),
        newest: newestIn(reply, pilcrow),
      }
    }),
    toned: await eachOf(questions.toned ?? [], async (asked) => ({
      asked,
      right: isInTone(await pilcrow.say(asked.question), asked),
    })),
    ofNewest: await eachOf(questions.ofNewest ?? [], async (asked) => {
      const reply = await pilcrow.say(asked.question)
      const found = excerptsOf(reply).some(
        ({ report, key }) => report === asked.report && asked.keys.includes(key),
      )
      return { asked, newest: newestIn(reply, pilcrow) ?? 'absent', found }
    }),
    graded: await eachOf(questions.graded, async (asked) => ({
      asked,
      right: givesGrades(await pilcrow.say(asked.question), asked),
    })),
    unanswerable: await eachOf(questions.unanswerable, async (asked) => ({
      asked,
      answered: answers(await pilcrow.say(asked.question)),
    })),
    nearMisses: await eachOf(questions.nearMisses ?? [], async (asked) => ({
      asked,
      said: saidBy(await pilcrow.say(asked.question)),
    })),
    strangers: await eachOf(questions.strangers ?? [], async (asked) => {
      const name = pilcrow.library.reports.find(({ authority }) => authority.slug === asked.council)
      const reply = await pilcrow.say([asked.question, name?.authority.name].join(' ').trim())
      const shown = excerptsOf(reply).map(({ report, key }) => `${report} ${key}`)
      return {
        asked,
        rank: shown.findIndex((place) => asked.says.includes(place)) + 1,
        answered: answers(reply),
      }
    }),
  }
}
