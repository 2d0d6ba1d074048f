import { groupsOf } from '../groups.js'
import type { Chart, Mark } from './chart.js'

const withUnder = (words: string, { under }: Mark): string => (under === null ? words : `${words} (${under})`)

/** Whether to say what tells a grade from its row's name. */
type Fully = boolean

/** `Safeguarding – Good: Staying safe; Being healthy. Adequate: …` for each column, each grade once. */
function byColumns({ columns, rows }: Chart, fully: Fully): string[] {
  return columns.map((column, at) => {
    const said = rows.flatMap(({ name, cells }) =>
      (cells[at] ?? []).map((mark) => ({
        grade: mark.grade,
        words: fully ? withUnder(name, mark) : name,
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
      marks.map((mark) => `${columns[at]} ${fully ? withUnder(mark.grade, mark) : mark.grade}`),
    )
    return `${name}: ${grades.join(', ')}`
  })
}

function inWords(chart: Chart, fully: Fully): string {
  const grades = chart.years === null ? byColumns(chart, fully) : byRows(chart, fully)
  return [`Grades: ${chart.title}`, ...grades, ...chart.foot]
    .join('. ')
    .replaceAll('.. ', '. ')
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(/\s+/g, ' ')
    .trim()
}

const CUT = ' … The text says the rest.'

/**
 * What a chart shows, in words, in at most so many characters: `Grades: Northumberland 2012. Safeguarding – Good: …`.
 * Where there is no room, it leaves out first what stands under the grades, then the end.
 */
export function altOf(chart: Chart, length: number): string {
  const [whole, shorter] = [inWords(chart, true), inWords(chart, false)]
  if (whole.length <= length) return whole
  if (shorter.length <= length) return shorter
  return `${shorter.slice(0, length - CUT.length).replace(/[^,;.]*$/, '')}${CUT}`
}
