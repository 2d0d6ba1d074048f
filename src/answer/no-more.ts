import type { AnswerContext } from '../command/command.js'
import type { Where } from '../model/query.js'
import type { Excerpt, Reply } from '../model/reply.js'
import { reportName } from '../quotation/quote.js'
import { choices, excerpts, reply, words } from '../reply/build.js'
import type { ExpectedAnswer } from '../search/rank/matches.js'
import { type Place, reportsShown, type Shown } from '../understand/follow-up/shown.js'
import { otherReports } from './judgement-meant.js'
import { noFigureInWords } from './passages/hits.js'
import { scopeOf } from './scope.js'

/** Other inspections that are offered beside the report that was shown. */
const MOST_OTHERS_OFFERED = 2

/**
 * That nothing is held beyond what was shown, which is not printed a second time, and where else to look: the paragraph
 * whole, its report's grades and recommendations, the council's other inspections.
 */
export function answerNoMore(shown: Shown, { library }: AnswerContext): Reply {
  const [report] = reportsShown(shown).flatMap((id) => library.byId(id) ?? [])
  if (!report) return reply('none', [words(`${NO_MORE}.`)])
  const others = library.ofAuthority(report.authority.slug).filter((one) => one !== report)
  const [first] = shown.excerpts.filter((place: Place) => place.report === report.id)
  return reply('none', [
    words(`${NO_MORE}. There is more in ${reportName(report)} on other things:`),
    choices([
      ...(first ? [{ label: 'The same, in full', message: `/cite ${report.id} ${first.key}` }] : []),
      { label: `${reportName(report)}: grades and what must improve`, message: `/report ${report.id}` },
      ...otherReports(others.slice(0, MOST_OTHERS_OFFERED)),
    ]),
  ])
}

const NO_MORE = 'I found no more on that than the answer before showed'

/**
 * That what is said of a subject gives no figure of the kind that was asked for, what else was found that was not shown yet, and where
 * the paragraphs stand whole.
 */
export function answerNotGiven(
  figure: NonNullable<ExpectedAnswer>,
  where: Where,
  fresh: readonly Excerpt[],
  { excerpts: shown }: Shown,
  notes: Reply['notes'],
  context: AnswerContext,
): Reply {
  const [first] = shown
  const report = context.library.byId(first?.report ?? '')
  const said = noFigureInWords(figure, scopeOf(where, context))
  return reply(
    'none',
    [
      words(fresh.length > 0 ? `${said} What comes nearest:` : said),
      excerpts(fresh.slice(0, MOST_FRESH)),
      choices(
        report && first && fresh.length === 0
          ? [
              { label: 'The paragraph that comes nearest', message: `/cite ${report.id} ${first.key}` },
              {
                label: `${reportName(report)}: grades and what must improve`,
                message: `/report ${report.id}`,
              },
            ]
          : [],
      ),
    ],
    notes,
  )
}

/** Paragraphs shown where none gives the figure. */
const MOST_FRESH = 2
