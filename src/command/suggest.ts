import { Framework, type Paragraph, type Report } from '../model/report.js'
import { reportsOf, whenOf } from '../model/year.js'
import { numberOrKey, shortCitation } from '../quotation/quote.js'
import { cutLabel } from '../text/fit.js'
import { judgementsKeyed } from '../understand/entities/grades.js'
import {
  asSuggestion,
  deadlineList,
  distinctByValue,
  heldCouncilList,
  judgementList,
  type Suggestion,
  topicList,
  yearList,
} from './choice-lists.js'
import { type Command, type OptionKind, type OptionValues, REPORT_PARTS } from './command.js'
import {
  councilKindsOf,
  gradesOffered,
  inspectorsNamed,
  MOVEMENTS,
  regionNames,
} from './over-councils/condition-words.js'
import { SHOWN } from './over-councils/read.js'
import type { World } from './world.js'

export type { Suggestion } from './choice-lists.js'

/** Letters of a suggestion's name and of its value (API documentation, Option Choice Structure). */
const MAX_SUGGESTION_LENGTH = 100

/** A suggestion's name as it is shown: cut between words. */
export const nameShown = (name: string): string => cutLabel(name, MAX_SUGGESTION_LENGTH)

/** Discord offers no more at once (API documentation, autocomplete); a terminal needs no more. */
const MAX_SUGGESTIONS = 25

type SuggestOption = (
  typed: string,
  asked: OptionValues,
  world: World,
  commands: readonly Command[],
) => Suggestion[]

