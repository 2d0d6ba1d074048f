import type { AnswerContext } from '../command/command.js'
import type { JudgementAsked, Tone, ToneNamed } from '../model/query.js'
import type { Excerpt, Reply } from '../model/reply.js'
import {
  type Finding,
  findingOf,
  isMeaningOfGrades,
  isPraise,
  isSendReport,
  type Judgement,
  type Paragraph,
  type Report,
} from '../model/report.js'
import { reportName } from '../quotation/quote.js'
import { choices, excerpts, heading, recommendations, reply, words } from '../reply/build.js'
import { sentencesOf, termsOf } from '../text/tokens.js'
import { allRecommendationRows, excerptOf, notesOn } from './excerpt.js'
import { stating } from './grades.js'
import { coversMore, isOverall, kinIn } from './judgement-meant.js'
import { summaryIn } from './report.js'

/** What stands behind a grade in its report: the paragraphs that give reasons for it, and what falls short in its part. */

/** Of a part of a report that gives reasons without naming the grade. */
const OF_A_PART = 3
/** Of a summary beside what comes first. */
const OF_A_SUMMARY = 1
/** Of what is found beside the summary that finds most fault, under a bad grade of the whole. */
const BESIDE_SUMMARY = 2

/**
 * The paragraphs that name the grade, and where these do no more than that, those with which the part of the report that it is
 * about opens, as far as they sound like it: of weaknesses under Inadequate, of strengths under Outstanding.
 */
export function reasonsFor(judgement: Judgement, report: Report, context: AnswerContext): Paragraph[] {
  const finding = findingOf(judgement)
  const behind = new Set(judgement.evidence.flatMap(({ paragraph }) => paragraph ?? []))
  const printing = report.paragraphs.filter(({ key }) => behind.has(key))
  if (isOverall(judgement)) {
    const given = reasonsGiven(report).slice(0, MOST_GIVEN)
    if (given.length > 0) return given
    // Newer reports name the grade of the whole in their table alone, and say what they think of it in their summary.
    const [first, ...rest] = summaryIn(report).filter((paragraph) => !printing.includes(paragraph))
    const isSaid = printing.some(({ text }) => text.length >= LEAST_OF_WHOLE)
    if (isSaid || !first) return printing
    // Under a bad grade a summary may well begin with what has become better.
    const isPraised = isPraise(finding)
    if (printing.length === 0 && !isPraised)
      return [
        ...mostInTone(finding, [first, ...rest], context, LEAST_OF_WHOLE).slice(0, 1 + OF_A_SUMMARY),
        ...mostInTone(finding, foundBeside([first, ...rest], report), context).slice(0, BESIDE_SUMMARY),
      ]
    const before = printing.length > 0 ? printing : [first]
    const others = printing.length > 0 ? [first, ...rest] : rest
    return [...before, ...inToneOf(finding, others, context).slice(0, OF_A_SUMMARY)]
  }
  const naming = [...new Set(stating(report, judgement).map(({ paragraph }) => paragraph))]
  if (naming.some(({ text }) => text.length >= LEAST_OF_REASONS)) return naming
  const part = partOf(judgement, printing, report).filter((paragraph) => !naming.includes(paragraph))
  const made = [...naming, ...openingParagraphs(finding, part, context).slice(0, OF_A_PART)]
  return made.length > 0 ? made : printing
}

/** Of reasons that a report lists for its grade of the whole, the first of which weigh most. */
const MOST_GIVEN = 4

/** Reports of 2013 to 2015 list the reasons for the grade of the whole under a heading of their own: 'Children’s services in Surrey are inadequate because:'. */
const GIVES_REASONS = /\bbecause:?$/i

function reasonsGiven({ sections, paragraphs }: Report): Paragraph[] {
  // Behind the council's own come those for the grade of its safeguarding board.
  const at = sections.findIndex(({ title }) => GIVES_REASONS.test(title))
  const titled = sections[at]
  if (!titled) return []
  const end = sections.findIndex(({ level }, place) => place > at && level <= titled.level)
  const within = new Set(sections.slice(at, end < 0 ? undefined : end).map(({ key }) => key))
  return paragraphs.filter(({ section }) => section !== null && within.has(section))
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
  context: AnswerContext,
  letters = LEAST_OF_REASONS,
): readonly Paragraph[] {
  const toned = withTones(finding, paragraphs, context, letters)
  return toned.length === 0 ? paragraphs : toned.toSorted(strongerFirst).map(({ paragraph }) => paragraph)
}

/** The most strongly said first. */
const strongerFirst = (one: { readonly strength: number }, other: { readonly strength: number }): number =>
  other.strength - one.strength

/** Those of the same that surely sound so in some sentence; the first where none does. */
function mostInTone(
  finding: Finding | null,
  paragraphs: readonly Paragraph[],
  context: AnswerContext,
  letters = LEAST_OF_REASONS,
): readonly Paragraph[] {
  const strong = withTones(finding, paragraphs, context, letters)
    .filter(({ strength }) => strength > 0)
    .sort(strongerFirst)
  return strong.length === 0 ? paragraphs.slice(0, 1) : strong.map(({ paragraph }) => paragraph)
}

