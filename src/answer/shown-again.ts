import type { AnswerContext } from '../command/command.js'
import type { AskedFor, CitationPlace, Where } from '../model/query.js'
import type { Excerpt, Reply, ReportWords } from '../model/reply.js'
import { isSendReport, type Paragraph, type Report } from '../model/report.js'
import {
  datesInWords,
  headingCited,
  headingOver,
  placeCitation,
  quotableAt,
  reportName,
  shortCitation,
} from '../quotation/quote.js'
import { choices, excerpts, reply, reportFacts, sources, withNaming, words } from '../reply/build.js'
import type { ExpectedAnswer } from '../search/rank/matches.js'
import { MONTHS_IN_WORDS } from '../text/dates.js'
import { sentencesOf, termsOf } from '../text/tokens.js'
import { type Place, reportsShown, type Shown } from '../understand/follow-up/shown.js'
import { announced } from './aside.js'
import { excerptOf, notesOn } from './excerpt.js'
import { otherReports } from './judgement-meant.js'
import { noFigureInWords } from './passages/hits.js'
import { scopeOf } from './scope.js'

/** What was shown, told another way: in fewer words, by where it stands, by its dates; and that there is no more than was shown. */

/** What was shown in fewer words: of its paragraphs one sentence each, or of the first of them that has several one alone. */
export function answerInBrief({ places, brief }: AskedFor<'citation'>, context: AnswerContext): Reply {
  const shown = places.flatMap(({ where, keys }) => {
    const report = context.library.byId(where.reports[0] ?? '')
    return report && brief ? keys.flatMap((key) => inOneSentence(report, String(key), brief, context)) : []
  })
  const one = shown.find(({ isCut }) => isCut) ?? shown[0]
  const told = brief?.isOfEach ? shown : one ? [one] : []
  // Nothing that was shown is longer than what can be quoted.
  if (told.every(({ isCut }) => !isCut))
    return reply('help', [words(context.vocabulary.ownWords.asides.get('shorter') ?? '')])
  return reply(
    'excerpts',
    [excerpts(told.map(({ excerpt }) => excerpt))],
    notesOn([...new Set(told.map(({ report }) => report))], context.library),
  )
}

interface InBrief {
  readonly report: Report
  readonly excerpt: Excerpt
  /** Whether the paragraph says more. */
  readonly isCut: boolean
}

type Brief = NonNullable<AskedFor<'citation'>['brief']>

function inOneSentence(report: Report, key: string, brief: Brief, context: AnswerContext): InBrief[] {
  const paragraph = quotableAt(report, key)
  if (!paragraph) return []
  const at = sentenceOn(brief, paragraph, context)
  const isCut = sentencesOf(paragraph.text).length > 1
  return [{ report, excerpt: excerptOf(report, paragraph, { sentences: [at], score: 0 }), isCut }]
}

/** The sentence that has most of the words of a subject, and of several the one in the tone that was asked for, or the shortest. */
function sentenceOn({ subject, tone }: Brief, { text }: Paragraph, { search }: AnswerContext): number {
  const sought = new Set(termsOf(subject))
  const way = tone === 'neither' ? 0 : tone === 'praise' ? 1 : -1
  const sentences = sentencesOf(text).map((said, at) => ({
    at,
    letters: said.length,
    having: new Set(termsOf(said).filter((term) => sought.has(term))).size,
    tone: way === 0 ? 0 : way * search.toneOf(said),
  }))
  const [best] = sentences.sort(
    (one, other) => other.having - one.having || other.tone - one.tone || one.letters - other.letters,
  )
  return best?.at ?? 0
}

/** Where what was quoted stands: each paragraph or table by its citation in short, with its page; then the source of all. */

interface PlaceTold {
  readonly report: Report
  readonly citation: string
  /** The heading in the citation, as the report prints it. */
  readonly cited: ReportWords[]
  readonly page: number | null
  /** The heading above it, where its citation does not have it. */
  readonly above: ReportWords[]
  /** What reads it whole; null for a table. */
  readonly message: string | null
}

export function answerPlaces({ places }: AskedFor<'citation'>, { library }: AnswerContext): Reply {
  const told = places.flatMap((place) => placesTold(place, library.byId(place.where.reports[0] ?? '')))
  return reply('report', [
    reportFacts(
      Object.fromEntries(
        told.map((one) => [
          one.citation,
          { value: whereItStands(one), ...withNaming([...one.cited, ...one.above]) },
        ]),
      ),
    ),
    sources(told.map(({ report }) => report)),
    choices(
      told
        .slice(0, MOST_OFFERED)
        .flatMap(({ citation, cited, message }) =>
          message === null ? [] : [{ label: citation, message, ...withNaming(cited) }],
        ),
    ),
  ])
}

