import type {
  Evidence,
  Framework,
  GradeMeaning,
  Judgement,
  Paragraph,
  Strand,
} from '../../../model/report.js'
import { sentencesOf } from '../../../text/tokens.js'
import { judgementsOf } from '../../../vocabulary/judgements.js'
import type { FrameworkSpec, OutcomeWording } from '../../frameworks/spec.js'
import { fold, type SourceLine } from '../../read/line.js'
import {
  judgementInSentence,
  type PrintedGrade,
  parseGrades,
  parseGradeWord,
  splitTrailingGrade,
} from '../detectors/judgement-lines.js'
import type { Draft, DraftEvidence, DraftParagraph, DraftSection, ScaleRow } from '../draft.js'

/** A row of the record of main findings that gives a grade. */
interface RecordRow {
  readonly slug: string
  readonly label: string
  readonly printed: PrintedGrade
  readonly page: number | null
}

function splitRecordGrade(line: SourceLine): { label: string; printed: PrintedGrade | null } {
  const cells = line.cells?.filter((cell) => cell !== '') ?? []
  const inCell = cells.length > 1 ? parseGrades(cells.at(-1) ?? '')[0] : undefined
  if (inCell) return { label: cells.slice(0, -1).join(' '), printed: inCell }
  const end = splitTrailingGrade(line.text)
  return end ? { label: end.rest, printed: end.printed } : { label: line.text, printed: null }
}

/** The rows in printed order. A label may wrap over lines; group headings have no grade and are passed over. */
function recordRows(lines: readonly SourceLine[], framework: Framework): RecordRow[] {
  const slugs = new Map(
    judgementsOf(framework).flatMap((each) =>
      [each.label, ...each.printed].map((label) => [fold(label), each.slug]),
    ),
  )
  const rows: RecordRow[] = []
  let wrapped = ''
  for (const line of lines) {
    if (line.text === '') continue
    const { label, printed } = splitRecordGrade(line)
    const whole = [label, `${wrapped} ${label}`.trim()].find((each) => slugs.has(fold(each)))
    const slug = whole === undefined ? undefined : slugs.get(fold(whole))
    if (slug && whole !== undefined && printed) rows.push({ slug, label: whole, printed, page: line.page })
    wrapped = printed ? '' : `${wrapped} ${label}`.trim()
  }
  return rows
}

/** A grade that stands in the body, in the order of the body. */
type InBody = Pick<DraftEvidence, 'slug' | 'strand'>

/**
 * The strand of each row. The record prints wrong group headings, so the order of its rows tells, checked against the
 * order of the body: a row belongs where the body next grades the same thing; one that the body does not grade at
 * all ('Equality and diversity') belongs with the row before it.
 */
function strandsOf(rows: readonly Pick<RecordRow, 'slug'>[], body: readonly InBody[]): (Strand | null)[] {
  let at = 0
  let strand: Strand | null = body[0]?.strand ?? null
  return rows.map(({ slug }) => {
    const found = body.findIndex((each, here) => here >= at && each.slug === slug)
    if (found >= 0) {
      at = found + 1
      strand = body[found]?.strand ?? null
    }
    return strand
  })
}

/** The grades of a record of main findings, as evidence. `title` is its heading as printed. */
export function recordEvidence(
  lines: readonly SourceLine[],
  framework: Framework,
  title: string,
  body: readonly InBody[],
): DraftEvidence[] {
  const rows = recordRows(lines, framework)
  const strands = strandsOf(rows, body)
  return rows.map((row, at) => ({
    ...row,
    kind: 'record',
    place: title,
    section: null,
    strand: strands[at] ?? null,
  }))
}

/**
 * Evidence in the sentences of the text for what no table, heading or record grades: 'Children's services in Norfolk
 * are good.' Only the first that says so counts.
 */