/** What a report found beside some of its paragraphs, without what it recommends and what a grade means. */
function foundBeside(others: readonly Paragraph[], report: Report): Paragraph[] {
  const apart = new Set([...others, ...report.recommendations].map(({ key }) => key))
  return report.paragraphs.filter((one) => !apart.has(one.key) && !isMeaningOfGrades(one, report))
}

/** Inspectors open a part of a report with what they think of it as a whole: its longer paragraphs that find fault, or praise, as the grade does, in their order. */
function openingParagraphs(
  finding: Finding | null,
  paragraphs: readonly Paragraph[],
  context: AnswerContext,
): readonly Paragraph[] {
  const going = withTones(finding, paragraphs, context).filter(({ tone }) => tone > 0)
  return going.length === 0 ? inToneOf(finding, paragraphs, context) : going.map(({ paragraph }) => paragraph)
}

/** The longer paragraphs with how much they sound as a grade does; none for a grade that neither praises nor finds fault. */
function withTones(
  finding: Finding | null,
  paragraphs: readonly Paragraph[],
  { search }: AnswerContext,
  letters = LEAST_OF_REASONS,
) {
  if (finding === null || finding === 'Not judged') return []
  const way = isPraise(finding) ? 1 : -1
  return paragraphs
    .filter(({ text }) => text.length >= letters)
    .map((paragraph) => {
      const sentences = sentencesOf(paragraph.text)
      const tones = sentences.map((sentence) => way * search.toneOf(sentence))
      const strengths = sentences.map((sentence, at) =>
        (tones[at] ?? 0) >= IN_TONE ? search.strengthOf(way > 0 ? 'praise' : 'criticism', sentence) : 0,
      )
      const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)
      return {
        paragraph,
        tone: sum(tones) / sentences.length,
        strength: sum(strengths) / Math.sqrt(sentences.length),
      }
    })
}

/** What a report praises most, or finds most fault with, and the sentences of a paragraph that sound most so. */

/** Paragraphs quoted for what they praise, or find fault with, and of these of the summary, which come first. */
const MOST_QUOTED = 5
const MOST_OPENING = 2
/** Beside what must improve, which tells the weaknesses itself. */
const BESIDE_IMPROVEMENTS = 4
/** Where what is said most strongly is asked for alone. */
const STRONGEST_QUOTED = 3

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
 * What a report praises most, or finds most fault with: what its summary does first, then the sentences that do so most strongly, and what it asks to be
 * improved. Nothing that says what a grade means; null where nothing sounds so.
 */
export function answerMost(
  tone: ToneNamed,
  report: Report,
  context: AnswerContext,
  { isQuotedAlone = false, part = report.paragraphs }: MostAsked = {},
): Reply | null {
  // An outcome of area SEND is stated in the same words of every area.
  const outcomes = isSendReport(report) ? report.judgements.flatMap(({ evidence }) => evidence) : []
  const apart = new Set([
    ...report.recommendations.map(({ key }) => key),
    ...outcomes.flatMap(({ paragraph }) => paragraph ?? []),
  ])
  const isOfTone = ofSectionsInTone(tone, report)
  const found = part.filter(
    (paragraph) =>
      !apart.has(paragraph.key) &&
      !isMeaningOfGrades(paragraph, report) &&
      (!isSendReport(report) || isOfTone(paragraph)),
  )
  type Toned = { readonly paragraph: Paragraph; readonly strength: number }
  const listedFirst = (one: Toned, other: Toned): number =>
    Number(isOfTone(other.paragraph)) - Number(isOfTone(one.paragraph)) || strongerFirst(one, other)
  const rows = tone === 'criticism' && !isQuotedAlone ? allRecommendationRows(report) : []
  const summary = new Set(summaryIn(report))
  const inTone = found
    .map((paragraph) => ({ paragraph, ...mostToned(tone, paragraph, context) }))
    .filter((one) => one.tone >= IN_TONE)
  const listed = inTone.filter(({ paragraph }) => isOfTone(paragraph))
  const toned = listed.length >= STRONGEST_QUOTED ? listed : inTone
  const opening = isQuotedAlone
    ? []
    : toned
        .filter(({ paragraph }) => summary.has(paragraph))
        .sort(strongerFirst)
        .slice(0, MOST_OPENING)
  const others = toned
    .filter((one) => !opening.includes(one) && (isQuotedAlone || !summary.has(one.paragraph)))
    .sort(listedFirst)
  const most = isQuotedAlone ? STRONGEST_QUOTED : rows.length > 0 ? BESIDE_IMPROVEMENTS : MOST_QUOTED
  const quoted = [...opening, ...others].slice(0, most)
  if (quoted.length === 0) return null
  const all = { label: `All ${rows.length} recommendations`, message: `/recommendations ${report.id}` }
  return reply(
    'excerpts',
    [
      words(`Among what ${reportName(report)} ${tone === 'praise' ? 'praises' : 'finds fault with'}:`),
      excerpts(
        quoted.map(({ paragraph, sentences, strength: score }) =>
          summary.has(paragraph) && !isQuotedAlone
            ? tonedExcerpt(tone, report, paragraph, context)
            : excerptOf(report, paragraph, { sentences, score }),
        ),
      ),
      rows.length > 0 ? heading('What must improve') : [],
      recommendations(rows.slice(0, MOST_IMPROVEMENTS)),
      choices(rows.length > MOST_IMPROVEMENTS ? [all] : []),
    ],
    notesOn([report], context.library),
  )
}

