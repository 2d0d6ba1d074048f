import type { World } from '../command/world.js'
import type { Framework, Grade } from '../model/report.js'
import { wordsOf } from '../search/terms.js'
import type { NamedAuthority } from './authorities.js'
import { FRAME, type Wants, wantsIn } from './cues.js'
import { frameworkIn } from './framework.js'
import { gradesAsked } from './grade-words.js'
import type { NamedJudgement } from './judgements.js'
import { placesOf } from './phrases.js'
import { orderIn, type Span, spanIn, type When, yearsIn } from './year.js'

/** What a question in everyday words is about and what would answer it. */
export interface Question {
  readonly text: string
  readonly authorities: readonly NamedAuthority[]
  readonly years: readonly number[]
  /** The years before or after one that is named. */
  readonly span: Span | null
  /** 'latest' or 'previous', where it asks for one inspection so. */
  readonly order: When | null
  /** The one framework whose reports it asks about. */
  readonly framework: Framework | null
  readonly judgement: NamedJudgement | null
  readonly grades: readonly Grade[] | null
  readonly wants: ReadonlySet<Wants>
  /** The question without authorities and years: what is looked for in the text. */
  readonly subject: string
  /** Words of the subject beyond names of judgements, grades and the frame of the question: none where it asks for grades alone. */
  readonly beyond: readonly string[]
}

/** 'Is it any good?' asks for the grade, and not where the grade is Good. */
const ANY_GOOD = /\b(any good|good or bad|how good|good enough)\b/g

/** Words read of one question; more than these say nothing new and cost time. */
const MOST_WORDS = 80

/** A question that leaves room for where to ask it, and is understood the same. */
export function inBrief(question: string, where: string): string {
  const room = MOST_WORDS - wordsOf(where).length - 1
  const words = wordsOf(question)
  return words.length <= room ? question : words.slice(0, Math.max(1, room)).join(' ')
}

export function understand(message: string, world: World): Question {
  const words = wordsOf(message.slice(0, 2000)).slice(0, MOST_WORDS)
  const text = words.length < MOST_WORDS ? message : words.join(' ')
  const authorities = world.names.authoritiesIn(text)
  const years = yearsIn(text)
  const place = placesOf(authorities)
  const framework = frameworkIn(text)
  const left = words.filter(
    (word, index) => !place.has(index) && !years.includes(Number(word)) && word !== framework?.toLowerCase(),
  )
  const subject = left.join(' ')
  const judgement = world.names.judgementIn(subject)
  const graded = gradesAsked(subject.replace(ANY_GOOD, (words) => words.replace('good', 'well')))
  const framed = (word: string, index: number) =>
    !isCouncilOfChildren(word, left[index - 1]) &&
    (judgement?.words.has(index) ||
      graded?.words.has(index) ||
      FRAME.has(word) ||
      world.vocabulary.stopWords.has(word))
  return {
    text,
    authorities,
    years,
    span: spanIn(text),
    order: orderIn(text),
    framework,
    judgement,
    grades: graded?.grades ?? null,
    wants: wantsIn(text),
    subject,
    beyond: left.filter((word, index) => !framed(word, index)),
  }
}

/** The 'Children in Care Council' is no council that is inspected: young people in care speak for themselves there. */
const isCouncilOfChildren = (word: string, before: string | undefined): boolean =>
  /^councils?$/.test(word) && before === 'care'