/** Paragraphs offered to be read whole. */
const MOST_OFFERED = 5

function placesTold({ keys, heading }: CitationPlace, report: Report | undefined): PlaceTold[] {
  if (!report) return []
  if (heading !== null && keys.length === 0) {
    const evidence = report.judgements.flatMap((one) => one.evidence).find(({ place }) => place === heading)
    const citation = placeCitation(report, heading)
    const cited = [{ report: report.id, words: heading }]
    return [{ report, citation, cited, page: evidence?.page ?? null, above: [], message: null }]
  }
  return keys.flatMap((key) => {
    const paragraph = quotableAt(report, String(key))
    if (!paragraph) return []
    const { page, number } = paragraph
    return [
      {
        report,
        citation: shortCitation(report, paragraph),
        cited: headingCited(report, paragraph),
        page,
        above: number === null ? [] : headingOver(report, paragraph),
        message: `/cite ${report.id} ${paragraph.key}`,
      },
    ]
  })
}

/** `page 7, under ‘Care leavers’`; a text has no pages. */
const whereItStands = ({ page, above }: PlaceTold): string =>
  [
    ...(page === null ? [] : [`page ${page}`]),
    ...above.map(({ words }) => `under ‘${words}’`),
    ...(page === null ? ['this copy has no pages'] : []),
  ].join(', ')

/** 'Since when', 'by when': the dates and spans of time in some paragraphs, or that they give none and when the inspectors were there. */

const HOW_MANY =
  '(?:\\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eighteen|one|an?|several|many|a few)'
const UNIT = '(?:day|week|month|year|decade)s?'
const SPAN = `${HOW_MANY} ${UNIT}`
/** What tells of when: a year, a month, 'within six weeks', 'for over a year', 'three years ago', 'since the last inspection', 'immediately'. */
const OF_WHEN = new RegExp(
  `\\b${SPAN} (?:ago|earlier|previously|before|prior)\\b|\\b[Ss]ince the (?:last|previous)\\b|\\b(?:last|previous|this) year\\b|\\b[Rr]ecent (?:weeks|months|years)\\b|\\b[Rr]ecently\\b|\\b(?:19|20)\\d\\d\\b|\\b(?:${MONTHS_IN_WORDS.join('|')})\\b(?! be)|\\b(?:within|for|in|after|over|than|past|last) (?:over |about |approximately |the (?:last|past) )?${SPAN}\\b|\\b[Ii]mmediately\\b`,
)

/** The sentences of a paragraph that tell of when, counted from 0. */
const datedIn = ({ text }: Paragraph): number[] =>
  sentencesOf(text).flatMap((sentence, at) => (OF_WHEN.test(sentence) ? [at] : []))

export function answerDates({ places }: AskedFor<'citation'>, context: AnswerContext): Reply {
  const shown = places.flatMap(({ where, keys }) => {
    const report = context.library.byId(where.reports[0] ?? '')
    const wanted = new Set(keys.map(String))
    return (report?.paragraphs ?? [])
      .filter(({ key }) => wanted.has(key))
      .map((paragraph) => ({ report: report as Report, paragraph }))
  })
  const reports = [...new Set(shown.map(({ report }) => report))]
  const dated = shown.flatMap(({ report, paragraph }) => {
    const sentences = datedIn(paragraph)
    return sentences.length > 0 ? [excerptOf(report, paragraph, { sentences, score: 0 })] : []
  })
  const quoted = new Set(dated.map(({ report, key }) => `${report} ${key}`))
  const returning = reports
    .filter(isSendReport)
    .flatMap((report) => announced(report).map((paragraph) => excerptOf(report, paragraph)))
    .filter(({ report, key }) => !quoted.has(`${report} ${key}`))
  const blocks = [
    words(dated.length > 0 ? 'What I showed says of when:' : 'What I showed gives no date for that.'),
    excerpts(dated),
    reports.flatMap((report) => words(whenSeen(report))),
    returning.length > 0 ? words('What is said of when inspectors come next:') : [],
    excerpts(returning),
  ]
  const notes = notesOn(reports, context.library)
  return dated.length + returning.length > 0 ? reply('excerpts', blocks, notes) : reply('none', blocks, notes)
}

const whenSeen = (report: Report): string =>
  `${reportName(report)} tells what inspectors saw (${datesInWords(report.inspected)}).`

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
