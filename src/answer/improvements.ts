import type { World } from '../command/world.js'
import type { Reply } from '../model/reply.js'
import type { Hit } from '../search/rank/rank.js'
import type { Question } from '../understand/question.js'
import type { Scope } from './ask.js'
import { recommendations, reply } from './build.js'
import { ENOUGH_OF_RECOMMENDATION } from './enough.js'
import { recommendationRow } from './excerpt.js'
import { notesOn } from './notes.js'
import { answerRecommendations } from './recommendations.js'

/** Recommendations shown of those that fit a question. */
const MOST = 5

/** Answers a question about what must improve with the recommendations that fit it; null for any other question. */
export function answerWanted(question: Question, scope: Scope, world: World): Reply | null {
  if (!question.wants.has('recommendations')) return null
  const within = new Set(scope.reports.map(({ id }) => id))
  const hits = world.search.recommendations({ words: question.subject, within, wanted: null })
  const fitting = hits.filter(({ coverage }) => coverage >= ENOUGH_OF_RECOMMENDATION)
  if (fitting.length > 0) return ofHits(fitting, world)
  const [newest, ...others] = scope.reports
  const wholly = question.beyond.every((word) => GENERAL.has(word))
  return newest && scope.authorities.length > 0 && wholly
    ? answerRecommendations(newest, null, others, world)
    : null
}

/** Words of a question that wants every recommendation. */
const GENERAL = new Set(
  'improve improved improvement improvements improving recommendation recommendations recommend recommended fix fixed told asked soon action actions priority deadline deadlines months within must need needs better kids care'.split(
    ' ',
  ),
)

function ofHits(hits: readonly Hit[], world: World): Reply {
  const best = hits.slice(0, MOST)
  const rows = best.flatMap(({ document: { report, recommendation } }) =>
    recommendation ? recommendationRow(report, recommendation) : [],
  )
  return reply(
    'recommendations',
    [recommendations(rows)],
    notesOn([...new Set(best.map(({ document }) => document.report))], world.library),
  )
}