const SUGGEST_BY_KIND: Readonly<Record<OptionKind, SuggestOption>> = {
  council: (typed, _, world) => suggestCouncils(typed, world),
  judgement: (typed, asked, world) => suggestJudgements(typed, asked, world),
  'report-part': (typed) => startingWith(typed, [...REPORT_PARTS.keys()].map(asSuggestion)),
  year: (typed, asked, world) =>
    startingWith(typed, yearList(reportsAsked({ ...asked, year: undefined }, world))),
  paragraphs: (typed, asked, world) => suggestParagraphs(typed, asked, world),
  question: (typed, asked, world) => [
    ...typedItself(typed),
    ...searchParagraphs(typed, asked, world).map(asCitation),
  ],
  deadline: (typed, asked, world) => containingText(typed, deadlineList(world)(reportsAsked(asked, world))),
  topic: (typed, asked, world) => containingText(typed, topicList(reportsAsked(asked, world))),
  grade: (typed, _, world) => suggestSeveral(typed, GRADES_JOIN, gradesOffered(world)),
  condition: (typed, asked, world) => suggestConditions(typed, asked, world),
  region: (typed, _, world) => suggestSeveral(typed, LIST_JOINS, regionNames(world)),
  'council-kind': (typed, _, world) => suggestSeveral(typed, LIST_JOINS, councilKindsOf(world)),
  period: (typed, asked, world) => suggestPeriods(typed, asked, world),
  movement: (typed) => containingText(typed, MOVEMENTS.map(asSuggestion)),
  framework: (typed) => startingWith(typed, Framework.options.map(asSuggestion)),
  inspector: (typed, _, world) => containingText(typed, inspectorsNamed(world).map(asSuggestion)),
  shown: (typed) => containingText(typed, SHOWN.map(asSuggestion)),
  // Words of the asker's own, and a number: nothing to choose from.
  phrase: () => [],
  page: () => [],
  command: (typed, _, __, commands) =>
    startingWith(
      typed.replace(/^\//, ''),
      commands.map(({ name }) => asSuggestion(name)),
    ),
}

/** What to offer for an option while it is typed, best first, of what this library really has. */
export const suggest = (
  kind: OptionKind,
  typed: string,
  asked: OptionValues,
  world: World,
  commands: readonly Command[],
): Suggestion[] => SUGGEST_BY_KIND[kind](typed.trim(), asked, world, commands).slice(0, MAX_SUGGESTIONS)

/** What is typed is itself a question, and what most people mean to ask. */
const typedItself = (typed: string): Suggestion[] =>
  typed === '' || typed.length > MAX_SUGGESTION_LENGTH ? [] : [asSuggestion(typed)]

/** Some screens send the name of a suggestion that was chosen, and not its value: what is so called is meant. */
export const valuesMeant = ({ options }: Command, asked: OptionValues, world: World): OptionValues =>
  Object.fromEntries(
    options.map(({ name, kind }) => [
      name,
      valueMeant(kind, asked[name], { ...asked, [name]: undefined }, world),
    ]),
  )

function valueMeant(
  kind: OptionKind,
  given: string | undefined,
  asked: OptionValues,
  world: World,
): string | undefined {
  if (given === undefined || !NAMED_OTHERWISE.has(kind) || given.length > MAX_SUGGESTION_LENGTH) return given
  const [newest] = kind === 'paragraphs' ? reportsAsked(asked, world) : []
  const offered = newest
    ? newest.paragraphs.map((paragraph) => ({
        name: paragraphSuggestionName(paragraph),
        value: paragraph.key,
      }))
    : SUGGEST_BY_KIND[kind](given, asked, world, [])
  return offered.find(({ name, value }) => value !== given && nameShown(name) === given)?.value ?? given
}

/** Options whose suggestions are called otherwise than their values. */
const NAMED_OTHERWISE: ReadonlySet<OptionKind> = new Set(['paragraphs', 'question'])

const startingWith = (typed: string, list: readonly Suggestion[]): Suggestion[] =>
  list.filter(({ name }) => name.toLowerCase().startsWith(typed.toLowerCase()))

const containingText = (typed: string, list: readonly Suggestion[]): Suggestion[] =>
  list.filter(({ name }) => name.toLowerCase().includes(typed.toLowerCase()))

/** What joins the values that one option holds: 'Good or Outstanding', 'London, South East'. */
const GRADES_JOIN = /^(.+ or )(.*)$/i
const LIST_JOINS = /^(.+, ?)(.*)$/

/** The last of several values, behind those that are typed already; none is offered twice. */
function suggestSeveral(typed: string, joins: RegExp, list: readonly string[]): Suggestion[] {
  const [, before = '', last = typed] = joins.exec(typed) ?? []
  const rest = list.filter((value) => !before.toLowerCase().includes(value.toLowerCase()))
  return containingText(last, rest.map(asSuggestion)).map(({ name }) => asSuggestion(`${before}${name}`))
}

/** Times that `/find` takes: the newest inspection of each, a year, a span that begins or ends with one. */
function suggestPeriods(typed: string, asked: OptionValues, world: World): Suggestion[] {
  const years = yearList(reportsAsked({ ...asked, year: undefined }, world))
    .map(({ value }) => value)
    .sort()
    .reverse()
  const spans = ['since', 'before', 'up to'].flatMap((word) => years.map((year) => `${word} ${year}`))
  const [, first, last = ''] = /^(\d{4})\s*-\s*(\d*)$/.exec(typed) ?? []
  const ends = years.filter((year) => first !== undefined && year > first && year.startsWith(last))
  return [
    ...startingWith(typed, ['now', ...years, 'previous', 'first', ...spans].map(asSuggestion)),
    ...ends.map((year) => asSuggestion(`${first}-${year}`)),
  ]
}

/** By the names that authorities have and those that people give them, as far as they are typed; held ones alone. */
function suggestCouncils(typed: string, world: World): Suggestion[] {
  const { list, narrowed } = heldCouncilList(world)
  const meant = new Set(world.names.councilsCalled(typed).map(({ council }) => council.slug))
  return distinctByValue([...narrowed(typed), ...list.filter(({ value }) => meant.has(value))])
}

/** By the labels that the reports print and what people call a judgement. */
function suggestJudgements(typed: string, asked: OptionValues, world: World): Suggestion[] {
  const { list, narrowed } = judgementList(world)(reportsAsked(asked, world))
  const named = typed === '' ? null : world.names.judgementIn(typed)
  const meant = new Set(named ? judgementsKeyed(named).map(({ slug }) => slug) : [])
  return distinctByValue([
    ...narrowed(typed),
    ...containingText(typed, list),
    ...list.filter(({ value }) => meant.has(value)),
  ])
}

/** A grade of a judgement, as a further condition: the grades first, then for the one typed its judgements. */
function suggestConditions(typed: string, asked: OptionValues, world: World): Suggestion[] {
  const grade = gradesOffered(world).find((one) => typed.toLowerCase().startsWith(one.toLowerCase()))
  if (grade === undefined)
    return containingText(
      typed,
      gradesOffered(world).map((one) => asSuggestion(`${one} for overall`)),
    )
  const rest = typed
    .slice(grade.length)
    .replace(/^\s*for\b/i, '')
    .trim()
  return suggestJudgements(rest, asked, world).map(({ name }) => asSuggestion(`${grade} for ${name}`))
}

/** The reports that the options so far point at; all of them while nothing does. */
function reportsAsked(asked: OptionValues, world: World): readonly Report[] {
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
function suggestParagraphs(typed: string, asked: OptionValues, world: World): Suggestion[] {
  const [newest] = reportsAsked(asked, world)
  if (!newest) return []
  const numbered = typed.match(/^\D*(\d+)$/)?.[1]
  const list = numbered
    ? newest.paragraphs.filter(({ number }) => String(number ?? '').startsWith(numbered))
    : typed === ''
      ? newest.paragraphs
      : searchParagraphs(typed, { ...asked, council: newest.id }, world).map(({ paragraph }) => paragraph)
  return list.slice(0, MAX_SUGGESTIONS).map((paragraph) => ({
    name: paragraphSuggestionName(paragraph),
    value: paragraph.key,
    quotes: quoting({ report: newest, paragraph }),
  }))
}

interface FoundParagraph {
  readonly report: Report
  readonly paragraph: Paragraph
}

/** Paragraphs that hold what is typed, best first, within the reports asked for. */
function searchParagraphs(typed: string, asked: OptionValues, world: World): FoundParagraph[] {
  if (typed === '') return []
  const reports = reportsAsked(asked, world)
  const within = reports === world.library.reports ? null : new Set(reports.map(({ id }) => id))
  return world.search
    .paragraphs({ words: typed, within, expected: null, most: MAX_SUGGESTIONS })
    .map(({ document }) => document)
}

const quoting = ({ report, paragraph }: FoundParagraph) => ({
  report: report.id,
  key: paragraph.key,
  text: paragraph.text,
})

/** As one line; blanks that stand alone are one already. */
const onOneLine = (text: string): string => text.replace(/\s{2,}|[^\S ]/g, ' ')

/** A citation is itself a question, answered with the paragraph. */
const asCitation = ({ report, paragraph }: FoundParagraph): Suggestion => {
  const value = shortCitation(report, paragraph)
  return { name: `${value}: ${onOneLine(paragraph.text)}`, value, quotes: quoting({ report, paragraph }) }
}

const paragraphSuggestionName = (paragraph: Paragraph): string =>
  `${numberOrKey(paragraph)} ${paragraph.locator}: ${onOneLine(paragraph.text)}`
