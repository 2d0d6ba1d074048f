import { Grade, type Paragraph, type Report } from '../model/report.js'
import { yearOf } from '../model/year.js'
import { shortCitation } from '../quotation/citation.js'
import { reportsOf, whenOf } from '../understand/year.js'
import type { Asked, Command, OptionKind } from './command.js'
import { narrowed } from './narrow.js'
import type { World } from './world.js'

/** Something offered while an option is typed: what the person reads, and what the option then holds. */
export interface Suggestion {
  readonly name: string
  readonly value: string
}

/** Discord offers no more at once (API documentation, autocomplete); a terminal needs no more. */
const MOST = 25

type Suggest = (typed: string, asked: Asked, world: World, commands: readonly Command[]) => Suggestion[]

const SUGGEST: Readonly<Record<OptionKind, Suggest>> = {
  authority: (typed, _, world) => authorities(typed, world),
  judgement: (typed, asked, world) => judgements(typed, asked, world),
  year: (typed, asked, world) => starting(typed, years(asked, world)),
  paragraphs: (typed, asked, world) => paragraphs(typed, asked, world),
  question: (typed, asked, world) => found(typed, asked, world).map(asCitation),
  deadline: (typed, asked, world) => containing(typed, deadlines(asked, world)),
  topic: (typed, asked, world) => containing(typed, topics(asked, world)),
  grade: (typed) => containing(typed, Grade.options.map(same)),
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

const same = (value: string): Suggestion => ({ name: value, value })

/** Each value once, by the name that comes first. */
const distinct = (list: readonly Suggestion[]): Suggestion[] => {
  const first = new Map<string, Suggestion>()
  for (const one of list) if (!first.has(one.value)) first.set(one.value, one)
  return [...first.values()]
}

const starting = (typed: string, list: readonly Suggestion[]): Suggestion[] =>
  list.filter(({ name }) => name.toLowerCase().startsWith(typed.toLowerCase()))

const containing = (typed: string, list: readonly Suggestion[]): Suggestion[] =>
  list.filter(({ name }) => name.toLowerCase().includes(typed.toLowerCase()))

/** By the names that authorities have and those that people give them, as far as they are typed; held ones alone. */
function authorities(typed: string, world: World): Suggestion[] {
  const called = new Map(world.vocabulary.authorities.map(({ slug, names }) => [slug, names]))
  const held = distinct(
    world.library.reports.map(({ authority }) => ({ name: authority.name, value: authority.slug })),
  )
  const inOrder = held
    .sort((a, b) => a.name.localeCompare(b.name))
    .map((one) => ({ ...one, others: called.get(one.value) ?? [] }))
  const meant = new Set(world.names.authorityCalled(typed).map(({ slug }) => slug))
  return distinct(
    [...narrowed(typed, inOrder), ...inOrder.filter(({ value }) => meant.has(value))].map(shown),
  )
}

/** By the labels that the reports print and what people call a judgement. */
function judgements(typed: string, asked: Asked, world: World): Suggestion[] {
  const reports = reportsAsked(asked, world)
  const frameworks = new Set(reports.map(({ framework }) => framework))
  const names = world.vocabulary.judgements.filter(({ framework }) => frameworks.has(framework))
  const made = reports.flatMap(({ judgements }) => judgements)
  const list = distinct(made.map(({ label, judgement }) => ({ name: label, value: judgement })))
  const called = (slug: string): string[] =>
    names.filter((one) => one.slug === slug).flatMap((one) => one.names)
  const candidates = list.map((one) => ({ ...one, others: called(one.value) }))
  const meant = new Set(typed === '' ? [] : world.names.judgementIn(typed)?.names.map(({ slug }) => slug))
  const whole = candidates.filter(({ value }) => meant.has(value))
  const begun = narrowed(typed, candidates)
  return distinct([...begun, ...containing(typed, list), ...whole].map(shown))
}

const shown = ({ name, value }: Suggestion): Suggestion => ({ name, value })

const years = (asked: Asked, world: World): Suggestion[] =>
  distinct(reportsAsked({ ...asked, year: undefined }, world).map((report) => same(String(yearOf(report)))))

const deadlines = (asked: Asked, world: World): Suggestion[] =>
  distinct(
    reportsAsked(asked, world).flatMap(({ recommendations }) =>
      recommendations.flatMap(({ deadline }) => (deadline === null ? [] : same(deadline))),
    ),
  )

/** What the reports judge, in their own words: the subjects under which they recommend. */
const topics = (asked: Asked, world: World): Suggestion[] =>
  distinct(reportsAsked(asked, world).flatMap(({ judgements }) => judgements.map(({ label }) => same(label))))

/** The reports that the options so far point at; all of them while nothing does. */
function reportsAsked(asked: Asked, world: World): readonly Report[] {
  const slugs = world.names.authorityCalled(asked.authority ?? '').map(({ slug }) => slug)
  const held = slugs.flatMap((slug) => world.library.ofAuthority(slug))
  const byId = world.library.byId(asked.authority ?? '')
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
      : found(typed, { ...asked, authority: newest.id }, world).map(({ paragraph }) => paragraph)
  return list.slice(0, MOST).map((paragraph) => ({ name: opening(paragraph), value: paragraph.key }))
}

interface Place {
  readonly report: Report
  readonly paragraph: Paragraph
}

/** Paragraphs that hold what is typed, best first, within the reports asked for. */
function found(typed: string, asked: Asked, world: World): Place[] {
  if (typed === '') return []
  const within = new Set(reportsAsked(asked, world).map(({ id }) => id))
  return world.search
    .paragraphs({ words: typed, within, wanted: null })
    .slice(0, MOST)
    .map(({ document }) => document)
}

/** A citation is itself a question, answered with the paragraph. */
const asCitation = ({ report, paragraph }: Place): Suggestion => {
  const value = shortCitation(report, paragraph)
  return { name: `${value}: ${paragraph.text.replace(/\s+/g, ' ')}`, value }
}

const opening = ({ key, number, locator, text }: Paragraph): string =>
  `${number === null ? key : `¶${number}`} ${locator}: ${text.replace(/\s+/g, ' ')}`
