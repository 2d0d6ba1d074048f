import { extname } from 'node:path'
import type { Extract, GradeMeaning } from '../../model/report.js'
import type { RoleSpan } from '../parse/draft.js'
import { type ParsedReport, type ParseResult, parseReport } from '../parse/parse.js'
import { documentLines, openPdf, pageCount } from '../read/pdf/document.js'
import { readPageLines } from '../read/pdf/page-lines.js'
import { readSourceLines } from '../read/source-files.js'
import { NotAReport, recogniseReport } from '../recognise.js'

/** Pages of the longest reports, those of the single inspection framework, and as many again. */
const MOST_REPORT_PAGES = 120

/** A report says what it is on its first pages. */
const OPENING_PAGES = 5

/**
 * A PDF that is far longer than reports are must say at its opening that it is one, before all of it is read.
 * Throws what `recognise` throws, and PdfError.
 */
async function refuseLongUnrecognised(file: string, bytes: Uint8Array): Promise<void> {
  if (extname(file).toLowerCase() !== '.pdf') return
  const pages = pageCount(bytes)
  if (pages !== null && pages <= MOST_REPORT_PAGES) return
  const document = await openPdf(bytes)
  try {
    if (document.numPages <= MOST_REPORT_PAGES) return
    const numbers = Array.from({ length: OPENING_PAGES }, (_, at) => at + 1)
    const pages = await Promise.all(numbers.map((number) => readPageLines(document, number)))
    if (pages.flat().length === 0) {
      throw new NotAReport(
        `This PDF has ${document.numPages} pages and no words on the first ${OPENING_PAGES}. A report of so many pages is not known: give the report alone, as a PDF with text.`,
      )
    }
    recogniseReport(documentLines(pages))
  } finally {
    await document.loadingTask.destroy()
  }
}

/** Reads a report from its file, whose name tells its type. Throws a sentence for one that is none or cannot be read. */
export async function parseReportFile(file: string, bytes: Uint8Array): Promise<ParseResult> {
  try {
    await refuseLongUnrecognised(file, bytes)
    const lines = await readSourceLines(file, bytes)
    return parseReport(lines, recogniseReport(lines))
  } catch (error) {
    throw isBreakdown(error) ? new Error(PARSING_FAILED, { cause: error }) : error
  }
}

/** What the engine says where a file has more of something than it can hold; a refusal is a sentence of our own. */
const isBreakdown = (error: unknown): boolean => error instanceof RangeError || error instanceof TypeError
const PARSING_FAILED = 'Reading this file broke off: it is not built as reports are. Is it one?'

/** Words without white space and soft hyphens: lines and pages break at will. */
const withoutSpaces = (text: string): string => text.replace(/[\s\u00AD]+/g, '')

/** A text without the signs that ingest draws its bullets with, in cells of a table too; a source draws them its own way. */
const withoutBullets = (text: string): string => text.replace(/(^|[\n\t]) *- /g, '$1')

/** The words of a source by the key of the paragraph or passage that they landed in, in their order. */
function wordsByKey(roles: readonly RoleSpan[]): Map<string, string> {
  const words = new Map<string, string>()
  for (const { role, source } of roles) {
    if (role.kind !== 'paragraph' && role.kind !== 'passage') continue
    words.set(role.key, `${words.get(role.key) ?? ''}${source}`)
  }
  return words
}

/** Keys of the paragraphs whose text is not, character for character, what the source has in that place. */
export function notVerbatim(paragraphs: Extract['paragraphs'], roles: readonly RoleSpan[]): string[] {
  const words = wordsByKey(roles)
  return paragraphs
    .filter(
      ({ key, text }) =>
        withoutSpaces(withoutBullets(text)) !== withoutSpaces(withoutBullets(words.get(key) ?? '')),
    )
    .map(({ key }) => key)
}

/** Labels of the scale that do not stand, with what they mean, where they are said to: in a table, or in their passage. */
export function scaleNotVerbatim(
  { scale, paragraphs }: Pick<Extract, 'scale' | 'paragraphs'>,
  roles: readonly RoleSpan[],
): string[] {
  const tables = roles.filter(({ role }) => role.kind === 'table').map(({ source }) => source)
  const inTables = withoutSpaces(tables.join(''))
  const isThere = ({ label, meaning, place, key }: GradeMeaning): boolean =>
    place === 'table'
      ? inTables.includes(withoutSpaces(label + meaning))
      : meaning.startsWith(label) &&
        paragraphs.some((each) => each.key === key && each.text.includes(meaning))
  return scale.filter((one) => !isThere(one)).map(({ label }) => label)
}

/** What of an extract its source is to bear out word for word. */
export type VerifiableExtract = Pick<Extract, 'paragraphs' | 'scale'>

/** A source read again, and held against the extract that was made of it. */
export interface Verification {
  readonly parsed: ParsedReport
  /** Keys of the paragraphs whose words do not stand in the source where they are said to. */
  readonly differingKeys: readonly string[]
  /** Labels of grades whose meaning does not. */
  readonly differingLabels: readonly string[]
}

/** Throws a sentence for a source that is no report or cannot be read. */
export async function verifyAgainstSource(
  file: string,
  bytes: Uint8Array,
  against: VerifiableExtract,
): Promise<Verification> {
  const { report: parsed, roles } = await parseReportFile(file, bytes)
  return {
    parsed,
    differingKeys: notVerbatim(against.paragraphs, roles),
    differingLabels: scaleNotVerbatim(against, roles),
  }
}
