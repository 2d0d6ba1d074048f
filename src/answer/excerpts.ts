import type { World } from '../command/world.js'
import type { Reply } from '../model/reply.js'
import type { Hit } from '../search/rank/rank.js'
import { wantedIn } from '../understand/cues.js'
import type { Question } from '../understand/question.js'
import type { Scope } from './ask.js'
import { choices, excerpts, reply, words } from './build.js'
import { excerptOf } from './excerpt.js'
import { notesOn } from './notes.js'

/** The share of a question's ideas, by rarity, that must stand together in one text before it counts as an answer.
 * Who names a council asks about its report; among all reports some paragraph always holds some of the words. */
export const ENOUGH = { named: 0.32, anywhere: 0.38, recommendation: 0.45 }

/** What scores less than this share of the best is about something else. */
const WORTH_SHOWING = 0.4

/** Excerpts in one answer. */
const MOST = 5

/** The paragraphs that answer a question best, a sentence or two of each; or that the reports do not say. */
export function answerExcerpts(question: Question, scope: Scope, world: World): Reply {
  const within = new Set(scope.reports.map(({ id }) => id))
  const subject = [question.subject, ...scope.strayYears].join(' ')
  const hits = world.search.paragraphs({ words: subject, within, wanted: wantedIn(question.text) })
  const best = hits[0]
  if (
    !best ||
    Math.max(...hits.slice(0, MOST).map(({ coverage }) => coverage)) <
      (scope.authorities.length > 0 ? ENOUGH.named : ENOUGH.anywhere)
  )
    return notSaid(best, scope)
  const shown = hits.slice(0, MOST).filter(({ score }) => score >= best.score * WORTH_SHOWING)
  const reports = [...new Set(shown.map(({ document }) => document.report))]
  return reply(
    'excerpts',
    [
      excerpts(
        shown.map((hit) =>
          excerptOf(hit.document.report, hit.document.paragraph, {
            sentences: hit.sentences,
            score: hit.score,
          }),
        ),
      ),
    ],
    notesOn(reports, world.library).filter(
      (note) => reports.length === 1 || !note.startsWith('The scales differ'),
    ),
  )
}

/** The reports do not say: the nearest that they do cover is offered, not quoted as an answer. */
function notSaid(nearest: Hit | undefined, scope: Scope): Reply {
  const where =
    scope.authorities.length > 0 && scope.reports[0]
      ? `The reports that I hold on ${scope.reports[0].authority.name}`
      : 'The reports that I hold'
  if (!nearest) return reply('none', [words(`${where} do not say. Try other words, or /help.`)])
  const { report, paragraph } = nearest.document
  return reply('none', [
    words(`${where} do not say. The nearest subject that they cover: ${paragraph.locator}.`),
    choices([
      { label: excerptOf(report, paragraph).citation, message: `/cite ${report.id} ${paragraph.key}` },
    ]),
  ])
}
