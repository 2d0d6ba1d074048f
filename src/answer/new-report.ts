import type { AnswerContext } from '../command/command.js'
import type { BlockOf, RecommendationRow, Reply } from '../model/reply.js'
import { findingOf, isDisputed, isSendReport, type Judgement, type Report } from '../model/report.js'
import { datesInWords, inWords, reportName } from '../quotation/quote.js'
import {
  choices,
  grades,
  heading,
  type NamedFacts,
  recommendations,
  reply,
  reportFacts,
  words,
} from '../reply/build.js'
import { allRecommendationRows, notesOnGrades } from './excerpt.js'
import { dispute } from './grade.js'
import { gradeRows } from './grades.js'
import { familiesOf, gradeGiven, gradeTold } from './judgement-meant.js'

/** Of one council's reports, newest first, the newest of its services and the newest on area SEND: what may be news. */
export const newestOfEachKind = (reports: readonly Report[]): Report[] =>
  [reports.find((report) => !isSendReport(report)), reports.find(isSendReport)].filter(
    (report) => report !== undefined,
  )

/** What needs to improve, in brief: so many, or fewer where they are long. The rest is a button away. */
const MOST_IN_NEWS = 3
const BRIEF_LENGTH = 400

/** The first, and those after it that there is room for. */
function newsRows(rows: readonly RecommendationRow[]): RecommendationRow[] {
  let length = 0
  return rows.slice(0, MOST_IN_NEWS).filter(({ text }, at) => {
    length += text.length
    return at === 0 || length <= BRIEF_LENGTH
  })
}

/**
 * What those who follow a council are told when a report on it comes: its grades, which of them have changed since the
 * inspection before, what needs to improve.
 */
export function answerNewReport(report: Report, context: AnswerContext): Reply {
  const { library, vocabulary } = context
  const before = library
    .ofAuthority(report.authority.slug)
    .find((other) => isSendReport(other) === isSendReport(report) && other.inspected.to < report.inspected.to)
  const rows = allRecommendationRows(report)
  const shown = newsRows(rows)
  const all = { label: 'All that must improve', message: `/recommendations ${report.id}` }
  return reply(
    'report',
    [
      heading(`New report: ${reportName(report)}`),
      words(datesLine(report)),
      grades(report.judgements.flatMap((judgement) => gradeRows(report, judgement))),
      before
        ? sinceBefore(report, before, context)
        : words('There is no earlier inspection of its kind to compare it with.'),
      rows.length > 0 ? words(howMany(shown.length, rows.length)) : [],
      recommendations(shown),
      choices([
        { label: 'Full report', message: `/report ${report.id}` },
        ...(rows.length > shown.length ? [all] : []),
        ...(before ? [{ label: 'All inspections', message: `/history ${report.authority.slug}` }] : []),
      ]),
    ],
    [
      ...report.judgements.flatMap((judgement) => dispute(report, judgement)),
      ...notesOnGrades(
        before && sharesFamily(report, before, vocabulary.judgements) ? [report, before] : [report],
        library,
      ),
    ],
  )
}

const howMany = (shown: number, all: number): string =>
  shown < all ? `What must improve, ${shown} of ${all}:` : 'What must improve:'

const datesLine = ({ inspected, published }: Report): string =>
  `Inspected ${datesInWords(inspected)}${published === null ? '' : `, published ${inWords(published)}`}.`

type JudgementNames = AnswerContext['vocabulary']['judgements']

const familyOf = (report: Report, judgement: Judgement, names: JudgementNames): string =>
  familiesOf(report, judgement, names)[0] ?? judgement.judgement

/** 'Care leavers' */
const shortOf = (report: Report, { judgement, strand, label }: Judgement, names: JudgementNames): string =>
  names.find(
    (name) => name.framework === report.framework && name.strand === strand && name.slug === judgement,
  )?.short ?? label

const sharesFamily = (one: Report, other: Report, names: JudgementNames): boolean => {
  const families = new Set(one.judgements.map((judgement) => familyOf(one, judgement, names)))
  return other.judgements.some((judgement) => families.has(familyOf(other, judgement, names)))
}

/** `Care leavers: Requires improvement → Good` for each grade that has changed; those that have not, by name. */
function sinceBefore(
  report: Report,
  before: Report,
  { vocabulary }: AnswerContext,
): BlockOf<'words' | 'facts'>[] {
  const names = vocabulary.judgements
  const moved: Record<string, NamedFacts[string]> = {}
  const same: string[] = []
  for (const judgement of report.judgements) {
    const family = familyOf(report, judgement, names)
    const then = before.judgements.filter((one) => familyOf(before, one, names) === family)
    const [now] = gradeGiven(report, judgement)
    if (!now || then.length === 0 || then.some(isDisputed)) continue
    const earlier = [...new Set(then.map(findingOf))].join(' and ')
    const name = shortOf(report, judgement, names)
    if (earlier === now.finding) same.push(name)
    else {
      const was = then.flatMap((one) => gradeGiven(before, one))
      moved[name] = {
        value: `${earlier} → ${now.finding}`,
        naming: [...was.map((one) => gradeTold(one, `${earlier} →`)), gradeTold(now, `→ ${now.finding}`)],
      }
    }
  }
  if (same.length > 0) moved.Unchanged = same.join(', ')
  return Object.keys(moved).length === 0
    ? []
    : [...words(`Since ${reportName(before)}:`), ...reportFacts(moved)]
}
