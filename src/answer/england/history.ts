import type { AnswerContext } from '../../command/command.js'
import type { AskedFor } from '../../model/query.js'
import type { Reply } from '../../model/reply.js'
import { judgementMeant } from '../other-grades.js'
import { answerFigures } from './figures.js'

/** How a judgement went over all councils, year by year: of England, a region, a kind of council. */
export function answerHistoryOver({ where, judgement }: AskedFor<'history'>, context: AnswerContext): Reply {
  const trend = answerFigures(
    {
      intent: 'figures',
      where,
      having: [],
      movement: null,
      judgement: judgement ?? judgementMeant(where, context),
      figure: 'by-year',
      of: 'reports',
      by: null,
    },
    context,
  )
  return trend.kind === 'figures' ? { ...trend, kind: 'history' } : trend
}