/** Reports of 2013 to 2015 list what a council does well; the strengths of its safeguarding board come behind. */
const STRENGTHS = /\bstrengths$/i

/** The sections of an area SEND report that tell what is done well, and what must become better. */
const IN_TONE_OF_SEND: Readonly<Record<ToneNamed, RegExp>> = {
  praise: /doing that is effective/i,
  criticism: /need to do better/i,
}

/** Area SEND reports have a section for what is done well and one for what is not, some others for what is done well; of the rest every part tells both. */
function ofSectionsInTone(tone: ToneNamed, report: Report): (paragraph: Paragraph) => boolean {
  const titled = (title: RegExp): string[] =>
    report.sections.flatMap((section) => (title.test(section.title) ? [section.key] : []))
  const sections = isSendReport(report)
    ? titled(IN_TONE_OF_SEND[tone])
    : tone === 'praise'
      ? titled(STRENGTHS).slice(0, 1)
      : []
  return ({ section }) => sections.length === 0 || sections.includes(section)
}

/** What of a report is looked through, and whether what sounds most so is quoted and nothing beside. */
interface MostAsked {
  readonly isQuotedAlone?: boolean
  readonly part?: readonly Paragraph[]
}

/** So many sentences before one are quoted with it at most. */
const MOST_LED_IN = 2

/** The sentence of a paragraph that praises, or finds fault, most strongly; with those before as far as each points back. */
function mostToned(wanted: ToneNamed, { text }: Paragraph, { search }: AnswerContext) {
  const all = sentencesOf(text)
  const way = wanted === 'praise' ? 1 : -1
  const toned = all.map((sentence, at) => ({
    at,
    tone:
      sentence.length < LEAST_LETTERS || search.surelyOf(wanted, sentence) === 0
        ? 0
        : way * search.toneOf(sentence),
    strength: search.strengthOf(wanted, sentence),
  }))
  const [best = { at: 0, tone: 0, strength: 0 }] = toned
    .filter(({ tone }) => tone >= IN_TONE)
    .sort(strongerFirst)
  const { at, tone, strength } = best
  let from = at
  while (from > 0 && at - from < MOST_LED_IN && NEEDS_THE_ONE_BEFORE.test(all[from] ?? '')) from -= 1
  return {
    tone,
    strength,
    sentences: all.flatMap((_, one) => (one >= from && one <= at ? [one] : [])),
  }
}

/** A paragraph whole where it is no long one, else what sounds most so of it. */
const tonedExcerpt = (tone: Tone, report: Report, paragraph: Paragraph, context: AnswerContext): Excerpt =>
  paragraph.text.length <= MOST_QUOTED_WHOLE || tone === 'neither'
    ? excerptOf(report, paragraph)
    : excerptOf(report, paragraph, { ...mostToned(tone, paragraph, context), score: 0 })

/**
 * What a report says behind the grade of one judgement, of the council's own services: the passages that tell most of why it is what it is, and of a
 * grade that covers something else too those on what was asked.
 * @param most so many passages at most
 */
export function wordsBehind(
  report: Report,
  named: JudgementAsked,
  most: number,
  context: AnswerContext,
): Excerpt[] {
  const [judgement] = kinIn(report, named, context)
  if (!judgement) return []
  const own = coversMore(report, judgement, named, context) ? wordsOn(report, judgement, named.label) : []
  if (own.length > 0) return own.slice(0, most)
  const tone = isPraise(findingOf(judgement)) ? 'praise' : 'criticism'
  return reasonsFor(judgement, report, context)
    .slice(0, most)
    .map((paragraph) => tonedExcerpt(tone, report, paragraph, context))
}

/** Sentences of a paragraph that are quoted. */
const MOST_NAMING = 3

/** Of the part of a report that a judgement is about, what names a thing: the paragraphs that do so in most of their sentences first. */
function wordsOn(report: Report, judgement: Judgement, named: string): Excerpt[] {
  const sought = termsOf(named)
  const names = (words: string): boolean => {
    const terms = new Set(termsOf(words))
    return sought.every((term) => terms.has(term))
  }
  return partOf(judgement, [], report)
    .map((paragraph) => {
      const sentences = sentencesOf(paragraph.text)
      const naming = sentences.flatMap((sentence, at) => (names(sentence) ? [at] : []))
      return { paragraph, naming, share: naming.length / sentences.length }
    })
    .filter(({ naming }) => naming.length > 0)
    .sort((one, other) => other.share - one.share)
    .map(({ paragraph, naming }) =>
      excerptOf(report, paragraph, { sentences: naming.slice(0, MOST_NAMING), score: 0 }),
    )
}