export function sentenceEvidence(
  { paragraphs, evidence, sections }: Pick<Draft, 'paragraphs' | 'evidence' | 'sections'>,
  finished: readonly Paragraph[],
  spec: FrameworkSpec,
): DraftEvidence[] {
  const found = new Map<string, DraftEvidence>()
  for (const [at, { text, page, locator, key }] of finished.entries()) {
    const section = sections.find((each) => each.key === finished[at]?.section) ?? null
    for (const sentence of sentencesOf(text)) {
      const said = judgementInSentence(sentence, spec)
      if (!said || found.has(said.slug) || evidence.some(({ slug }) => slug === said.slug)) continue
      const { slug, title, printed } = said
      const paragraph = paragraphs.find((each) => each.key === key) ?? null
      found.set(slug, {
        slug,
        label: title,
        strand: section?.strand ?? null,
        kind: 'sentence',
        printed,
        place: locator,
        section,
        paragraph,
        page,
      })
    }
  }
  return [...found.values()]
}

/** 'What the inspection judgements mean: the local authority'. */
const scaleHeading = /\bjudge?ments mean\b/i

/** Headings below it that only say whose judgements they are. */
const bodyHeading = /^the (local authority|LSCB|local safeguarding children board( \(LSCB\))?)$/i

/**
 * How a sentence begins that says what a grade means: 'A local authority that is inadequate …', 'An outstanding LSCB …',
 * 'An LSCB requires improvement if …'.
 */
const meaningOpening =
  /(?<=^|[.!?]\s+)(?:In )?an? (?:(?<before>outstanding|good|inadequate) )?(?<of>local authority|LSCB|local safeguarding children board)(?: (?:that |which )?(?:is (?<after>outstanding|good|inadequate)\b|(?<third>requires improvement)(?: to be good)?))?/gi

const meaningInRow = ({ grade, label, meaning, after, page }: ScaleRow): GradeMeaning[] =>
  after ? [{ grade, label, meaning, of: null, place: 'table', key: after.key, page }] : []

/** What a passage says that grades mean: from where each is named to where the next one is. */
function meaningsInPassage({ key, page, text }: Paragraph): GradeMeaning[] {
  const named = [...text.matchAll(meaningOpening)].flatMap(({ 0: label, index, groups = {} }) => {
    const grade = parseGradeWord(groups.before ?? groups.after ?? groups.third ?? '')
    return grade && groups.of ? [{ grade, label, of: groups.of, index }] : []
  })
  return named.map(({ grade, label, of, index }, at) => {
    const meaning = text.slice(index, named[at + 1]?.index).trim()
    return { grade, label, meaning, of, place: 'passage', key, page }
  })
}

/** The sections that say what the judgements mean: under the heading that says so, and those right below it that say whose. */
function meaningSections(sections: readonly DraftSection[]): Set<string> {
  let within = false
  return new Set(
    sections.flatMap(({ key, title }) => {
      within = scaleHeading.test(title) || (within && bodyHeading.test(title.trim()))
      return within ? [key] : []
    }),
  )
}

/** What each grade means, as the report says it: in a table (SLAC, LAC), or in passages (SIF to 2015). None twice. */
export function gradeScale(draft: Draft, paragraphs: readonly Paragraph[]): GradeMeaning[] {
  const sections = meaningSections(draft.sections)
  const passages = paragraphs.filter(({ number, section }) => number === null && sections.has(section))
  const rows = draft.scale.filter(({ after }) => after === draft.scale[0]?.after)
  const all = [...rows.flatMap(meaningInRow), ...passages.flatMap(meaningsInPassage)]
  const first = ({ grade, of }: GradeMeaning) => all.find((other) => other.grade === grade && other.of === of)
  return all.filter((one) => first(one) === one)
}

