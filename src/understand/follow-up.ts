import type { Asked, Command } from '../command/command.js'
import type { World } from '../command/world.js'
import type { Strand } from '../model/report.js'
import { STRAND_IN_WORDS } from '../model/strand.js'
import { reportName } from '../quotation/citation.js'
import { NOT_A_QUESTION } from './cues.js'
import { isGreeting, isThanks } from './greeting.js'
import { meaningAsked } from './meaning.js'
import { inBrief, type Question, understand } from './question.js'
import {
  asksMore,
  asksWhy,
  isAboutAll,
  isElliptical,
  refersBack,
  unjoined,
  wantsBeside,
} from './referring.js'
import { commandWord, readTyped } from './typed.js'

/** The answer that a message follows, as far as the screen still knows it; the bot itself stores nothing. */
export interface Earlier {
  /** What was asked; empty where the screen does not know it any more. */
  readonly message: string
  readonly grades: readonly {
    readonly report: string
    readonly judgement: string
    readonly strand: Strand | null
  }[]
  readonly excerpts: readonly Place[]
  readonly recommendations: readonly Place[]
  /** Ids of the reports that the conversation was about, or that the answer offered to open, where it quotes of several councils or none. */
  readonly about?: readonly string[]
}

interface Place {
  readonly report: string
  readonly key: string
}

/**
 * A message that follows an answer, as a whole message of its own: what it names takes the place of what was asked before,
 * and the rest is carried over; one that names no council keeps the one that the answer was about. A message that
 * stands on its own is given back as it is.
 */
export function standAlone(
  message: string,
  earlier: Earlier,
  commands: readonly Command[],
  world: World,
): string {
  if (commandWord(message) || isGreeting(message) || isThanks(message) || NOT_A_QUESTION.test(message))
    return message
  if (asksMore(message) && earlier.message !== '') return `${earlier.message} ${unjoined(message).trim()}`
  const question = understand(unjoined(message), world)
  const meaning = sameMeaning(question, earlier, world)
  if (meaning) return meaning
  const isPlaceNamed = question.authorities.length > 0
  const isSubjectNamed = question.beyond.length > 0
  if (isAboutAll(message) && !isPlaceNamed)
    return isSubjectNamed || question.grades
      ? unjoined(message).trim()
      : `${subjectBefore(earlier, world)} ${when(question)}`
  if (asksWhy(message) && !isSubjectNamed && !isPlaceNamed)
    return question.judgement
      ? `${message.replace(/[?.!\s]+$/, '')}, ${placeAndYear(earlier, world)}?`
      : (whyMessage(earlier, world) ?? message)
  const isNamed =
    isPlaceNamed || question.years.length > 0 || question.judgement !== null || question.order !== null
  if (!isElliptical(message) && (isSubjectNamed || !isNamed)) {
    if (isPlaceNamed) return message
    const saysWhat = isSubjectNamed || question.wants.size > 0 || question.grades !== null
    if (saysWhat) return inSamePlace(message, earlier, world)
    return refersBack(message) ? sameQuestion(earlier, question, world) : message
  }
  if (wantsBeside(message) && isPlaceNamed) return beside(earlier, question, world)
  const before = commandWord(earlier.message)
  const command = commands.find(({ name }) => name === before?.name)
  if (before && command && command.name !== 'ask' && !isSubjectNamed)
    return sameCommand(command, readTyped(command, before.rest, world).asked, question)
  if (earlier.grades.length > 0 && !isSubjectNamed) return sameGrade(earlier, question, world)
  return sameQuestion(earlier, question, world)
}

/** The one council that an answer was about, or that was asked about in vain; undefined where there are several, or none. */
function placeBefore(
  earlier: Earlier,
  { library, names }: World,
): { name: string; slug: string } | undefined {
  const { grades, excerpts, recommendations, about = [], message } = earlier
  const authoritiesOf = (ids: readonly string[]) => ids.flatMap((id) => library.byId(id)?.authority ?? [])
  const quoted = authoritiesOf([...excerpts, ...recommendations, ...grades].map(({ report }) => report))
  const asked = names.authoritiesIn(message).flatMap(({ values }) => values)
  const only = (places: readonly { name: string; slug: string }[]) =>
    new Set(places.map(({ slug }) => slug)).size === 1 ? places[0] : undefined
  return only(quoted) ?? (asked.length > 0 ? only(asked) : only(authoritiesOf(about)))
}

