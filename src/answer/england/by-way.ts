import type { AnswerContext } from '../../command/command.js'
import type { Movement } from '../../model/query.js'
import type { FigureRow } from '../../model/reply.js'
import { countInWords, listInWords } from '../../text/in-words.js'
import { asCouncilList } from '../../understand/over-councils/councils.js'
import { byMovement, pairsMade } from './by-movement.js'
import type { Figured, FiguresAsked } from './figured.js'

/** Ways in which a grade may have gone at the last inspection, as a row of figures names them, and as a sentence does. */
const WAYS = [
  ['improved', 'Improved', 'improved'],
  ['unchanged', 'Stayed the same', 'stayed the same'],
  ['declined', 'Fell', 'fell'],
] as const

/** How many councils improved, stayed the same and fell at their last inspection; the three add up to all that can be told. */
export function byWay(asked: FiguresAsked, context: AnswerContext): Figured {
  const moves = WAYS.map(([kind, label, said]) => {
    const movement: Movement = { kind, from: null, to: null, least: 1, isLast: true, isInARow: false }
    return { label, said, list: byMovement(asCouncilList({ ...asked, movement }), movement, context) }
  })
  const [first] = moves
  const rows: FigureRow[] = moves.map(({ label, list }) => ({
    label,
    count: list.total.count,
    of: list.total.of,
    councils: [...new Set(list.lines.map(({ council }) => council))],
    parts: [],
  }))
  const counted = rows.reduce((sum, { count }) => sum + count, 0)
  const said = listInWords(moves.map(({ said, list }) => `${list.total.count} ${said}`))
  return {
    // What stands behind the number of those that improved says of whom it is told, and who is left out.
    lead: `${said}. ${first?.list.lead ?? ''}${everyPairInWords(asked, context)}`,
    title: 'At their last inspection',
    rows,
    total: { what: 'councils', count: counted, of: first?.list.total.of ?? null },
    notes: [...new Set(moves.flatMap(({ list }) => list.notes))],
  }
}

/** ` Of all 20 pairs of inspections in a row 13 improved, 7 stayed the same and 0 fell.`: a council counts with each of its own. */
function everyPairInWords(asked: FiguresAsked, context: AnswerContext): string {
  const counts = WAYS.map(([kind, , said]) => {
    const movement: Movement = { kind, from: null, to: null, least: 1, isLast: false, isInARow: false }
    return { said, count: pairsMade(asCouncilList({ ...asked, movement }), movement, context).length }
  })
  const all = counts.reduce((sum, { count }) => sum + count, 0)
  return all === 0
    ? ''
    : ` Of all ${countInWords(all, 'pair')} of inspections in a row ${listInWords(counts.map(({ said, count }) => `${count} ${said}`))}.`
}
