import type { Asked, Command } from '../command/command.js'
import type { World } from '../command/world.js'
import type { Report } from '../model/report.js'
import { meaningAsked } from './meaning.js'
import { type Question, understand } from './question.js'
import { commandWord, readTyped } from './typed.js'

/** The answer that a message follows, as far as the screen still knows it; the bot itself stores nothing. */
export interface Earlier {
  /** What was asked; empty where the screen does not know it any more. */
  readonly message: string
  readonly grades: readonly {
    readonly report: string
    readonly judgement: string
    readonly strand: string | null
  }[]
  readonly excerpts: readonly Place[]
  readonly recommendations: readonly Place[]
}

interface Place {
  readonly report: string
  readonly key: string
}

const LEADING =
  /^\W*(?:(?:ok(?:ay)?|so|and|but|or|also|then)\b[\s,]*)*(?:(?:what|how) about\b|same for\b|and\b|why\b|how come\b)?/i

/** Whether a message makes sense only after another: 'and in 2022?', 'what about Northumberland?', 'why?'. */
export const isElliptical = (message: string): boolean =>
  /^\W*(and|also|but|or|then|why|how come|(so |ok(ay)? )?(what|how) about|same for|same in)\b/i.test(
    message,
  ) && message.trim().split(/\s+/).length <= MOST_WORDS

/** A longer message stands on its own. */
const MOST_WORDS = 12

/**
 * A message that follows an answer, as a whole message of its own: what it names takes the place of what was asked before,
 * and the rest is carried over. A message that stands on its own is given back as it is.
 */
export function standAlone(
  message: string,
  earlier: Earlier,
  commands: readonly Command[],
  world: World,
): string {
  if (commandWord(message)) return message
  const question = understand(message.replace(LEADING, ' '), world)
  if (/^\W*(why|how come)\W*$/i.test(message)) return whyMessage(earlier, world) ?? message
  const meaning = sameMeaning(question, earlier, world)
  if (meaning) return meaning
  const named =
    question.authorities.length + question.years.length > 0 ||
    question.judgement !== null ||
    question.order !== null
  const namesAlone = named && question.beyond.length === 0
  if (!isElliptical(message) && !namesAlone) return message
  const before = commandWord(earlier.message)
  const command = commands.find(({ name }) => name === before?.name)
  if (before && command && command.name !== 'ask' && question.beyond.length === 0)
    return sameCommand(command, readTyped(command, before.rest, world).asked, question)
  if (earlier.grades.length > 0 && question.beyond.length === 0) return sameGrade(earlier, question, world)
  return sameQuestion(earlier, question, world)
}

/** What another grade means: 'and outstanding?' after 'what does good mean?'. */
function sameMeaning(
  { grades, beyond, judgement }: Question,
  { message }: Earlier,
  world: World,
): string | null {
  if (!grades || beyond.length > 0 || judgement !== null) return null
  const before = understand(message.replace(/^\/ask\s+/i, ''), world)
  if (!meaningAsked(before, world.vocabulary.stopWords)) return null
  const place = before.authorities.flatMap(({ values }) => values[0]?.name ?? [])
  return ['What does', grades.join(' or '), 'mean', ...place, ...before.years].join(' ')
}

/** The paragraphs behind the grades that were given, or the paragraph that was quoted, whole. */
function whyMessage({ grades, excerpts, recommendations }: Earlier, world: World): string | null {
  const [first] = grades
  const judged = world.library
    .byId(first?.report ?? '')
    ?.judgements.filter(({ judgement, strand }) => judgement === first?.judgement && strand === first.strand)
  const behind = judged?.flatMap(({ evidence }) => evidence.flatMap(({ paragraph }) => paragraph ?? [])) ?? []
  if (first && behind.length > 0) return `/cite ${first.report} ${[...new Set(behind)].join(', ')}`
  const [place] = [...excerpts, ...recommendations]
  if (place) return `/cite ${place.report} ${place.key}`
  return first ? `/report ${first.report}` : null
}

