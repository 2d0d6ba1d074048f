import { groupsOf } from '../reply/groups.js'
import type { Chart } from './chart.js'

interface Said {
  readonly grade: string
  readonly words: string
}

/** `Good: Staying safe; Being healthy` of one column, each grade once. */
function columnWords({ rows }: Chart, column: number): string[] {
  const said = rows.flatMap(({ name, cells }): Said[] =>
    (cells[column] ?? []).map(({ grade, under }) => ({
      grade,
      words: under === null ? name : `${name} (${under})`,
    })),
  )
  return groupsOf(said, ({ grade }) => grade).map(
    (group) => `${group[0]?.grade}: ${group.map(({ words }) => words).join('; ')}`,
  )
}

/** What a chart shows, in words, in at most so many characters: `Grades: Northumberland 2012. Safeguarding – Good: …` */
export function altOf(chart: Chart, length: number): string {
  const columns = chart.columns.map((name, at) => {
    const words = columnWords(chart, at).join('. ')
    return [name, words === '' ? 'no such judgement' : words].filter((part) => part !== '').join(' – ')
  })
  const alt = [`Grades: ${chart.title}`, ...columns, ...chart.foot]
    .join('. ')
    .replaceAll('.. ', '. ')
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(/\s+/g, ' ')
    .trim()
  if (alt.length <= length) return alt
  const rest = ' … The text says the rest.'
  return `${alt.slice(0, length - rest.length).replace(/[^,;.]*$/, '')}${rest}`
}
