import { distinctBy } from '../collections/collections.js'
import type { AnswerContext } from '../command/command.js'
import { holdsOthers, typed } from '../command/refusals.js'
import type { AskedFor, CitationPlace, Where } from '../model/query.js'
import {
  blocksIn,
  distinctNotes,
  excerptsOf,
  isNoChoice,
  type Note,
  type Reply,
  recommendationsOf,
} from '../model/reply.js'
import { type Paragraph, passageKey, placeOfKey, type Report } from '../model/report.js'
import { yearOf } from '../model/year.js'
import {
  headingCited,
  headingOver,
  numberOrKey,
  placeCitation,
  reportName,
  rowText,
  scaleTable,
  shortCitation,
  whenInspected,
} from '../quotation/quote.js'
import {
  choices,
  excerpts,
  grades,
  heading,
  keeping,
  reply,
  withBefore,
  withNaming,
  words,
} from '../reply/build.js'
import { excerptOf, newerPublishedOn, notesOn } from './excerpt.js'
import { gradeRows } from './grades.js'
import { type Scope, scopeOf } from './scope.js'
import { answerInBrief, answerPlaces } from './shown-again.js'

/** Paragraphs as they are cited: by report and number, by heading and passage, or the place that prints a grade. */
export function answerCitation(asked: AskedFor<'citation'>, context: AnswerContext): Reply {
  const { places } = asked
  if (asked.isOfPlace) return answerPlaces(asked, context)
  if (asked.brief) return answerInBrief(asked, context)
  const distinct = distinctBy(
    places,
    ({ where, keys, heading }) => JSON.stringify([where.councils, keys, heading]),
    'last',
  )
  const replies = distinct.map((place) => answerPlaceCited(place, context))
  const [first, ...others] = replies
  if (first === undefined) return reply('none', [words('No paragraph was named.')])
  if (others.length === 0) return first
  if (first.kind === 'error') return first
  return {
    ...keeping(first, isNoChoice),
    second: others.flatMap(blocksIn).filter(isNoChoice),
    notes: distinctNotes(replies.flatMap(({ notes }) => notes)),
  }
}

function answerPlaceCited(place: CitationPlace, context: AnswerContext): Reply {
  const { where, keys, heading } = place
  const scope = scopeOf(where, context)
  if (where.councils.length === 0 && where.reports.length === 0) return whichReport(keys, context)
  if (scope.strayYears.length > 0)
    return answerOtherYears(where, scope, context, (id) => `/cite ${id} ${keys.join(', ')}`)
  const [report, ...others] = scope.reports
  if (!report)
    return reply('none', [words('There is no such report here. /reports lists those that there are.')])
  if (heading === null && keys.length === 0) return whichParagraph(report)
  if (heading === null) return answerCite(report, keys, others, context)
  const number = keys[0]
  if (number === undefined)
    return (
      answerPlace(report, heading, context) ??
      reply('none', [words(`${reportName(report)} has no place called “${heading}”.`)])
    )
  const passages = passagesUnder(report, heading, Number(number))
  return passages.length > 0
    ? answerCite(report, passages, others, context)
    : noSuchPassage(report, heading, String(number))
}

/** Reports offered where a number alone is named. */
const MOST_REPORTS_OFFERED = 10

/** A number alone: any report may be meant. */
function whichReport(keys: CitationPlace['keys'], { library }: AnswerContext): Reply {
  const [key] = keys
  const having = key === undefined ? [] : library.havingParagraph(key)
  const named = keys.join(', ')
  if (having.length === 0) return reply('none', [words(`No report here has a paragraph ${named}.`)])
  const offered = having.slice(0, MOST_REPORTS_OFFERED).map((report) => ({
    label: `${reportName(report)} ¶${named}`,
    message: citeMessage(report, named),
  }))
  return reply('choices', [words(`Paragraph ${named} of which report?`), choices(offered)])
}

/** Reports offered in place of one that is not held. */
const MOST_YEARS_OFFERED = 5

/** No report is held of the years that were asked for: those that are. */
export function answerOtherYears(
  where: Where,
  scope: Scope,
  context: AnswerContext,
  again: (id: string) => string = (id) => `/report ${id}`,
): Reply {
  const held = reportsHeld(scope, context)
  return {
    ...holdsOthers(`${on(scope, held)} ${whenAsked(where)}`, held.slice(0, MOST_YEARS_OFFERED), again),
    // One of after 2013 may well be published, and only not be here.
    notes: newerPublishedOn(scope.authorities, context),
  }
}

/**
 * An answer about one council, when a year was asked for of which no report is held. What a report prints about that
 * year is an answer; what is older than that year is none; the rest comes after a
 * sentence that there is none.
 */
