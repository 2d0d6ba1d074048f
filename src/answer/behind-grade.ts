import type { AnswerContext } from '../command/command.js'
import { type Finding, findingOf, isPraise } from '../model/finding.js'
import { isSendReport, type Judgement, type Paragraph, type Report } from '../model/report.js'
import { sentencesOf } from '../text/tokens.js'
import { stating } from './grade-stated.js'
import { isOverall } from './other-grades.js'
import { summaryIn } from './summary.js'

/** What stands behind a grade in its report: the paragraphs that give reasons for it, and what falls short in its part. */

/** Of a part of a report that gives reasons without naming the grade. */
const OF_A_PART = 3
/** Of a summary beside what comes first. */
const OF_A_SUMMARY = 1

/**
 * The paragraphs that name the grade, and where these do no more than that, those of the part of the report which it is
 * about that sound most like it: of weaknesses under Inadequate, of strengths under Outstanding.
 */
export function reasonsFor(judgement: Judgement, report: Report, context: AnswerContext): Paragraph[] {
  const finding = findingOf(judgement)
  const behind = new Set(judgement.evidence.flatMap(({ paragraph }) => paragraph ?? []))
  const printing = report.paragraphs.filter(({ key }) => behind.has(key))
  if (isOverall(judgement)) {
    // Newer reports name the grade of the whole in their table alone, and say what they think of it in their summary.
    const [first, ...rest] = summaryIn(report).filter((paragraph) => !printing.includes(paragraph))
    const isSaid = printing.some(({ text }) => text.length >= LEAST_OF_WHOLE)
    if (isSaid || !first) return printing
    // Under a bad grade a summary may well begin with what has become better.
    const isPraised = isPraise(finding)
    if (printing.length === 0 && !isPraised)
      return inToneOf(finding, [first, ...rest], context).slice(0, 1 + OF_A_SUMMARY)
    const before = printing.length > 0 ? printing : [first]
    const others = printing.length > 0 ? [first, ...rest] : rest
    return [...before, ...inToneOf(finding, others, context).slice(0, OF_A_SUMMARY)]
  }
  const naming = [...new Set(stating(report, judgement).map(({ paragraph }) => paragraph))]
  if (naming.some(({ text }) => text.length >= LEAST_OF_REASONS)) return naming
  const part = partOf(judgement, printing, report).filter((paragraph) => !naming.includes(paragraph))
  const made = [...naming, ...inToneOf(finding, part, context).slice(0, OF_A_PART)]
  return made.length > 0 ? made : printing
}

/**
 * What falls short in the part of a report that a judgement is about: the paragraphs that find most fault, and of the whole what must
 * improve. What is found fault with least in a good report is praise: there, what must improve is all.
 */
export function shortcomings(judgement: Judgement, report: Report, context: AnswerContext): Paragraph[] {
  const finding = findingOf(judgement)
  const isOfWhole = isOverall(judgement)
  const recommending = new Set(report.recommendations.map(({ key }) => key))
  const improvements = report.paragraphs.filter(({ key }) => recommending.has(key))
  const isTelling = isOfWhole || improvements.length <= FEW_TO_IMPROVE
  const told = isTelling ? improvements.slice(0, FEW_TO_IMPROVE) : []
  if (isOfWhole && told.length > 0 && isPraise(finding)) return told
  const part = isOfWhole ? summaryIn(report) : partOf(judgement, [], report)
  const faults = inToneOf('Inadequate', part, context).slice(0, OF_A_PART)
  return isOfWhole ? [...told, ...faults] : [...faults, ...told]
}

/** So few improvements a report asks for that each of them tells what kept it from a better grade. */
const FEW_TO_IMPROVE = 2

/** Letters of what may say more of the whole than its grade. */
const LEAST_OF_WHOLE = 200

/** Letters of a paragraph that may say more than the grade. */
const LEAST_OF_REASONS = 350

/** The part of a report that a judgement is about, without what is recommended; of area SEND all that it found. */
export function partOf({ label }: Judgement, printing: readonly Paragraph[], report: Report): Paragraph[] {
  const { paragraphs, sections, recommendations } = report
  const recommending = new Set(recommendations.map(({ key }) => key))
  const found = paragraphs.filter(({ key }) => !recommending.has(key))
  if (isSendReport(report)) return found
  const within = new Set(sections.filter(({ title }) => title === label).map(({ key }) => key))
  const titled = found.filter(({ locator, section }) => locator === label || within.has(section))
  // A heading may call it otherwise than its table: 'The experience and progress of care leavers'.
  const beside = new Set(printing.map(({ section }) => section))
  return titled.length > 0 ? titled : found.filter(({ section }) => beside.has(section))
}

/** The longer paragraphs, those first that find fault or praise as the grade does; as they stand where it does neither. */
function inToneOf(
  finding: Finding | null,
  paragraphs: readonly Paragraph[],
  { search }: AnswerContext,
): readonly Paragraph[] {
  const long = paragraphs.filter(({ text }) => text.length >= LEAST_OF_REASONS)
  if (finding === null || finding === 'Not judged' || long.length === 0) return paragraphs
  const way = isPraise(finding) ? 1 : -1
  const toned = long.map((paragraph) => {
    const sentences = sentencesOf(paragraph.text)
    const sum = sentences.reduce((tone, sentence) => tone + search.toneOf(sentence), 0)
    return { paragraph, tone: (way * sum) / sentences.length }
  })
  return toned.sort((one, other) => other.tone - one.tone).map(({ paragraph }) => paragraph)
}
