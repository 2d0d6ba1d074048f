import type { World } from '../command/world.js'
import { groupsOf } from '../groups.js'
import { besideFinding } from '../model/finding.js'
import type { Reply } from '../model/reply.js'
import type { Report } from '../model/report.js'
import { datesInWords, inWords, reportName } from '../quotation/citation.js'
import { choices, facts, grades, heading, recommendations, reply, words } from './build.js'
import { recommendationRow } from './excerpt.js'
import { FRAMEWORK_NAMES } from './frameworks.js'
import { dispute } from './grade.js'
import { gradeRows } from './grades.js'
import { notesOn } from './notes.js'
import { otherReports } from './other-reports.js'

/** Recommendations shown with a report; the rest are a command away. */
const IN_BRIEF = 3

/** One report's front page: dates, framework, lead inspector, all grades by strand, recommendations in brief. */
export function answerReport(report: Report, others: readonly Report[], world: World): Reply {
  const rows = report.recommendations.flatMap((one) => recommendationRow(report, one))
  const more =
    rows.length > IN_BRIEF
      ? [
          {
            label: `All ${rows.length} recommendations`,
            message: `/recommendations ${report.id}`,
          },
        ]
      : []
  return reply(
    'report',
    [
      heading(reportName(report)),
      facts(factsOf(report)),
      grades(report.judgements.flatMap((judgement) => gradeRows(report, judgement))),
      rows.length > 0
        ? words(
            `Recommendations: ${rows.length}${rows.length > IN_BRIEF ? `, of which the first ${IN_BRIEF}` : ''}`,
          )
        : [],
      recommendations(rows.slice(0, IN_BRIEF)),
      choices([...more, ...otherReports(others)]),
    ],
    [
      ...report.judgements.flatMap((judgement) => dispute(report, judgement)),
      ...notesOn([report], world.library),
    ],
  )
}

/** What a report's front page prints of the inspection, and no more. */
export const answerFrontPage = (report: Report, others: readonly Report[], world: World): Reply =>
  reply(
    'report',
    [
      heading(reportName(report)),
      facts(factsOf(report)),
      choices([
        { label: 'Grades and recommendations', message: `/report ${report.id}` },
        ...otherReports(others),
      ]),
    ],
    notesOn([report], world.library),
  )

const factsOf = (report: Report): Record<string, string> => ({
  Inspection: report.title,
  Framework: FRAMEWORK_NAMES[report.framework],
  Inspected: datesInWords(report.inspected),
  Published:
    report.published === null
      ? 'not stated in this copy'
      : `${inWords(report.published)}${report.publishedSource === 'given' ? ' (given with the file)' : ''}`,
  'Lead inspector': report.leadInspector ?? 'not stated in this copy',
  ...inspectorsOf(report),
  Paragraphs: paragraphsInWords(report),
  ...(report.url === null ? {} : { Link: report.url }),
  ...(report.licence === null ? {} : { Licence: report.licence }),
})

/** The inspectors of each body, where the report names them. */
const inspectorsOf = ({ inspectors }: Report): Record<string, string> =>
  Object.fromEntries(
    groupsOf(inspectors, ({ body }) => body).map((group) => [
      `Inspectors (${group[0]?.body})`,
      group.map(({ name, leads }) => (leads ? `${name} (lead)` : name)).join(', '),
    ]),
  )

function paragraphsInWords(report: Report): string {
  const numbered = report.paragraphs.filter(({ number }) => number !== null).length
  const passages = report.paragraphs.length - numbered
  return numbered > 0 ? `${numbered} numbered` : `${passages} passages without numbers`
}

/**
 * What the library holds: one line a report.
 * @param which of what council or year these are, where not all: ` from 2012`
 */
export function answerReports(reports: readonly Report[], which = ''): Reply {
  if (reports.length === 0)
    return reply('none', [words('The library holds no report yet. `pilcrow ingest` adds some.')])
  const shown = reports.slice(0, MOST_LISTED)
  const lines = Object.fromEntries(shown.map((report) => [reportName(report), lineOf(report)]))
  const more =
    reports.length > shown.length ? ` These are the newest ${shown.length}; /report shows any of them.` : ''
  return reply('report', [
    words(
      `The library holds ${reports.length} ${reports.length === 1 ? 'report' : 'reports'}${which}.${more}`,
    ),
    facts(lines),
    choices(
      shown.slice(0, 5).map((report) => ({ label: reportName(report), message: `/report ${report.id}` })),
    ),
  ])
}

/** Reports in one list. */
const MOST_LISTED = 25

/** '4 grades', 'outcome 2 of 3' */
function judged({ judgements }: Report): string {
  const outcome = judgements.find((each) => each.outcome !== null)
  return outcome
    ? `outcome ${outcome.outcome}${besideFinding({ ...outcome, wording: null })}`
    : `${judgements.length} grades`
}

const lineOf = (report: Report): string =>
  `${report.framework}, inspected ${datesInWords(report.inspected)}, ${judged(report)}, paragraphs: ${paragraphsInWords(report)}`
