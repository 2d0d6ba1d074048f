import type { AnswerContext } from '../command/command.js'
import type { Tone, ToneNamed } from '../model/query.js'
import type { Excerpt, Reply } from '../model/reply.js'
import { isMeaningOfGrades, isSendReport, type Paragraph, type Report } from '../model/report.js'
import { reportName } from '../quotation/quote.js'
import { choices, excerpts, heading, recommendations, reply, words } from '../reply/build.js'
import { sentencesOf } from '../text/tokens.js'
import { excerptOf, notesOn, recommendationRow } from './excerpt.js'
import { summaryIn } from './summary.js'

/** What a report praises most, or finds most fault with, and the sentences of a paragraph that sound most so. */

/** Paragraphs quoted for what they praise, or find fault with, and of these of the summary, which come first. */
const MOST_QUOTED = 5
const MOST_OPENING = 2
/** Beside what must improve, which tells the weaknesses itself. */
const BESIDE_IMPROVEMENTS = 3

/** Points that must improve; of more the first, and the way to all. */
const MOST_IMPROVEMENTS = 6

/** A sentence that praises, or finds fault, less than this tells facts. */
const IN_TONE = 0.2

/** A shorter sentence leaves what it speaks of to the one before. */
const LEAST_LETTERS = 50

/** What a sentence has near its beginning that points back to the one before it: 'They', 'However', 'Central to these decisions'. */
const NEEDS_THE_ONE_BEFORE =
  /^(?:(?:However|In addition|Additionally|Consequently|As a result|Despite)\b|(?:[\w’'-]+,? ){0,6}(?:they|their|them|it|its|this|these|those|such)\b|The (?:approach|model|programme|scheme|service|system|tool|initiative|process|work)\b)/i

/** Letters of a paragraph of the summary that is quoted whole. */
export const MOST_QUOTED_WHOLE = 700

/**
 * What a report praises most, or finds most fault with: what its summary does first, and what it asks to be improved before all else, then
 * the sentences that sound most as those of outstanding, or of inadequate, services do. Nothing that says what a grade means; null where nothing sounds so.
 */
export function answerMost(tone: ToneNamed, report: Report, context: AnswerContext): Reply | null {
  // An outcome of area SEND is stated in the same words of every area.
  const outcomes = isSendReport(report) ? report.judgements.flatMap(({ evidence }) => evidence) : []
  const apart = new Set([
    ...report.recommendations.map(({ key }) => key),
    ...outcomes.flatMap(({ paragraph }) => paragraph ?? []),
  ])
  const found = report.paragraphs.filter(
    (paragraph) => !apart.has(paragraph.key) && !isMeaningOfGrades(paragraph, report),
  )
  const rows =
    tone === 'criticism' ? report.recommendations.flatMap((one) => recommendationRow(report, one)) : []
  const summary = new Set(summaryIn(report))
  const toned = found
    .map((paragraph) => ({ paragraph, ...mostToned(tone, paragraph, context) }))
    .filter((one) => one.tone >= IN_TONE)
  const opening =
    rows.length > 0 ? [] : toned.filter(({ paragraph }) => summary.has(paragraph)).slice(0, MOST_OPENING)
  const others = toned
    .filter(({ paragraph }) => !summary.has(paragraph))
    .sort((one, other) => other.tone - one.tone)
  const quoted = [...opening, ...others].slice(0, rows.length > 0 ? BESIDE_IMPROVEMENTS : MOST_QUOTED)
  if (quoted.length === 0) return null
  const all = { label: `All ${rows.length} recommendations`, message: `/recommendations ${report.id}` }
  return reply(
    'excerpts',
    [
      rows.length > 0 ? heading(`What ${reportName(report)} finds fault with: what must improve`) : [],
      recommendations(rows.slice(0, MOST_IMPROVEMENTS)),
      words(
        rows.length > 0
          ? 'And among what it says:'
          : `Among what ${reportName(report)} ${tone === 'praise' ? 'praises' : 'finds fault with'}:`,
      ),
      excerpts(
        quoted.map(({ paragraph, sentences, tone: score }) =>
          summary.has(paragraph)
            ? tonedExcerpt(tone, report, paragraph, context)
            : excerptOf(report, paragraph, { sentences, score }),
        ),
      ),
      choices(rows.length > MOST_IMPROVEMENTS ? [all] : []),
    ],
    notesOn([report], context.library),
  )
}

/** So many sentences before one are quoted with it at most. */
const MOST_LED_IN = 2

/** The sentence of a paragraph that sounds most so; with those before as far as each points back. */
function mostToned(wanted: ToneNamed, { text }: Paragraph, { search }: AnswerContext) {
  const all = sentencesOf(text)
  const way = wanted === 'praise' ? 1 : -1
  const tones = all.map((sentence) => (sentence.length < LEAST_LETTERS ? 0 : way * search.toneOf(sentence)))
  const tone = Math.max(0, ...tones)
  const at = tones.indexOf(tone)
  let from = at
  while (from > 0 && at - from < MOST_LED_IN && NEEDS_THE_ONE_BEFORE.test(all[from] ?? '')) from -= 1
  return {
    tone,
    sentences: all.flatMap((_, one) => (one >= from && one <= at ? [one] : [])),
  }
}

/** A paragraph whole where it is no long one, else what sounds most so of it. */
export const tonedExcerpt = (
  tone: Tone,
  report: Report,
  paragraph: Paragraph,
  context: AnswerContext,
): Excerpt =>
  paragraph.text.length <= MOST_QUOTED_WHOLE || tone === 'neither'
    ? excerptOf(report, paragraph)
    : excerptOf(report, paragraph, { ...mostToned(tone, paragraph, context), score: 0 })
