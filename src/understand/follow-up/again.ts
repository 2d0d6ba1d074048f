import type { Asked, Command } from '../../command/command.js'
import type { World } from '../../command/world.js'
import { STRAND_IN_WORDS } from '../../model/strand.js'
import { inBrief, type Question, understand } from '../question.js'
import { commandWord } from '../typed.js'
import { type Earlier, placeBefore, subjectBefore } from './earlier.js'
import { saying, unjoined } from './referring.js'

/** Asks again what was asked before, with what is named now in the place of what was. */

/** The words of a question that name its authorities, each as its slug. */
const slugsIn = ({ authorities }: Question): string[] =>
  authorities.flatMap(({ values }) => values[0]?.slug ?? [])

const yearIn = ({ years, order }: Question): string | undefined =>
  years[0] === undefined ? (order === null ? undefined : String(order)) : String(years[0])

/** The command again, with what is named now in the place of what was. */
export function sameCommand(command: Command, asked: Asked, question: Question): string {
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
export function sameGrade(earlier: Earlier, question: Question, world: World): string {
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
export function beside(earlier: Earlier, question: Question, world: World): string {
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
export function sameQuestion(earlier: Earlier, question: Question, world: World): string {
  const isNewSubject = question.beyond.length > 0 || question.judgement !== null
  const subject = isNewSubject ? question.subject : subjectBefore(earlier, world)
  const named = question.authorities.flatMap(({ values }) => values[0]?.name ?? [])
  const place = named.length > 0 ? named.join(' and ') : placeBefore(earlier, world)?.name
  const where = [place, when(question)].join(' ').trim()
  return [inBrief(subject, where), where].join(' ').trim()
}

/** A message that leaves its subject to the one before, with what that one named beyond councils and judgements. */
export function pointedOut(message: string, { message: before }: Earlier, world: World): string {
  const subject = understand(unjoined(before), world).beyond.join(' ')
  return subject === '' ? message : saying(message, subject)
}

/** The whole message, about the council that the answer was about. */
export function inSamePlace(message: string, earlier: Earlier, world: World): string {
  const place = placeBefore(earlier, world)
  return place ? `${inBrief(message, place.name).replace(/[?.!\s]+$/, '')}, ${place.name}?` : message
}

/** The year or years that a question names, as it says them. */
export const when = (question: Question): string => question.span?.said ?? yearIn(question) ?? ''