/** The words of a question that name its authorities, each as its slug. */
const slugsIn = ({ authorities }: Question): string[] =>
  authorities.flatMap(({ values }) => values[0]?.slug ?? [])

const yearIn = ({ years, order }: Question): string | undefined =>
  years[0] === undefined ? (order === null ? undefined : String(order)) : String(years[0])

/** The command again, with what is named now in the place of what was. */
function sameCommand(command: Command, asked: Asked, question: Question): string {
  const slugs = slugsIn(question)
  const judgement = question.judgement?.names[0]?.slug
  const options = { ...asked }
  const places = command.options.filter(({ kind }) => kind === 'authority').map(({ name }) => name)
  if (places.length === 1 && places[0] && slugs[0]) options[places[0]] = slugs[0]
  const open = places.filter((name) => options[name] === undefined)
  if (places.length > 1)
    for (const [index, slug] of slugs.entries()) if (open[index]) options[open[index]] = slug
  const year = yearIn(question)
  if (year) options.year = year
  else if (slugs.length > 0) delete options.year
  if (judgement) options.judgement = judgement
  return written(command.name, options, new Set(command.options.map(({ name }) => name)))
}

const written = (name: string, options: Asked, known: ReadonlySet<string>): string =>
  [
    `/${name}`,
    ...Object.entries(options).flatMap(([option, value]) =>
      value !== undefined && known.has(option) ? [`${option}:"${value.replaceAll('"', ' ')}"`] : [],
    ),
  ].join(' ')

const STRAND_WORDS: Readonly<Record<string, string>> = {
  safeguarding: 'safeguarding',
  'looked-after-children': 'looked after children',
}

/** The grade again, for another authority, year or judgement; several authorities stay side by side. */
function sameGrade({ grades }: Earlier, question: Question, world: World): string {
  const judgement = question.judgement?.names[0]?.slug ?? judgementOf(grades)
  const given = new Set(grades.flatMap(({ report }) => world.library.byId(report)?.authority.slug ?? []))
  const named = slugsIn(question)
  if (given.size > 1) return `/compare ${[judgement, ...new Set([...given, ...named])].join(' ')}`
  const options = { authority: named[0] ?? [...given][0], judgement, year: yearIn(question) }
  return written('grade', options, new Set(Object.keys(options)))
}

/** What all the grades were of, with its strand where all were of one; the overall grade where they were of several. */
function judgementOf(grades: Earlier['grades']): string {
  const [judgement, ...others] = new Set(grades.map((grade) => grade.judgement))
  const [strand, ...strands] = new Set(grades.map((grade) => grade.strand ?? ''))
  if (judgement === undefined || others.length > 0) return 'overall-effectiveness'
  return strands.length > 0 ? judgement : `${judgement} ${STRAND_WORDS[strand ?? ''] ?? ''}`.trim()
}

/** The subject again, elsewhere; or a new subject in the same report. */
function sameQuestion(earlier: Earlier, question: Question, world: World): string {
  const report = world.library.byId(
    [...earlier.excerpts, ...earlier.recommendations, ...earlier.grades][0]?.report ?? '',
  )
  const place = [...earlier.excerpts, ...earlier.recommendations][0]
  const locator = report?.paragraphs.find(({ key }) => key === place?.key)?.locator ?? ''
  const before = earlier.message.replace(/^\/ask\s+/i, '')
  const asked = before === '' ? locator : understand(before, world).subject
  const isNewSubject = question.beyond.length > 0 || question.judgement !== null
  const subject = isNewSubject ? question.subject : asked
  return [subject, where(question, report)].join(' ')
}

function where(question: Question, report: Report | undefined): string {
  const [named] = question.authorities.flatMap(({ values }) => values)
  const year = yearIn(question)
  return [named?.name ?? report?.authority.name, year].join(' ')
}