export function ofOtherYear(answer: Reply, where: Where, scope: Scope, context: AnswerContext): Reply {
  const { authorities, strayYears } = scope
  if (authorities.length !== 1 || where.neighboursOf !== null || strayYears.length === 0) return answer
  if (strayYears.every((year) => prints(answer, year))) return answer
  const held = reportsHeld(scope, context)
  if (held.every((report) => strayYears.every((year) => yearOf(report) < year)))
    return answerOtherYears(where, scope, context)
  const none = `There is no report${on(scope, held)} ${whenAsked(where)}.`
  const said = answer.kind === 'excerpts' ? `${none} What others say:` : none
  return withBefore(words(said), answer)
}

const reportsHeld = ({ authorities }: Scope, { library }: AnswerContext): readonly Report[] =>
  authorities.length > 0 ? authorities.flatMap((slug) => library.ofAuthority(slug)) : library.reports

const on = ({ authorities }: Scope, [first]: readonly Report[]): string =>
  authorities.length === 1 && first ? ` on ${first.authority.name}` : ''

/** 'from 2013', 'since 2019', 'from 2014 to 2016' */
function whenAsked({ period: { years, from, to } }: Where): string {
  if (from !== null && to !== null) return `from ${from} to ${to}`
  if (from !== null) return `after ${from - 1}`
  return to === null ? `from ${years.join(' or ')}` : `before ${to + 1}`
}

/** Whether something that is quoted names a year, alone or at the end of a span: '2013/14'. */
function prints(answer: Reply, year: number): boolean {
  const quoted = [...excerptsOf(answer), ...recommendationsOf(answer)]
  const span = new RegExp(`\\b20\\d\\d[/–-]${String(year).slice(2)}\\b`)
  return quoted.some(({ text }) => text.includes(String(year)) || span.test(text))
}

/** Paragraphs in one answer. */
const MOST_CITED = 25

/** Paragraphs whole, by number or key, with their section and full citation, and their neighbours on offer. */
function answerCite(
  report: Report,
  asked: readonly (number | string)[],
  others: readonly Report[],
  context: AnswerContext,
): Reply {
  const found = [...new Set(asked.flatMap((one) => paragraphCalled(report, one) ?? []))]
  const shown = found.slice(0, MOST_CITED)
  const missing = [...new Set(asked)].filter((one) => !paragraphCalled(report, one))
  if (found.length === 0) return noSuchParagraph(report, asked)
  return reply(
    'excerpts',
    [
      found.length > MOST_CITED ? words(`The first ${MOST_CITED} of ${found.length} paragraphs:`) : [],
      excerpts(shown.map((paragraph) => excerptOf(report, paragraph))),
      choices(neighbours(report, shown, others)),
    ],
    [
      ...(missing.length > 0
        ? [
            `${reportName(report)} has no paragraph ${missing.slice(0, 10).join(', ')}${missing.length > 10 ? ' …' : ''}.`,
          ]
        : []),
      ...shown.flatMap((paragraph) => deadlinesIn(report, paragraph)),
      ...shown.flatMap((paragraph) => scaleBeside(report, paragraph)),
      ...notesOn([report], context.library),
    ],
  )
}

/** Deadlines are printed as headings between the bullets of a paragraph; they are no words of it, and are told beside it. */
function deadlinesIn(report: Report, paragraph: Paragraph): Note[] {
  const { key } = paragraph
  const within = report.recommendations.filter((one) => one.key === key)
  const deadlines = [...new Set(within.flatMap(({ deadline }) => deadline ?? []))]
  if (deadlines.length === 0) return []
  return [
    {
      lead: `Between the lines of ${numberOrKey(paragraph)} is printed: `,
      report: report.id,
      words: deadlines,
      end: `. /recommendations ${report.id} shows which is due when.`,
    },
  ]
}

/** What a paragraph announces ('the following four point scale') is told beside it where it is printed as a table. */
function scaleBeside(report: Report, { key }: Paragraph): Note[] {
  const table = scaleTable(report)
  if (table === null || placeOfKey(table.key).paragraph !== key) return []
  const rows = report.scale.filter(({ place }) => place === 'table').map(rowText)
  const lead = `${shortCitation(report, table)}: `
  return [{ lead, ...withNaming(headingCited(report, table)), report: report.id, words: rows, end: '.' }]
}

const paragraphCalled = (report: Report, one: number | string): Paragraph | undefined =>
  report.paragraphs.find(({ number, key }) => (typeof one === 'number' ? number === one : key === one))

/** Names a report by its id, which tells two of one year apart. */
const citeMessage = (report: Report, key: string): string => `/cite ${report.id} ${key}`

