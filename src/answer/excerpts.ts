import type { World } from '../command/world.js'
import type { Choice, Reply } from '../model/reply.js'
import type { Hit } from '../search/rank/rank.js'
import { wantedIn } from '../understand/cues.js'
import type { Question } from '../understand/question.js'
import type { Scope } from './ask.js'
import { choices, excerpts, reply, words } from './build.js'
import { isEnough } from './enough.js'
import { excerptOf } from './excerpt.js'
import { notesOn, SCALES_DIFFER } from './notes.js'
import { spread } from './spread.js'

/** What scores less than this share of the best is about something else. */
const WORTH_SHOWING = 0.4

/** Excerpts in one answer. */
const MOST = 5

/** The paragraphs that answer a question best, a sentence or two of each; or that the reports do not say. */
export function answerExcerpts(question: Question, scope: Scope, world: World): Reply {
  const subject = [question.subject, ...scope.strayYears, ...spelledOut(question, world)].join(' ')
  const hits = world.search.paragraphs({
    words: subject,
    within: new Set(scope.reports.map(({ id }) => id)),
    wanted: wantedIn(question.text),
  })
  const isNamed = scope.authorities.length > 0
  const [best] = hits
  if (!best || !isEnough(hits, world.search.ideas(subject), isNamed)) return notSaid(best, scope)
  const worth = hits.filter(({ score }) => score >= best.score * WORTH_SHOWING)
  const shown = isNamed ? worth.slice(0, MOST) : spread(worth, MOST, world)
  const reports = [...new Set(shown.map(({ document }) => document.report))]
  return reply(
    'excerpts',
    [
      isNamed ? [] : howMany(worth, shown),
      excerpts(shown.map(({ document, ...hit }) => excerptOf(document.report, document.paragraph, hit))),
      choices(isNamed ? [] : narrower(question, worth, shown)),
    ],
    notesOn(reports, world.library).filter((note) => reports.length === 1 || note !== SCALES_DIFFER),
  )
}

/** Names whose abbreviation is an ordinary word: 'MADE' is looked for as what the reports say that it stands for. */
const spelledOut = ({ text }: Question, { search, vocabulary }: World): string[] =>
  [...new Set(text.match(/\b[A-Z]{2,8}\b/g))]
    .filter((short) => vocabulary.english.has(short.toLowerCase()))
    .flatMap((short) => search.meaningsOf(short).slice(0, 2))

const authoritiesOf = (hits: readonly Hit[]): string[] => [
  ...new Set(hits.map(({ document }) => document.report.authority.name)),
]

/** Among many councils: how many reports speak of it beside those that are shown. */
function howMany(worth: readonly Hit[], shown: readonly Hit[]) {
  const reports = new Set(worth.map(({ document }) => document.report.id)).size
  if (authoritiesOf(worth).length <= authoritiesOf(shown).length) return []
  return words(`${reports} reports or more speak of this. Name a council or a year to narrow.`)
}

function narrower({ text }: Question, worth: readonly Hit[], shown: readonly Hit[]): Choice[] {
  if (authoritiesOf(worth).length <= authoritiesOf(shown).length) return []
  const asked = text.replace(/[?\s]+$/, '')
  return authoritiesOf(shown).map((name) => ({ label: `Only ${name}`, message: `${asked}, ${name}` }))
}

/** The reports do not say: the nearest that they do cover is offered, not quoted as an answer. */
function notSaid(nearest: Hit | undefined, scope: Scope): Reply {
  const [only] = scope.authorities.length === 1 ? scope.reports : []
  const where = only ? `The reports that I hold on ${only.authority.name}` : 'The reports that I hold'
  if (!nearest) return reply('none', [words(`${where} do not say. Try other words, or /help.`)])
  const { report, paragraph } = nearest.document
  return reply('none', [
    words(`${where} do not say. The nearest subject that they cover: ${paragraph.locator}.`),
    choices([
      { label: excerptOf(report, paragraph).citation, message: `/cite ${report.id} ${paragraph.key}` },
    ]),
  ])
}
