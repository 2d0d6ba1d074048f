import type { Framework, Strand } from '../../../model/report.js'
import { judgementsOf } from '../../../vocabulary/judgements.js'
import type { Line } from '../../read/line.js'
import { fold } from '../signs/fold.js'
import { gradeAtEnd, gradesPrinted, type Printed } from '../signs/grade.js'
import type { DraftEvidence } from '../walk/draft.js'

/** A row of the record of main findings that gives a grade. */
interface RecordRow {
  readonly slug: string
  readonly label: string
  readonly printed: Printed
  readonly page: number | null
}

function cut(line: Line): { label: string; printed: Printed | null } {
  const cells = line.cells?.filter((cell) => cell !== '') ?? []
  const inCell = cells.length > 1 ? gradesPrinted(cells.at(-1) ?? '')[0] : undefined
  if (inCell) return { label: cells.slice(0, -1).join(' '), printed: inCell }
  const end = gradeAtEnd(line.text)
  return end ? { label: end.rest, printed: end.printed } : { label: line.text, printed: null }
}

/** The rows in printed order. A label may wrap over lines; group headings have no grade and are passed over. */
function rowsOf(lines: readonly Line[], framework: Framework): RecordRow[] {
  const slugs = new Map(
    judgementsOf(framework).flatMap((each) =>
      [each.label, ...each.printed].map((label) => [fold(label), each.slug]),
    ),
  )
  const rows: RecordRow[] = []
  let wrapped = ''
  for (const line of lines) {
    if (line.text === '') continue
    const { label, printed } = cut(line)
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
  lines: readonly Line[],
  framework: Framework,
  title: string,
  body: readonly InBody[],
): DraftEvidence[] {
  const rows = rowsOf(lines, framework)
  const strands = strandsOf(rows, body)
  return rows.map((row, at) => ({
    ...row,
    kind: 'record',
    place: title,
    section: null,
    strand: strands[at] ?? null,
  }))
}
