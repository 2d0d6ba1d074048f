import { groupsOf } from '../collections/collections.js'
import type { FigureShare, Reply } from '../model/reply.js'
import { oneLine } from '../text/fit.js'
import { type Bars, barsOf } from './bars.js'
import { type Chart, chartOf, type GradeMark } from './chart.js'
import { NO_GRADE } from './drawing.js'
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

/** Whether to say what tells a grade from its row's name. */
type Fully = boolean

/** `Safeguarding – Good: Staying safe; Being healthy. Adequate: …` for each column, each grade once. */
function byColumns({ columns, rows }: Chart, fully: Fully): string[] {
  return columns.map((column, at) => {
    const said = rows.flatMap(({ name, cells }) =>
      (cells[at] ?? []).map((mark) => ({
        grade: mark.grade,
        words: fully ? withDistinction(name, mark) : name,
      })),
    )
    const grades = groupsOf(said, ({ grade }) => grade).map(
      (group) => `${group[0]?.grade}: ${group.map(({ words }) => words).join('; ')}`,
    )
    const words = grades.length === 0 ? 'no such judgement' : grades.join('. ')
    return column === '' ? words : `${column} – ${words}`
  })
}

/** `Staying safe: 2012 Good, 2022 Outstanding` for each row: how it went. */
function byRows({ columns, rows }: Chart, fully: Fully): string[] {
  return rows.map(({ name, cells }) => {
    const grades = cells.flatMap((marks, at) =>
      marks.map((mark) => `${columns[at]} ${fully ? withDistinction(mark.grade, mark) : mark.grade}`),
    )
    return `${name}: ${grades.join(', ')}`
  })
}

function chartInWords(chart: Chart, fully: Fully): string {
  const grades = chart.years === null ? byColumns(chart, fully) : byRows(chart, fully)
  return tidySentences([`Grades: ${chart.title}`, ...grades, ...chart.foot].join('. '))
}

const tidySentences = (words: string): string => oneLine(words.replaceAll('.. ', '. '))

const sharesInWords = (list: readonly FigureShare[]): string =>
  list.map(({ label, count }) => `${label} ${count}`).join(', ')

/** `Inadequate overall by year. 2015: 3 of 7. 2016: 2 of 7.`, or each bar with what it is made of. */
const barsInWords = ({ title, bars }: Bars): string =>
  tidySentences(
    [
      `Bars: ${title}`,
      ...bars.map(({ label, count, of, parts }) => {
        const number = of === null ? `${count}` : `${count} of ${of}`
        return `${label === '' ? '' : `${label}: `}${parts.length === 0 ? number : `${number} (${sharesInWords(parts)})`}`
      }),
    ].join('. '),
  )

/** How many councils have each grade, and which: their slugs say their names. */
const mapInWords = ({ title, tiles, legend }: TileMap, isFull: boolean): string =>
  tidySentences(
    [
      `A map of England’s councils: ${title}`,
      ...legend.map(({ label, count }) => {
        const of = tiles.filter(({ grade }) => (grade === 'none' ? NO_GRADE : grade) === label)
        const names = of.map(({ council }) => council.replaceAll('-', ' ')).join(', ')
        return `${label}: ${count}${isFull ? ` (${names})` : ''}`
      }),
    ].join('. '),
  )

/** A picture in words, whole and in short. */
function pictureInWords(picture: Picture): [whole: string, shorter: string] {
  if ('bars' in picture) return [barsInWords(picture), barsInWords(picture)]
  if ('tiles' in picture) return [mapInWords(picture, true), mapInWords(picture, false)]
  return [chartInWords(picture, true), chartInWords(picture, false)]
}

const ALT_CUT_OFF = ' … The text says the rest.'

/**
 * What a picture shows, in words, in at most so many characters: `Grades: Northumberland 2012. Safeguarding – Good: …`.
 * Where there is no room, it leaves out first what stands under the grades, then the end.
 */
export function altText(picture: Picture, length: number): string {
  const [whole, shorter] = pictureInWords(picture)
  if (whole.length <= length) return whole
  if (shorter.length <= length) return shorter
  return `${shorter.slice(0, length - ALT_CUT_OFF.length).replace(/[^,;.]*$/, '')}${ALT_CUT_OFF}`
}
