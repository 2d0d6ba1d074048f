import { Framework, type Paragraph, type Report } from '../model/report.js'
import { numberOrKey, shortCitation } from '../quotation/citation.js'
import { cutLabel } from '../quotation/cut.js'
import { reportsOf, whenOf } from '../understand/year.js'
import type { Asked, Command, OptionKind } from './command.js'
import {
  authoritiesOf,
  deadlinesIn,
  distinct,
  judgementsIn,
  type Suggestion,
  same,
  topicsOf,
  yearsOf,
} from './offers.js'
import { councilKindsOf, gradesOffered, inspectorsNamed, regionNames } from './over-councils/called.js'
import { MOVEMENTS } from './over-councils/movement-words.js'
import { SHOWN } from './over-councils/read.js'
import { REPORT_PARTS } from './report-parts.js'
import type { World } from './world.js'

export type { Suggestion } from './offers.js'

/** Letters of a suggestion's name and of its value (API documentation, Option Choice Structure). */
const MOST_LETTERS = 100

/** A suggestion's name as it is shown: cut between words. */
export const nameShown = (name: string): string => cutLabel(name, MOST_LETTERS)

/** Discord offers no more at once (API documentation, autocomplete); a terminal needs no more. */
const MOST = 25

type Suggest = (typed: string, asked: Asked, world: World, commands: readonly Command[]) => Suggestion[]

