import type { Framework, Paragraph, Strand } from '../../../model/report.js'
import { judgementsOf } from '../../../vocabulary/judgements.js'
import type { FrameworkSpec } from '../../frameworks/spec.js'
import { fold, type SourceLine } from '../../read/line.js'
import { type PrintedGrade, parseGrades, splitTrailingGrade } from '../detectors/grades.js'
import { judgementInSentence } from '../detectors/judgement-sentence.js'
import type { Draft, DraftEvidence } from '../draft.js'

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

/** The sentences of a text, one after another. */
const splitSentences = (text: string): string[] => text.split(/(?<=[.!?])\s+/)

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
    for (const sentence of splitSentences(text)) {
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
