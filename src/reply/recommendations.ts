import { groupsOf } from '../groups.js'
import type { RecommendationRow } from '../model/reply.js'
import { LEFT_OUT } from '../quotation/quote.js'
import { type Line, line, lines, linked, plain, quiet, strong } from './line.js'

const NO_DEADLINE = 'No deadline stated'
export const RESPONSIBLE = 'Responsible body'

/** Characters of a recommendation in brief. */
const BRIEF_LENGTH = 100

/** How a recommendation begins, word for word. */
export function inBrief(text: string): string {
  const [first = ''] = text.split('\n')
  const line = first.length <= BRIEF_LENGTH ? first : first.slice(0, BRIEF_LENGTH).replace(/\s+\S*$/, '')
  return line === text ? line : `${line} ${LEFT_OUT}`
}

/** In brief: how each begins, and under them where they stand. */
export const briefLines = (rows: readonly RecommendationRow[]): Line[] => [
  ...rows.flatMap(({ text }) => lines('recommendation', `- ${inBrief(text)}`, plain)),
  line('citation', quiet(`— ${[...new Set(rows.map(({ citation }) => citation))].join('; ')}`)),
]

const citationLine = ({ citation, url }: RecommendationRow): Line =>
  line('citation', quiet('— '), linked(citation, url, 'quiet'))

/** Recommendations under their deadline, and the citation once where all of a deadline share it. */
export function recommendationLines(rows: readonly RecommendationRow[]): Line[] {
  const groups = groupsOf(rows, (row) => `${row.report} ${row.deadline}`)
  return groups.flatMap((group) => {
    const shared = new Set(group.map((row) => row.citation)).size === 1
    return [
      line('group', strong(group[0]?.deadline ?? NO_DEADLINE)),
      ...group.flatMap((row) => [
        ...lines('recommendation', `- ${row.text}`, plain),
        ...(row.responsible === null ? [] : [line('fact', quiet(`${RESPONSIBLE}: ${row.responsible}`))]),
        ...(shared ? [] : [citationLine(row)]),
      ]),
      ...(shared ? group.slice(0, 1).map(citationLine) : []),
    ]
  })
}
