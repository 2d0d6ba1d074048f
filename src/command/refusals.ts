import { distinctBy, grouped } from '../collections/collections.js'
import type { Reading } from '../model/query.js'
import { BLANK, type BlockOf, type Choice, type Reply } from '../model/reply.js'
import type { Report } from '../model/report.js'
import type { When } from '../model/year.js'
import { reportName } from '../quotation/quote.js'
import { choices, councilChoices, reply, words } from '../reply/build.js'
import { type Authority, tiles } from '../vocabulary/authorities.js'
import type { JudgementName } from '../vocabulary/judgements.js'
import { type AnswerContext, examplesOf } from './command.js'

/** Refusals in words: what somebody's words do not mean here, and what to try instead; and for what a name was taken that is no council's own. */

/** Quoted in a reply: what a person typed, cut to a length that cannot flood it. */
export const typed = (text: string): string => {
  const short = text.replace(/\s+/g, ' ').trim()
  return `“${short.length > 60 ? `${short.slice(0, 60)}…` : short}”`
}

/** A place that lies in no council that Ofsted inspects. */
export const notInEngland = (place: string, country: string | null): Reply =>
  reply('none', [
    words(
      place === country
        ? `Ofsted inspects councils in England alone: there is no report on ${place}.`
        : `${place} is in ${country}, and Ofsted inspects councils in England alone: there is no report on it.`,
    ),
  ])

/** An option for a year that names none. */
export const noYear = (text: string, { library }: AnswerContext): Reply =>
  reply('error', [
    words(`A year has four figures, such as ${examplesOf(library).year}; ${typed(text)} is none.`),
  ])

/** A year, or a place in their order, in which no report of any council stands. */
export const noneFrom = (text: string): Reply =>
  reply('none', [words(`There is no report from ${typed(text)} here. /reports lists those that there are.`)])

/** No authority was named: those that are held, to pick from. */
export const whichAuthority = (context: AnswerContext, again: (slug: string) => string): Reply =>
  reply('choices', [words('Choose a council.'), councilChoices(heldCouncils(context, again), another(again))])

/** What leads to a council that a menu does not show. */
export const another = (again: (council: string) => string): Choice => ({
  label: 'Another…',
  message: again(BLANK),
})

function heldCouncils(context: AnswerContext, again: (slug: string) => string) {
  const authorities = new Map(
    context.library.reports.map(({ authority }) => [authority.slug, authority.name]),
  )
  return [...authorities].map(([slug, name]) => ({ label: name, message: again(slug) }))
}

/** A name that several councils share: those of them that are held. */
export const sharedName = (
  called: readonly Authority[],
  text: string,
  again: (slug: string) => string,
): Reply =>
  reply('choices', [
    words(`${typed(text)} may be one of these:`),
    choices(called.map(({ slug, name }) => ({ label: name, message: again(slug) }))),
  ])

/** A name that is no council's, with those that are like it. */
export function notKnown(text: string, context: AnswerContext, again: (slug: string) => string): Reply {
  const near = context.names
    .councilsNear(text)
    .map(({ slug, name }) => ({ label: name, message: again(slug) }))
  return reply('choices', [
    words(`I know no council called ${typed(text)}. Did you mean one of these?`),
    choices(near),
  ])
}

/** Councils offered in the place of one that is not held. */
const MOST_COUNCILS_OFFERED = 5

/** The words for authorities that the library has no report of, with those that it does hold of their kin. */
export function notHeld(
  called: readonly Authority[],
  context: AnswerContext,
  again: (slug: string) => string,
): Reply {
  const names = called.map(({ name }) => name).join(' or ')
  const all = heldCouncils(context, again)
  const kin = [...new Set(called.flatMap((authority) => kinOf(authority, context)))].slice(
    0,
    MOST_COUNCILS_OFFERED,
  )
  const isSmall = all.length <= MOST_COUNCILS_OFFERED
  const near = kin.map(({ slug, name }) => ({ label: name, message: again(slug) }))
  const offered = isSmall
    ? [...near, ...all.filter(({ label }) => near.every((one) => one.label !== label))]
    : near
  const instead = isSmall
    ? ' There are reports on:'
    : kin.length === 0
      ? ''
      : ' There are reports on these, near it or like it:'
  return reply('none', [words(`There is no report on ${names} here.${instead}`), choices(offered)])
}