/** The council, and the year where one report alone was quoted. */
function placeAndYear(earlier: Earlier, world: World): string {
  const [only, ...others] = new Set(
    [...earlier.grades, ...earlier.excerpts, ...earlier.recommendations].map(({ report }) => report),
  )
  const report = others.length === 0 ? world.library.byId(only ?? '') : undefined
  return report ? reportName(report) : (placeBefore(earlier, world)?.name ?? '')
}

function inSamePlace(message: string, earlier: Earlier, world: World): string {
  const place = placeBefore(earlier, world)
  return place ? `${inBrief(message, place.name).replace(/[?.!\s]+$/, '')}, ${place.name}?` : message
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
  const shown = new Set(
    grades
      .filter(({ report }) => report === first?.report)
      .map(({ judgement, strand }) => `${judgement} ${strand}`),
  )
  const judged = world.library
    .byId(first?.report ?? '')
    ?.judgements.filter(({ judgement, strand }) => shown.has(`${judgement} ${strand}`))
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

/** Councils side by side in one answer; more are a list, and no comparison. */
const MOST_BESIDE = 5

/** The grade again, for another authority, year or judgement; several authorities stay side by side. */
function sameGrade(earlier: Earlier, question: Question, world: World): string {
  const { grades, message } = earlier
  const judgement = question.judgement?.names[0]?.slug ?? judgementOf(grades)
  const given = new Set(grades.flatMap(({ report }) => world.library.byId(report)?.authority.slug ?? []))
  const named = slugsIn(question)
  const all = new Set([...given, ...named])
  const isList = message !== '' && !commandWord(message) && world.names.authoritiesIn(message).length < 2
  if (given.size > 1 && (isList || all.size > MOST_BESIDE))
    return `${unjoined(message)} ${question.text}`.trim()
  if (given.size > 1) return `/compare ${[judgement, ...all].join(' ')}`
  const options = { authority: named[0] ?? [...given][0], judgement, year: yearIn(question) }
  return written('grade', options, new Set(Object.keys(options)))
}

/** The same of another council, beside the one that the answer was about. */
function beside(earlier: Earlier, question: Question, world: World): string {
  const place = placeBefore(earlier, world)
  const slugs = [...(place ? [place.slug] : []), ...slugsIn(question)]
  if (earlier.grades.length > 0)
    return `/compare ${[question.judgement?.names[0]?.slug ?? judgementOf(earlier.grades), ...slugs].join(' ')}`
  const names = question.authorities.flatMap(({ values }) => values[0]?.name ?? [])
  return `${subjectBefore(earlier, world)}: ${[place?.name ?? [], ...names].flat().join(' and ')}`
}

/** What all the grades were of, with its strand where all were of one; the overall grade where they were of several. */
function judgementOf(grades: Earlier['grades']): string {
  const [judgement, ...others] = new Set(grades.map((grade) => grade.judgement))
  const [strand, ...strands] = new Set(grades.map((grade) => grade.strand))
  if (judgement === undefined || others.length > 0) return 'overall-effectiveness'
  return strands.length > 0 || !strand ? judgement : `${judgement} ${STRAND_IN_WORDS[strand]}`
}

/** The subject again, elsewhere; or a new subject in the same place. */
function sameQuestion(earlier: Earlier, question: Question, world: World): string {
  const isNewSubject = question.beyond.length > 0 || question.judgement !== null
  const subject = isNewSubject ? question.subject : subjectBefore(earlier, world)
  const named = question.authorities.flatMap(({ values }) => values[0]?.name ?? [])
  const place = named.length > 0 ? named.join(' and ') : placeBefore(earlier, world)?.name
  const where = [place, when(question)].join(' ').trim()
  return [inBrief(subject, where), where].join(' ').trim()
}

/** What was asked about before; where that is forgotten, the heading over what was quoted. */
function subjectBefore({ message, excerpts, recommendations }: Earlier, world: World): string {
  const before = message.replace(/^\/ask\s+/i, '')
  if (before !== '') return understand(unjoined(before), world).subject
  const [place] = [...excerpts, ...recommendations]
  const report = world.library.byId(place?.report ?? '')
  return report?.paragraphs.find(({ key }) => key === place?.key)?.locator ?? ''
}

const when = (question: Question): string => question.span?.said ?? yearIn(question) ?? ''
