import { typed } from '../command/resolve.js'
import type { World } from '../command/world.js'
import type { Note, Reply } from '../model/reply.js'
import type { Paragraph, Report } from '../model/report.js'
import {
  numberOrKey,
  paragraphKey,
  placeCitation,
  reportName,
  rowText,
  scaleTable,
  shortCitation,
  whenInspected,
} from '../quotation/citation.js'
import { choices, excerpts, grades, heading, reply, words } from '../reply/build.js'
import { excerptOf } from './excerpt.js'
import { gradeRows } from './grades.js'
import { notesOn } from './notes.js'

/** Paragraphs in one answer. */
const MOST_CITED = 25

/** Paragraphs whole, by number or key, with their section and full citation, and their neighbours on offer. */
export function answerCite(
  report: Report,
  asked: readonly (number | string)[],
  others: readonly Report[],
  world: World,
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
      ...notesOn([report], world.library),
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
  if (table === null || paragraphKey(table.key) !== key) return []
  const rows = report.scale.filter(({ place }) => place === 'table').map(rowText)
  return [{ lead: `${shortCitation(report, table)}: `, report: report.id, words: rows, end: '.' }]
}

const paragraphCalled = (report: Report, one: number | string): Paragraph | undefined =>
  report.paragraphs.find(({ number, key }) => (typeof one === 'number' ? number === one : key === one))

/** Names a report by its id, which tells two of one year apart. */
export const citeMessage = (report: Report, key: string): string => `/cite ${report.id} ${key}`

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
      first.map(({ key, locator }) => ({ label: `${key} ${locator}`, message: citeMessage(report, key) })),
    ),
  ])
}

/** Paragraphs offered where words stand in place of a number. */
const MOST_PARAGRAPHS_OFFERED = 5

/** Words in place of a number: the paragraphs of the report that hold them, to pick from; null where none does. */
export function paragraphsWith(text: string, report: Report, { search }: World): Reply | null {
  const hits = search
    .paragraphs({ words: text, within: new Set([report.id]), wanted: null })
    .filter(({ coverage }) => coverage > 0)
  if (hits.length === 0) return null
  const offered = hits.slice(0, MOST_PARAGRAPHS_OFFERED).map(({ document: { paragraph } }) => ({
    label: `${numberOrKey(paragraph)} ${paragraph.locator}`,
    message: citeMessage(report, paragraph.key),
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
export const passagesUnder = (report: Report, headingText: string, passage: number): string[] =>
  report.paragraphs
    .filter(
      ({ number, key, locator }) =>
        number === null && key.endsWith(`p${passage}`) && alike(locator, headingText),
    )
    .map(({ key }) => key)

/** A passage was asked for that is not there: those that stand under headings like the one named. */
export function noSuchPassage(report: Report, headingText: string, passage: string): Reply {
  const like = report.paragraphs.filter(
    ({ number, locator }) =>
      number === null && locator.toLowerCase().includes(headingText.trim().toLowerCase()),
  )
  const instead = like.length > 0 ? ' These stand under headings like it:' : ''
  return reply('none', [
    words(`${reportName(report)} has no passage ${passage} under ‘${headingText.trim()}’.${instead}`),
    choices(
      like
        .slice(0, 10)
        .map((one) => ({ label: shortCitation(report, one), message: citeMessage(report, one.key) })),
    ),
  ])
}

const alike = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase()

/** What stands at a named place that is no paragraph, such as the record of main findings: the grades it prints. */
export function answerPlace(report: Report, place: string, world: World): Reply | null {
  const there = report.judgements.filter(({ evidence }) => evidence.some((one) => alike(one.place, place)))
  if (there.length === 0) return null
  return reply(
    'grades',
    [
      heading(placeCitation(report, place)),
      grades(there.flatMap((judgement) => gradeRows(report, judgement))),
    ],
    notesOn([report], world.library),
  )
}
