import type { Reply, ReplyKind } from '../model/reply.js'
import type { Chart } from './chart.js'
import { comparisonChart } from './comparison.js'
import { historyChart } from './history.js'

const CHARTS: Partial<Record<ReplyKind, (reply: Reply) => Chart | null>> = {
  comparison: comparisonChart,
  history: historyChart,
}

/** The chart that goes with a reply: for a comparison or a history that has grades; null for others. */
export function chartOf(reply: Reply): Chart | null {
  const chart = CHARTS[reply.kind]?.(reply) ?? null
  return chart !== null && chart.rows.length > 0 ? chart : null
}