function neighbours(report: Report, shown: readonly Paragraph[], others: readonly Report[]) {
  const first = report.paragraphs.indexOf(shown[0] as Paragraph)
  const last = report.paragraphs.indexOf(shown.at(-1) as Paragraph)
  const begins = shown[0]?.key ?? ''
  const near = [report.paragraphs[first - 1], report.paragraphs[last + 1]].flatMap(
    (paragraph) => paragraph ?? [],
  )
  return [
    ...near.map((paragraph) => ({
      label: numberOrKey(paragraph),
      message: citeMessage(report, paragraph.key),
    })),
    ...others.flatMap((other) => {
      const alike = paragraphCalled(other, begins)
      return alike
        ? [
            {
              label: `${whenInspected(other)}: ${numberOrKey(alike)}`,
              message: citeMessage(other, begins),
            },
          ]
        : []
    }),
  ]
}

/** A report was named and no paragraph: where its numbers run to, and the ones to begin with. */
export function whichParagraph(report: Report): Reply {
  const first = report.paragraphs.slice(0, 5)
  return reply('choices', [
    words(`Which paragraph of ${reportName(report)}?`),
    choices(
      first.map((paragraph) => ({
        label: `${paragraph.key} ${paragraph.locator}`,
        message: citeMessage(report, paragraph.key),
        naming: headingOver(report, paragraph),
      })),
    ),
  ])
}

/** Paragraphs offered where words stand in place of a number. */
const MOST_PARAGRAPHS_OFFERED = 5

/** Words in place of a number: the paragraphs of the report that hold them, to pick from; null where none does. */
export function paragraphsWith(text: string, report: Report, { search }: AnswerContext): Reply | null {
  const hits = search
    .paragraphs({ words: text, within: new Set([report.id]), expected: null })
    .filter(({ coverage }) => coverage > 0)
  if (hits.length === 0) return null
  const offered = hits.slice(0, MOST_PARAGRAPHS_OFFERED).map(({ document: { paragraph } }) => ({
    label: `${numberOrKey(paragraph)} ${paragraph.locator}`,
    message: citeMessage(report, paragraph.key),
    naming: headingOver(report, paragraph),
  }))
  return reply('choices', [
    words(`${typed(text)} is no paragraph number. In ${reportName(report)} these paragraphs fit it best:`),
    choices(offered),
  ])
}

function noSuchParagraph(report: Report, asked: readonly (number | string)[]): Reply {
  const numbers = report.paragraphs.flatMap(({ number }) => number ?? [])
  const last = Math.max(0, ...numbers)
  const passage = report.paragraphs.find(({ number }) => number === null)
  const which = asked.slice(0, 5).join(', ')
  if (last > 0)
    return reply('none', [
      words(`${reportName(report)} has no paragraph ${which}: its paragraphs run from 1 to ${last}.`),
      choices([{ label: `The last: ¶${last}`, message: citeMessage(report, String(last)) }]),
    ])
  const why =
    report.numbering === 'lost' ? 'Its paragraph numbers are lost' : 'This report numbers no paragraph'
  return reply(
    'none',
    [
      words(
        `${reportName(report)} has no paragraph ${which}. ${why}, so passages are cited by section: ${passage?.key ?? 's1p1'}, for example.`,
      ),
      choices(passage ? [{ label: passage.key, message: citeMessage(report, passage.key) }] : []),
    ],
    report.damage === null ? [] : [`${reportName(report)}: ${report.damage}.`],
  )
}

/** The passages that stand under a heading with this number: more than one where the heading recurs. */
const passagesUnder = (report: Report, headingText: string, passage: number): string[] =>
  report.paragraphs
    .filter(
      ({ number, key, section, locator }) =>
        number === null && key === passageKey(section, passage) && alike(locator, headingText),
    )
    .map(({ key }) => key)

/** A passage was asked for that is not there: those that stand under headings like the one named. */
function noSuchPassage(report: Report, headingText: string, passage: string): Reply {
  const like = report.paragraphs.filter(
    ({ number, locator }) =>
      number === null && locator.toLowerCase().includes(headingText.trim().toLowerCase()),
  )
  const instead = like.length > 0 ? ' These stand under headings like it:' : ''
  return reply('none', [
    words(`${reportName(report)} has no passage ${passage} under ‘${headingText.trim()}’.${instead}`),
    choices(
      like.slice(0, 10).map((one) => ({
        label: shortCitation(report, one),
        message: citeMessage(report, one.key),
        ...withNaming(headingCited(report, one)),
      })),
    ),
  ])
}

const alike = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase()

/** What stands at a named place that is no paragraph, such as the record of main findings: the grades it prints. */
function answerPlace(report: Report, place: string, context: AnswerContext): Reply | null {
  const there = report.judgements.filter(({ evidence }) => evidence.some((one) => alike(one.place, place)))
  const printed = there.flatMap(({ evidence }) => evidence).find((one) => alike(one.place, place))
  if (!printed) return null
  return reply(
    'grades',
    [
      heading(placeCitation(report, printed.place), [{ report: report.id, words: printed.place }]),
      grades(there.flatMap((judgement) => gradeRows(report, judgement))),
    ],
    notesOn([report], context.library),
  )
}