const SUGGEST: Readonly<Record<OptionKind, Suggest>> = {
  council: (typed, _, world) => authorities(typed, world),
  judgement: (typed, asked, world) => judgements(typed, asked, world),
  'report-part': (typed) => starting(typed, [...REPORT_PARTS.keys()].map(same)),
  year: (typed, asked, world) => starting(typed, yearsOf(reportsAsked({ ...asked, year: undefined }, world))),
  paragraphs: (typed, asked, world) => paragraphs(typed, asked, world),
  question: (typed, asked, world) => [...itself(typed), ...found(typed, asked, world).map(asCitation)],
  deadline: (typed, asked, world) => containing(typed, deadlinesIn(world)(reportsAsked(asked, world))),
  topic: (typed, asked, world) => containing(typed, topicsOf(reportsAsked(asked, world))),
  grade: (typed, _, world) => severally(typed, GRADES_JOIN, gradesOffered(world)),
  condition: (typed, asked, world) => conditions(typed, asked, world),
  region: (typed, _, world) => severally(typed, LIST_JOINS, regionNames(world)),
  'council-kind': (typed, _, world) => severally(typed, LIST_JOINS, councilKindsOf(world)),
  period: (typed, asked, world) => periods(typed, asked, world),
  movement: (typed) => containing(typed, MOVEMENTS.map(same)),
  framework: (typed) => starting(typed, Framework.options.map(same)),
  inspector: (typed, _, world) => containing(typed, inspectorsNamed(world).map(same)),
  shown: (typed) => containing(typed, SHOWN.map(same)),
  // Words of the asker's own, and a number: nothing to choose from.
  phrase: () => [],
  page: () => [],
  command: (typed, _, __, commands) =>
    starting(
      typed.replace(/^\//, ''),
      commands.map(({ name }) => same(name)),
    ),
}

/** What to offer for an option while it is typed, best first, of what this library really has. */
export const suggest = (
  kind: OptionKind,
  typed: string,
  asked: Asked,
  world: World,
  commands: readonly Command[],
): Suggestion[] => SUGGEST[kind](typed.trim(), asked, world, commands).slice(0, MOST)

/** What is typed is itself a question, and what most people mean to ask. */
const itself = (typed: string): Suggestion[] =>
  typed === '' || typed.length > MOST_LETTERS ? [] : [same(typed)]

/** Some screens send the name of a suggestion that was chosen, and not its value: what is so called is meant. */
export const valuesMeant = ({ options }: Command, asked: Asked, world: World): Asked =>
  Object.fromEntries(
    options.map(({ name, kind }) => [
      name,
      valueMeant(kind, asked[name], { ...asked, [name]: undefined }, world),
    ]),
  )

function valueMeant(
  kind: OptionKind,
  given: string | undefined,
  asked: Asked,
  world: World,
): string | undefined {
  if (given === undefined || !NAMED_OTHERWISE.has(kind) || given.length > MOST_LETTERS) return given
  const [newest] = kind === 'paragraphs' ? reportsAsked(asked, world) : []
  const offered = newest
    ? newest.paragraphs.map((paragraph) => ({ name: opening(paragraph), value: paragraph.key }))
    : SUGGEST[kind](given, asked, world, [])
  return offered.find(({ name, value }) => value !== given && nameShown(name) === given)?.value ?? given
}

/** Options whose suggestions are called otherwise than their values. */
const NAMED_OTHERWISE: ReadonlySet<OptionKind> = new Set(['paragraphs', 'question'])

const starting = (typed: string, list: readonly Suggestion[]): Suggestion[] =>
  list.filter(({ name }) => name.toLowerCase().startsWith(typed.toLowerCase()))

const containing = (typed: string, list: readonly Suggestion[]): Suggestion[] =>
  list.filter(({ name }) => name.toLowerCase().includes(typed.toLowerCase()))

/** What joins the values that one option holds: 'Good or Outstanding', 'London, South East'. */
const GRADES_JOIN = /^(.+ or )(.*)$/i
const LIST_JOINS = /^(.+, ?)(.*)$/

/** The last of several values, behind those that are typed already; none is offered twice. */
function severally(typed: string, joins: RegExp, list: readonly string[]): Suggestion[] {
  const [, before = '', last = typed] = joins.exec(typed) ?? []
  const rest = list.filter((value) => !before.toLowerCase().includes(value.toLowerCase()))
  return containing(last, rest.map(same)).map(({ name }) => same(`${before}${name}`))
}

/** Times that `/find` takes: the newest inspection of each, a year, a span that begins or ends with one. */
function periods(typed: string, asked: Asked, world: World): Suggestion[] {
  const years = yearsOf(reportsAsked({ ...asked, year: undefined }, world))
    .map(({ value }) => value)
    .sort()
    .reverse()
  const spans = ['since', 'before', 'up to'].flatMap((word) => years.map((year) => `${word} ${year}`))
  const [, first, last = ''] = /^(\d{4})\s*-\s*(\d*)$/.exec(typed) ?? []
  const ends = years.filter((year) => first !== undefined && year > first && year.startsWith(last))
  return [
    ...starting(typed, ['now', ...years, 'previous', 'first', ...spans].map(same)),
    ...ends.map((year) => same(`${first}-${year}`)),
  ]
}

/** By the names that authorities have and those that people give them, as far as they are typed; held ones alone. */
function authorities(typed: string, world: World): Suggestion[] {
  const { list, narrowed } = authoritiesOf(world)
  const meant = new Set(world.names.councilsCalled(typed).map(({ council }) => council.slug))
  return distinct([...narrowed(typed), ...list.filter(({ value }) => meant.has(value))])
}

/** By the labels that the reports print and what people call a judgement. */
function judgements(typed: string, asked: Asked, world: World): Suggestion[] {
  const { list, narrowed } = judgementsIn(world)(reportsAsked(asked, world))
  const meant = new Set(
    typed === '' ? [] : world.names.judgementIn(typed)?.keys.map((key) => key.split('/').at(-1) ?? ''),
  )
  return distinct([
    ...narrowed(typed),
    ...containing(typed, list),
    ...list.filter(({ value }) => meant.has(value)),
  ])
}

/** A grade of a judgement, as a further condition: the grades first, then for the one typed its judgements. */
function conditions(typed: string, asked: Asked, world: World): Suggestion[] {
  const grade = gradesOffered(world).find((one) => typed.toLowerCase().startsWith(one.toLowerCase()))
  if (grade === undefined)
    return containing(
      typed,
      gradesOffered(world).map((one) => same(`${one} for overall`)),
    )
  const rest = typed
    .slice(grade.length)
    .replace(/^\s*for\b/i, '')
    .trim()
  return judgements(rest, asked, world).map(({ name }) => same(`${grade} for ${name}`))
}

/** The reports that the options so far point at; all of them while nothing does. */
function reportsAsked(asked: Asked, world: World): readonly Report[] {
  const groups = world.names
    .councilsCalled(asked.council ?? '')
    .map(({ council }) => world.library.ofAuthority(council.slug))
  const [only = []] = groups
  const held = groups.length === 1 ? only : groups.flat()
  const byId = world.library.byId(asked.council ?? '')
  const reports = byId ? [byId] : held.length > 0 ? held : world.library.reports
  return reportsOf(reports, whenOf(asked.year ?? ''))
}

/** By number where one is typed, else by full text; the newest report's first while nothing is. */
function paragraphs(typed: string, asked: Asked, world: World): Suggestion[] {
  const [newest] = reportsAsked(asked, world)
  if (!newest) return []
  const numbered = typed.match(/^\D*(\d+)$/)?.[1]
  const list = numbered
    ? newest.paragraphs.filter(({ number }) => String(number ?? '').startsWith(numbered))
    : typed === ''
      ? newest.paragraphs
      : found(typed, { ...asked, council: newest.id }, world).map(({ paragraph }) => paragraph)
  return list.slice(0, MOST).map((paragraph) => ({ name: opening(paragraph), value: paragraph.key }))
}

interface Place {
  readonly report: Report
  readonly paragraph: Paragraph
}

/** Paragraphs that hold what is typed, best first, within the reports asked for. */
function found(typed: string, asked: Asked, world: World): Place[] {
  if (typed === '') return []
  const reports = reportsAsked(asked, world)
  const within = reports === world.library.reports ? null : new Set(reports.map(({ id }) => id))
  return world.search
    .paragraphs({ words: typed, within, wanted: null, most: MOST })
    .map(({ document }) => document)
}

/** As one line; blanks that stand alone are one already. */
const onOneLine = (text: string): string => text.replace(/\s{2,}|[^\S ]/g, ' ')

/** A citation is itself a question, answered with the paragraph. */
const asCitation = ({ report, paragraph }: Place): Suggestion => {
  const value = shortCitation(report, paragraph)
  return { name: `${value}: ${onOneLine(paragraph.text)}`, value }
}

const opening = (paragraph: Paragraph): string =>
  `${numberOrKey(paragraph)} ${paragraph.locator}: ${onOneLine(paragraph.text)}`
