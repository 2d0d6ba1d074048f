import type { World } from '../../command/world.js'
import { isNewest } from '../../library/library.js'
import type { Block, Reply } from '../../model/reply.js'
import { reportName } from '../../quotation/citation.js'
import type { Said } from '../../search/rank/answerable.js'
import type { Hit } from '../../search/rank/rank.js'
import type { Question } from '../../understand/question.js'
import { choices, excerpts, heading, reply, words } from '../build.js'
import { excerptOf, excerptOfHit } from '../excerpt.js'
import { notesOn } from '../notes.js'
import { heldOn } from './hits.js'
import type { Scope } from './scope.js'
import { answerSideBySide } from './side-by-side.js'
import { different, spread } from './spread.js'

/** Excerpts in one answer. */
const MOST = 5

/** The paragraphs that answer a question best, a sentence or two of each; or that the reports do not say. */
export function answerExcerpts(question: Question, scope: Scope, world: World): Reply {
  if (scope.authorities.length > 1) {
    const each = answerSideBySide(question, scope, MOST, world)
    if (each) return each
  }
  const { answering, nearest, said, silent } = heldOn(question, scope.reports, scope, world)
  if (answering.length === 0) return notSaid(nearest, said, scope)
  const isNamed = scope.authorities.length > 0
  const shown = isNamed ? different(answering, MOST) : spread(answering, MOST, world)
  const reports = [...new Set(shown.map(({ document }) => document.report))]
  const [lead = [], offered = []] = isNamed || shown.length < MOST ? [] : narrower(question, answering, shown)
  return reply(
    'excerpts',
    [lead, ...(isNamed ? byAge(shown, world) : [excerpts(shown.map(excerptOfHit))]), offered],
    [...(silent ? [`${reportName(silent)} does not speak of it.`] : []), ...notesOn(reports, world.library)],
  )
}

/** What the newest inspection says, and under a heading what older ones found. */
function byAge(hits: readonly Hit[], { library }: World): Block[][] {
  const later = hits.findIndex(({ document }) => !isNewest(document.report, library))
  const isParted = later > 0 && hits.slice(later).every(({ document }) => !isNewest(document.report, library))
  if (!isParted) return [excerpts(hits.map(excerptOfHit))]
  return [
    excerpts(hits.slice(0, later).map(excerptOfHit)),
    heading('Earlier'),
    excerpts(hits.slice(later).map(excerptOfHit)),
  ]
}

const authoritiesOf = (hits: readonly Hit[]): string[] => [
  ...new Set(hits.map(({ document }) => document.report.authority.name)),
]

/** A report speaks of the question's subject where it holds nearly as much of the question as the best one does. */
const AS_MUCH = 0.9

/** In a large library: how many reports speak of it, and how to ask of one. */
function narrower({ text }: Question, hits: readonly Hit[], shown: readonly Hit[]): Block[][] {
  const [best] = hits
  const speaking = hits.filter(({ coverage }) => best && coverage >= best.coverage * AS_MUCH)
  const reports = new Set(speaking.map(({ document }) => document.report.id)).size
  if (reports <= shown.length) return []
  const asked = text.replace(/[?\s]+$/, '')
  const offered = authoritiesOf(shown).map((name) => ({
    label: `Only ${name}`,
    message: `${asked}, ${name}`,
  }))
  return [
    words(`At least ${reports} reports speak of this. Name a council or a year to narrow.`),
    choices(offered),
  ]
}

/** The reports do not say: the nearest that they do cover is offered, not quoted as an answer. */
function notSaid(nearest: Hit | undefined, said: Said, scope: Scope): Reply {
  const [only] = scope.authorities.length === 1 ? scope.reports : []
  const where = only ? `The reports that I hold on ${only.authority.name}` : 'The reports that I hold'
  if (!nearest || said === 'nothing')
    return reply('none', [words(`${where} do not say. Try other words, or /help.`)])
  const { report, paragraph } = nearest.document
  return reply('none', [
    words(
      `${where} speak of this subject, and do not say that. The nearest that they come to it, under ‘${paragraph.locator}’:`,
    ),
    choices([
      { label: excerptOf(report, paragraph).citation, message: `/cite ${report.id} ${paragraph.key}` },
    ]),
  ])
}