/** Councils that are held: those that took a council's place, those of nearly its name, its statistical neighbours, and its region's. */
function kinOf({ slug, name, now }: Authority, { library, vocabulary }: AnswerContext): Authority[] {
  const { authorities, councils } = vocabulary
  const facts = councils.get(slug)
  const named = (slugs: readonly string[]) => authorities.filter((one) => slugs.includes(one.slug))
  const lastWord = (text: string) => text.split(' ').at(-1)
  const isOfName = (one: Authority) => lastWord(one.name) === lastWord(name)
  const isOfRegion = (one: Authority) =>
    facts?.region != null && councils.get(one.slug)?.region === facts.region
  return [
    ...named(now),
    ...authorities.filter(isOfName),
    ...nearestFirst(slug, authorities.filter(isOfRegion)),
    ...(facts?.neighbours ?? []).flatMap((neighbour) => named([neighbour])),
  ].filter((one) => library.ofAuthority(one.slug).length > 0)
}

/** In the order of how near they stand on the tile map of England; those that it lacks last. */
function nearestFirst(slug: string, others: readonly Authority[]): Authority[] {
  const places = new Map(tiles().map((tile) => [tile.council, tile]))
  const here = places.get(slug)
  const far = (one: Authority): number => {
    const there = places.get(one.slug)
    return here && there
      ? Math.hypot(here.column - there.column, here.row - there.row)
      : Number.POSITIVE_INFINITY
  }
  return here ? others.toSorted((one, other) => far(one) - far(other)) : [...others]
}

/** A council of which reports are held, and none of the year, or of that place in their order; those that are. */
export function noSuchYear(
  authority: Authority,
  when: When | null,
  reports: readonly Report[],
  again: (report: string) => string,
): Reply {
  const which = typeof when === 'number' ? `from ${when}` : `that is its ${when ?? 'newest'}`
  return holdsOthers(` on ${authority.name} ${which}`, reports, again)
}

/** How a name was taken: 'Burnley is in Lancashire.' */
export function readingWords({ said, meant, how }: Reading): BlockOf<'words'>[] {
  const name = said.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())
  if (how === 'unknown') return words(`I know no council called “${said}”, and leave it out.`)
  if (how === 'unheard') return words(`I did not take up: “${said}”.`)
  if (how === 'run-by')
    return words(
      `Who runs a council’s services is in no table here. These are the reports that mention “${meant}”, each with its own grade.`,
    )
  if (how === 'commonest')
    return words(
      meant === ''
        ? 'Which of them comes most often I do not reckon: each report words its own. What there is:'
        : 'What is found fault with I do not sort by what it is about. What reports ask to be improved I do:',
    )
  if (how === 'as-file')
    return words(
      'All of it as a file for a spreadsheet: ‘File (CSV)’ under this answer in Discord, `pilcrow say --csv` with the question at the terminal.',
    )
  if (how === 'country') return words(`Not all of England is here: reports on ${meant} are.`)
  if (how === 'office')
    return words(
      `Reports hardly ever name a council’s own people, and call them by their office. Of the ${meant}:`,
    )
  if (how === 'borders')
    return words(
      'Which councils border which is not held here. Statistical neighbours are the councils that are most like it, wherever they lie.',
    )
  if (how === 'corrected') return words(`I took “${said}” for ${meant}.`)
  return words(
    how === 'place'
      ? `${name} is in ${meant}.`
      : `There are several places called ${name}; the largest is in ${meant}.`,
  )
}

/** Words that no report is held of what was asked for, with those that are. */
export const holdsOthers = (
  what: string,
  held: readonly Report[],
  again: (report: string) => string,
): Reply =>
  reply('none', [
    words(`There is no report${what}. There are these:`),
    choices(held.map((report) => ({ label: reportName(report), message: again(report.id) }))),
  ])

/** Judgements offered where none is named. */
const MOST_JUDGEMENTS = 10

/** The judgements that most of the reports make, by the names that their frameworks give them. */
function oftenMade({ library, vocabulary }: AnswerContext): readonly JudgementName[] {
  const made = library.reports.flatMap(({ judgements }) => judgements.map(({ judgement }) => judgement))
  const often = [...grouped(made, (slug) => slug)].sort(([, one], [, other]) => other.length - one.length)
  return often
    .slice(0, MOST_JUDGEMENTS)
    .flatMap(([slug]) => vocabulary.judgements.find((one) => one.slug === slug) ?? [])
}

/** No judgement was named, or one that there is not: those that most reports make, or those of nearly its name. */
export function noJudgement(
  text: string | undefined,
  context: AnswerContext,
  again: (judgement: string) => string,
): Reply {
  const near = text === undefined ? oftenMade(context) : context.names.judgementsNear(text)
  const offered = distinctBy(near, ({ slug }) => slug, 'last').map(({ slug, label }) => ({
    label,
    message: again(slug),
  }))
  const asks =
    text === undefined
      ? 'Choose a judgement.'
      : `I know no judgement called ${typed(text)}. Did you mean one of these?`
  return reply('choices', [words(asks), choices(offered)])
}