/** The first paragraph under a heading: in its section, or in the first one below it. */
function firstUnder(
  section: DraftSection,
  draft: Pick<Draft, 'sections' | 'paragraphs'>,
): DraftParagraph | undefined {
  const from = draft.sections.indexOf(section)
  const after = draft.sections.findIndex((each, at) => at > from && each.level <= section.level)
  const within = new Set(draft.sections.slice(from, after < 0 ? undefined : after))
  return draft.paragraphs.find((paragraph) => within.has(paragraph.section))
}

function evidenceOf(found: DraftEvidence, draft: Draft): Evidence {
  const paragraph = found.paragraph ?? (found.section ? firstUnder(found.section, draft) : undefined)
  const { kind, place, page, printed } = found
  return {
    kind,
    grade: printed.grade,
    outcome: null,
    quote: printed.quote,
    place,
    paragraph: paragraph?.key ?? null,
    page,
  }
}

/** Which label of several names a judgement best: of its heading, else of its table. */
const bestLabel = (found: readonly DraftEvidence[]): string =>
  (
    found.find((each) => each.kind === 'heading') ??
    found.find((each) => each.kind !== 'sentence') ??
    found[0]
  )?.label ?? ''

/**
 * Every judgement that the evidence makes, in the order of the framework's reports. One whose evidence disagrees has
 * no grade, and its evidence holds each that is printed.
 */
export function gradedJudgements(
  draft: Draft,
  record: readonly DraftEvidence[],
  framework: Framework,
): Judgement[] {
  const all = [...draft.evidence, ...record]
  return judgementsOf(framework).flatMap(({ slug, strand }): Judgement[] => {
    const found = all.filter((each) => each.slug === slug && each.strand === strand)
    if (found.length === 0) return []
    const grades = new Set(found.map((each) => each.printed.grade))
    const grade = grades.size === 1 ? (found[0]?.printed.grade ?? null) : null
    return [
      {
        judgement: slug,
        label: bestLabel(found),
        strand,
        grade,
        outcome: null,
        wording: null,
        evidence: found.map((each) => evidenceOf(each, draft)),
      },
    ]
  })
}

/** The heading over the passages that say it. */
const OUTCOME_HEADING = /^(inspection outcomes?|outcome of the inspection)$/i

/** In a copy that has lost its headings, the outcome stands within so many passages. */
const FIRST_PASSAGES = 4

/** The sentence of a text that holds these words. */
const sentenceWith = (text: string, words: string): string =>
  sentencesOf(text).find((sentence) => sentence.includes(words)) ?? text

function outcomeEvidence({ text, key, page, locator }: Paragraph, { outcome, words }: OutcomeWording) {
  const [found] = words.exec(text) ?? []
  if (found === undefined) return []
  const evidence: Evidence = {
    kind: 'sentence',
    grade: null,
    outcome,
    quote: sentenceWith(text, found),
    place: locator,
    paragraph: key,
    page,
  }
  return [{ evidence, outcome, wording: found }]
}

/**
 * The outcome of an inspection that makes no graded judgements, from the passages under its heading. Where they print more
 * than one, it is left open and each is kept as evidence.
 */
export function outcomeJudgements(
  paragraphs: readonly Paragraph[],
  { framework, outcomes = [] }: FrameworkSpec,
): Judgement[] {
  const headed = paragraphs.filter(({ locator }) => OUTCOME_HEADING.test(locator))
  const meant = headed.length > 0 ? headed : paragraphs.slice(0, FIRST_PASSAGES)
  const found = meant.flatMap((paragraph) =>
    outcomes.flatMap((wording) => outcomeEvidence(paragraph, wording)),
  )
  const [first, ...others] = found
  const name = judgementsOf(framework)[0]
  if (!first || !name) return []
  const agreed = others.every(({ outcome }) => outcome === first.outcome)
  return [
    {
      judgement: name.slug,
      label: name.label,
      strand: null,
      grade: null,
      outcome: agreed ? first.outcome : null,
      wording: agreed ? first.wording : null,
      evidence: found.map(({ evidence }) => evidence),
    },
  ]
}
