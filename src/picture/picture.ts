import { groupsOf } from '../collections/collections.js'
import type { FigureShare, Reply } from '../model/reply.js'
import { oneLine } from '../text/fit.js'
import { type Bars, barsOf } from './bars.js'
import { type Chart, chartOf, type GradeMark } from './chart.js'
import { type TileMap, tileMapOf } from './tile-map.js'

/** What is drawn beside an answer: grades in a table, counts as bars, or councils on a map. */
export type Picture = Chart | Bars | TileMap

/** Which answers have a picture. */
const anyPictureOf = (reply: Reply): Picture | null => barsOf(reply) ?? tileMapOf(reply) ?? chartOf(reply)

/**
 * The picture that goes with a reply: of figures their bars, of a list over councils its map; null where there is none.
 * @param most points that it may be tall: what has no room is left to the words
 */
export function pictureOf(reply: Reply, most = Number.POSITIVE_INFINITY): Picture | null {
  const picture = anyPictureOf(reply)
  return picture && { ...picture, most }
}

/** Whether the first page of a reply has a picture: it takes a moment longer than words. */
export const isPictured = (reply: Reply, page: number): boolean => page === 0 && anyPictureOf(reply) !== null

/** Whether the answer's grades and figures stand in its picture; a map shows only where they are. */
export const pictureCoverage = (picture: Picture): 'all' | 'some' => ('tiles' in picture ? 'some' : 'all')

const withDistinction = (words: string, { under }: GradeMark): string =>
  under === null ? words : `${words} (${under})`

/** A sentence as the parts that it may be cut between: read together they are the sentence, but for its full stop. */
type SentenceParts = readonly string[]

const sentence = (lead: string, items: readonly string[], between: string): SentenceParts =>
  items.length === 0 ? [lead] : items.map((item, at) => `${at === 0 ? lead : between}${item}`)

/** Whether to say what tells a grade from its row's name. */
type Fully = boolean

/** `Safeguarding – Good: Staying safe; Being healthy. Adequate: …` for each column, each grade once. */
function byColumns({ columns, rows }: Chart, fully: Fully): SentenceParts[] {
  return columns.flatMap((column, at) => {
    const said = rows.flatMap(({ name, cells }) =>
      (cells[at] ?? []).map((mark) => ({
        grade: mark.grade,
        words: fully ? withDistinction(name, mark) : name,
      })),
    )
    const of = column === '' ? '' : `${column} – `
    const grades = groupsOf(said, ({ grade }) => grade).map((group, nth) =>
      sentence(
        `${nth === 0 ? of : ''}${group[0]?.grade}: `,
        group.map(({ words }) => words),
        '; ',
      ),
    )
    return grades.length === 0 ? [[`${of}no such judgement`]] : grades
  })
}

/** `Staying safe: 2012 Good, 2022 Outstanding` for each row: how it went. */
const byRows = ({ columns, rows }: Chart, fully: Fully): SentenceParts[] =>
  rows.map(({ name, cells }) => {
    const grades = cells.flatMap((marks, at) =>
      marks.map((mark) => `${columns[at]} ${fully ? withDistinction(mark.grade, mark) : mark.grade}`),
    )
    return sentence(`${name}: `, grades, ', ')
  })

const chartInWords = (chart: Chart, fully: Fully): SentenceParts[] => [
  [`Grades: ${chart.title}`],
  ...(chart.years === null ? byColumns(chart, fully) : byRows(chart, fully)),
  ...chart.foot.map((line) => [line]),
]

const sharesInWords = (list: readonly FigureShare[]): string =>
  list.map(({ label, count }) => `${label} ${count}`).join(', ')

/** `Inadequate overall by year. 2015: 3 of 7. 2016: 2 of 7.`, or each bar with what it is made of. */
const barsInWords = ({ title, bars }: Bars): SentenceParts[] => [
  [`Bars: ${title}`],
  ...bars.map(({ label, count, of, parts }) => {
    const number = of === null ? `${count}` : `${count} of ${of}`
    return [
      `${label === '' ? '' : `${label}: `}${parts.length === 0 ? number : `${number} (${sharesInWords(parts)})`}`,
    ]
  }),
]

/** How many councils have each grade, and which. */
const mapInWords = ({ title, tiles, legend }: TileMap, isFull: boolean): SentenceParts[] => [
  [`A map of England’s councils: ${title}`],
  ...legend.map(({ label, finding = 'none', count }) => {
    const of = tiles.filter(({ grade }) => grade === finding)
    const names = of.map(({ name }) => name).join(', ')
    return [`${label}: ${count}${isFull ? ` (${names})` : ''}`]
  }),
]

/** A picture in words, whole and in short. */
function pictureInWords(picture: Picture): [whole: SentenceParts[], shorter: SentenceParts[]] {
  if ('bars' in picture) return [barsInWords(picture), barsInWords(picture)]
  if ('tiles' in picture) return [mapInWords(picture, true), mapInWords(picture, false)]
  return [chartInWords(picture, true), chartInWords(picture, false)]
}

/** A title may bring its own full stop. */
const closed = (words: string): string => (words.endsWith('.') ? words : `${words}.`)

/** The parts of all sentences, which read together are the text. */
const textParts = (sentences: readonly SentenceParts[]): string[] =>
  sentences.flatMap((parts, nth) =>
    parts.map((part, at) => {
      const before = at === 0 && nth > 0 ? ' ' : ''
      return `${before}${at === parts.length - 1 ? closed(part) : part}`
    }),
  )

const ALT_CUT_OFF = ' … The text says the rest.'

/**
 * What a picture shows, in words, in at most so many characters: `Grades: Northumberland 2012. Safeguarding – Good: …`.
 * Where there is no room, it leaves out first what tells one grade from another, then what comes last.
 */
export function altText(picture: Picture, length: number): string {
  const [whole, shorter] = pictureInWords(picture)
  const inFull = oneLine(textParts(whole).join(''))
  if (inFull.length <= length) return inFull
  const parts = textParts(shorter)
  const inShort = oneLine(parts.join(''))
  return inShort.length <= length
    ? inShort
    : oneLine(`${fitting(parts, length - ALT_CUT_OFF.length)}${ALT_CUT_OFF}`)
}

/** As many parts, from the first, as have room. */
function fitting(parts: readonly string[], length: number): string {
  let text = ''
  for (const part of parts) {
    if (text.length + part.length > length) break
    text += part
  }
  return text
}
