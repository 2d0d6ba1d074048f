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
  inspectorList,
  judgementList,
  type Suggestion,
  topicList,
  yearList,
} from './choice-lists.js'
import {
  type AnswerContext,
  type Command,
  type OptionKind,
  type OptionValues,
  REPORT_PARTS,
} from './command.js'
import { councilKindsOf, gradesOffered, MOVEMENTS, regionsAndAreas } from './over-councils/condition-words.js'
import { SHOWN } from './over-councils/read.js'

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
  context: AnswerContext,
  commands: readonly Command[],
) => Suggestion[]

const SUGGEST_BY_KIND: Readonly<Record<OptionKind, SuggestOption>> = {
  council: (typed, _, context) => suggestCouncils(typed, context),
  judgement: (typed, asked, context) => suggestJudgements(typed, asked, context),
  'report-part': (typed) => startingWith(typed, [...REPORT_PARTS.keys()].map(asSuggestion)),
  year: (typed, asked, context) =>
    startingWith(typed, yearList(reportsAsked({ ...asked, year: undefined }, context))),
  paragraphs: (typed, asked, context) => suggestParagraphs(typed, asked, context),
  question: (typed, asked, context) => [
    ...typedItself(typed),
    ...searchParagraphs(typed, asked, context).map(asCitation),
  ],
  deadline: (typed, asked, context) =>
    containingText(typed, deadlineList(context)(reportsAsked(asked, context))),
  topic: (typed, asked, context) => containingText(typed, topicList(reportsAsked(asked, context))),
  grade: (typed, _, context) => suggestSeveral(typed, GRADES_JOIN, gradesOffered(context)),
  condition: (typed, asked, context) => suggestConditions(typed, asked, context),
  region: (typed, _, context) => suggestSeveral(typed, LIST_JOINS, regionsAndAreas(context)),
  'council-kind': (typed, _, context) => suggestSeveral(typed, LIST_JOINS, councilKindsOf(context)),
  period: (typed, asked, context) => suggestPeriods(typed, asked, context),
  movement: (typed) => containingText(typed, MOVEMENTS.map(asSuggestion)),
  framework: (typed) => startingWith(typed, Framework.options.map(asSuggestion)),
  inspector: (typed, _, context) => containingText(typed, inspectorList(context)),
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
  context: AnswerContext,
  commands: readonly Command[],
): Suggestion[] => SUGGEST_BY_KIND[kind](typed.trim(), asked, context, commands).slice(0, MAX_SUGGESTIONS)

/** What is typed is itself a question, and what most people mean to ask. */
const typedItself = (typed: string): Suggestion[] =>
  typed === '' || typed.length > MAX_SUGGESTION_LENGTH ? [] : [asSuggestion(typed)]

/** Some screens send the name of a suggestion that was chosen, and not its value: what is so called is meant. */
export const valuesMeant = (
  { options }: Command,
  asked: OptionValues,
  context: AnswerContext,
): OptionValues =>
  Object.fromEntries(
    options.map(({ name, kind }) => [
      name,
      valueMeant(kind, asked[name], { ...asked, [name]: undefined }, context),
    ]),
  )

function valueMeant(
  kind: OptionKind,
  given: string | undefined,
  asked: OptionValues,
  context: AnswerContext,
): string | undefined {
  if (given === undefined || !NAMED_OTHERWISE.has(kind) || given.length > MAX_SUGGESTION_LENGTH) return given
  const [newest] = kind === 'paragraphs' ? reportsAsked(asked, context) : []
  const offered = newest
    ? newest.paragraphs.map((paragraph) => ({
        name: paragraphSuggestionName(paragraph),
        value: paragraph.key,
      }))
    : SUGGEST_BY_KIND[kind](given, asked, context, [])
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
function suggestPeriods(typed: string, asked: OptionValues, context: AnswerContext): Suggestion[] {
  const years = yearList(reportsAsked({ ...asked, year: undefined }, context))
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
function suggestCouncils(typed: string, context: AnswerContext): Suggestion[] {
  const { list, narrowed } = heldCouncilList(context)
  const meant = new Set(context.names.councilsCalled(typed).map(({ council }) => council.slug))
  return distinctByValue([...narrowed(typed), ...list.filter(({ value }) => meant.has(value))])
}

/** By the labels that the reports print and what people call a judgement. */
function suggestJudgements(typed: string, asked: OptionValues, context: AnswerContext): Suggestion[] {
  const { list, narrowed } = judgementList(context)(reportsAsked(asked, context))
  const named = typed === '' ? null : context.names.judgementIn(typed)
  const meant = new Set(named ? judgementsKeyed(named).map(({ slug }) => slug) : [])
  return distinctByValue([
    ...narrowed(typed),
    ...containingText(typed, list),
    ...list.filter(({ value }) => meant.has(value)),
  ])
}

/** A grade of a judgement, as a further condition: the grades first, then for the one typed its judgements. */
function suggestConditions(typed: string, asked: OptionValues, context: AnswerContext): Suggestion[] {
  const grade = gradesOffered(context).find((one) => typed.toLowerCase().startsWith(one.toLowerCase()))
  if (grade === undefined)
    return containingText(
      typed,
      gradesOffered(context).map((one) => asSuggestion(`${one} for overall`)),
    )
  const rest = typed
    .slice(grade.length)
    .replace(/^\s*for\b/i, '')
    .trim()
  return suggestJudgements(rest, asked, context).map(({ name, ...one }) => ({
    ...one,
    ...asSuggestion(`${grade} for ${name}`),
  }))
}

/** The reports that the options so far point at; all of them while nothing does. */
function reportsAsked(asked: OptionValues, context: AnswerContext): readonly Report[] {
  const groups = context.names
    .councilsCalled(asked.council ?? '')
    .map(({ council }) => context.library.ofAuthority(council.slug))
  const [only = []] = groups
  const held = groups.length === 1 ? only : groups.flat()
  const byId = context.library.byId(asked.council ?? '')
  const reports = byId ? [byId] : held.length > 0 ? held : context.library.reports
  return reportsOf(reports, whenOf(asked.year ?? ''))
}

/** By number where one is typed, else by full text; the newest report's first while nothing is. */
function suggestParagraphs(typed: string, asked: OptionValues, context: AnswerContext): Suggestion[] {
  const [newest] = reportsAsked(asked, context)
  if (!newest) return []
  const numbered = typed.match(/^\D*(\d+)$/)?.[1]
  const list = numbered
    ? newest.paragraphs.filter(({ number }) => String(number ?? '').startsWith(numbered))
    : typed === ''
      ? newest.paragraphs
      : searchParagraphs(typed, { ...asked, council: newest.id }, context).map(({ paragraph }) => paragraph)
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
function searchParagraphs(typed: string, asked: OptionValues, context: AnswerContext): FoundParagraph[] {
  if (typed === '') return []
  const reports = reportsAsked(asked, context)
  const within = reports === context.library.reports ? null : new Set(reports.map(({ id }) => id))
  return context.search
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
