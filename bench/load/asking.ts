import { join } from 'node:path'
import type { Library } from '../../src/library/library.js'
import type { Report } from '../../src/model/report.js'
import { yearOf } from '../../src/model/year.js'
import { packageData } from '../../src/vocabulary/data.js'
import type { Json } from '../../test/discord/loopback/events.js'
import { Asked, readQuestions } from '../../test/eval/question.js'
import { oneOf, type Random } from '../../train/random.js'

/** What a person does: sends a command, or types an option of one. */
export interface Doing {
  readonly kind: 'command' | 'autocomplete'
  /** The interaction's data, as Discord sends it. */
  readonly data: Json
}

type Options = Readonly<Record<string, string>>
type Maker = (random: Random) => Doing

const data = (name: string, options: Options, focused?: string): Json => ({
  id: '1',
  name,
  type: 1,
  options: Object.entries(options).map(([option, value]) => ({
    name: option,
    value,
    type: 3,
    ...(option === focused ? { focused: true } : {}),
  })),
})
const command = (name: string, options: Options): Doing => ({ kind: 'command', data: data(name, options) })

/** A text as far as somebody has typed it. */
const typedPart = (text: string, random: Random): string =>
  text.slice(0, 1 + Math.floor(random() * Math.min(text.length, 12)))
const typing = (name: string, option: string, typed: string, others: Options = {}): Doing => ({
  kind: 'autocomplete',
  data: data(name, { ...others, [option]: typed }, option),
})

/** Reports that are asked about, spread over the library. */
const ASKED_ABOUT = 200

/** Each maker stands as often as its kind of request comes in a hundred. */
const weighted = (makers: readonly (readonly [number, Maker])[]): Maker => {
  const all = makers.flatMap(([times, maker]) => Array<Maker>(times).fill(maker))
  return (random) => oneOf(all, random)(random)
}

/**
 * What people ask of a library: half of it commands that are answered in words, half of it options while they are
 * typed. The questions are those that answers are measured with; some name a council.
 */
export function askingOf({ reports }: Library): Maker {
  const step = Math.max(1, reports.length / ASKED_ABOUT)
  const asked = Array.from(
    { length: Math.min(reports.length, ASKED_ABOUT) },
    (_, at) => reports[Math.floor(at * step)] as Report,
  )
  const evaluated = join(packageData(), '..', 'test', 'eval')
  const questions = readQuestions(evaluated, 'questions.jsonl', Asked)
    .filter(({ scope }) => scope === 'global')
    .map(({ question }) => question)
  const report = (random: Random) => oneOf(asked, random)
  const question = (random: Random) => oneOf(questions, random)
  const of = ({ authority: { slug } }: Report): Options => ({ authority: slug })
  const judgement = ({ judgements }: Report, random: Random) => oneOf(judgements, random).judgement

  return weighted([
    [
      15,
      (random) => {
        const about = report(random)
        return command('grade', { ...of(about), judgement: judgement(about, random) })
      },
    ],
    [10, (random) => command('ask', { question: question(random), ...of(report(random)) })],
    [10, (random) => command('ask', { question: question(random) })],
    [
      10,
      (random) => {
        const about = report(random)
        const paragraph = oneOf(about.paragraphs, random).key
        return command('cite', { ...of(about), paragraph, year: String(yearOf(about)) })
      },
    ],
    [5, (random) => command('recommendations', of(report(random)))],
    [20, (random) => typing('grade', 'authority', typedPart(report(random).authority.name, random))],
    [
      10,
      (random) => {
        const about = report(random)
        return typing(
          'grade',
          'judgement',
          typedPart(oneOf(about.judgements, random).label, random),
          of(about),
        )
      },
    ],
    [10, (random) => typing('cite', 'paragraph', typedPart(question(random), random), of(report(random)))],
    [10, (random) => typing('ask', 'question', question(random).slice(0, 40), of(report(random)))],
  ])
}
