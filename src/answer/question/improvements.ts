import type { World } from '../../command/world.js'
import type { Reply } from '../../model/reply.js'
import type { Report } from '../../model/report.js'
import { reportName } from '../../quotation/citation.js'
import type { Hit } from '../../search/rank/rank.js'
import { wordsOf } from '../../search/terms.js'
import { deadlineIn, type NamedDeadline } from '../../understand/deadline.js'
import type { Question } from '../../understand/question.js'
import { recommendations, reply } from '../build.js'
import { fitting } from '../enough.js'
import { recommendationRow } from '../excerpt.js'
import { notesOn } from '../notes.js'
import { answerRecommendations, isDue } from '../recommendations.js'
import { sources } from '../source.js'
import type { Scope } from './scope.js'

/** Recommendations shown of those that fit a question. */
const MOST = 5

/** Answers a question about what must improve with the recommendations that fit it; null for any other question. */
export function answerWanted(question: Question, scope: Scope, world: World): Reply | null {
  const due = deadlineIn(question.text)
  const framing = new Set([...FRAME_OF_ADVICE, ...wordsOf(due?.said ?? '')])
  const aboutAll = question.beyond.every((word) => framing.has(word))
  if (!question.wants.has('recommendations') && !(question.wants.has('weaknesses') && aboutAll)) return null
  const [newest, ...others] = scope.reports
  const named = newest && scope.authorities.length > 0 ? newest : null
  const numbered = named && byNumber(named, question, world)
  if (numbered) return numbered
  if (named && aboutAll) return answerAll(named, others, question, due, world)
  const subject = question.subject
    .split(' ')
    .filter((word) => !framing.has(word))
    .join(' ')
  const within = new Set(scope.reports.map(({ id }) => id))
  const hits = fitting(world.search.recommendations({ words: subject, within, wanted: null }))
  const inTime = hits.filter(
    ({ document: { recommendation } }) => due && recommendation && isDue(recommendation, due.deadline),
  )
  return hits.length > 0 ? ofHits(inTime.length > 0 ? inTime : hits, world) : null
}

/** 'Recommendation 12', as the report numbers it. */
function byNumber(report: Report, { text }: Question, world: World): Reply | null {
  const number = Number(text.match(/\brecommendation (\d+)\b/i)?.[1])
  const rows = report.recommendations
    .filter(({ paragraph }) => paragraph === number)
    .flatMap((one) => recommendationRow(report, one))
  return rows.length > 0
    ? reply('recommendations', [recommendations(rows), sources([report])], notesOn([report], world.library))
    : null
}

/** Every recommendation of a report, or of a deadline where it gives any: those for the half of it that is named. */
function answerAll(
  report: Report,
  others: readonly Report[],
  question: Question,
  due: NamedDeadline | null,
  world: World,
): Reply {
  const strand = question.judgement?.strand ?? null
  const ofStrand = report.recommendations.filter((one) => strand !== null && one.strand === strand)
  const chosen = ofStrand.length > 0 ? { ...report, recommendations: ofStrand } : report
  const hasDeadlines = chosen.recommendations.some(({ deadline }) => deadline !== null)
  if (!due || hasDeadlines)
    return answerRecommendations(chosen, due ? { deadline: due.deadline } : {}, others, world)
  const all = answerRecommendations(chosen, {}, others, world)
  return { ...all, notes: [`${reportName(report)} sets no deadlines.`, ...all.notes] }
}

/** Words that frame a question about recommendations and name no subject of their own. */
const FRAME_OF_ADVICE = new Set(
  `improve improved improves improvement improvements improving recommendation recommendations recommend recommended recommends
  fix fixed told tell asked ask soon action actions priority deadline deadlines months month within must should need needs needed
  better list areas area supposed ought weakness weaknesses weak point points main biggest big key major concern concerns problem
  problems issue issues failing failings failure failures shortcoming shortcomings fault faults wrong going criticise criticised criticism criticisms`.split(
    /\s+/,
  ),
)

function ofHits(hits: readonly Hit[], world: World): Reply {
  const best = hits.slice(0, MOST)
  const rows = best.flatMap(({ document: { report, recommendation } }) =>
    recommendation ? recommendationRow(report, recommendation) : [],
  )
  const reports = [...new Set(best.map(({ document }) => document.report))]
  return reply('recommendations', [recommendations(rows), sources(reports)], notesOn(reports, world.library))
}
