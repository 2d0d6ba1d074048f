import { endsSentence, type SourceLine } from '../../read/line.js'
import { parseGrades } from './judgement-lines.js'
import { isSeparated } from './typography.js'

/** Bullets as copies draw them; a symbol font fills a private area with them, or draws letters so. */
const bulletSign =
  /^(?:[-–—•●▪■◼◾□▫◦○‣⁃➢➤✓✔∙·*→⇒►▶▸▷◆◇❖★☆✦☐☑❑❒⦁\uE000-\uF8FF]|[olnquvw§Øü¡¨](?=\s))\s+(?=\S)/u

/** A bullet whose words a converter has set on the next line. */
const bulletAlone = /^[•●▪■◼◾□▫◦○‣⁃➢➤✓✔∙→⇒►▶▸▷◆◇❖★☆✦☐☑❑❒⦁\uE000-\uF8FF]$/u

/** The reader of a PDF has told bullets from the dashes of a sentence, and puts this for each. */
const pdfBullet = '- '

/** Characters that are only the shape of a bullet at the head of a line; 0 for a line that is none. */
export function bulletLead({ cells, page, spans, text }: SourceLine): number {
  if (cells) return 0
  if (page === null) return bulletAlone.test(text) ? text.length : (bulletSign.exec(text)?.[0].length ?? 0)
  const marked = spans[0]?.kind === 'mark' && spans[0].source.trim() !== ''
  return marked && text.startsWith(pdfBullet) ? pdfBullet.length : 0
}

const leadingDash = /^[-–—]\s+(?=\S)/

/** Characters of a dash at the head of a line of a PDF, which may be a bullet or that of a sentence; 0 for none. */
export const typedDash = ({ cells, page, text }: SourceLine): number =>
  cells || page === null ? 0 : (leadingDash.exec(text)?.[0].length ?? 0)

/** A paragraph's number with its full stop, and the space after it. */
const printedNumber = /^(\d{1,3})\.\s+(?=\S)/

/** A number without its stop or its space; it counts only where one is due. */
const sloppyNumber = /^(\d{1,3})(?:\.(?=\p{Lu}\p{Ll})|\)?\s+(?=\p{Lu}))/u

/**
 * Other shapes that converters give a number in a text: alone on its line ('12.'), without its space ('12.The'), in
 * brackets ('(12)', '12)'), behind Markdown's stroke ('12\\.'). They count only where one is due.
 */
const convertedNumber =
  /^(?:(\d{1,3})\s?\\?\.(?:$|(?=[^\d\s])|\s+(?=\S))|[([]?(\d{1,3})\s?\\?[)\]](?:$|\s*(?=[\p{L}'’‘"“(])))/u

/** How many numbers in a row a damaged copy may lack before what follows counts as no numbering. */
const WIDEST_GAP = 5

/** Numbers stand no further in than this from the first ones; their words do. Points. */
const MARGIN = 12

interface NumberedOpening {
  readonly number: number
  /** Characters of the number's shape at the head of the line. */
  readonly lead: number
  /** Printed numbers that this copy lacks just before it. */
  readonly missing: readonly number[]
}

const numberAlone = /^\d{1,3}\.$/

/** Whether a line is a row of a table: a number that stands far from its words makes none, unless they are a grade. */
const isTableLine = ({ cells }: SourceLine): boolean => {
  if (cells === null) return false
  const [number = '', words = '', ...more] = cells
  return more.length > 0 || !numberAlone.test(number) || words === '' || parseGrades(words).length > 0
}

const printedNumberOf = (line: SourceLine | undefined): number | null => {
  const match = line && !isTableLine(line) ? printedNumber.exec(line.text) : null
  return match ? Number(match[1]) : null
}

/** Whether a line stands as far out as the numbers before it, as only a PDF tells: '… until they are' '18. Plans …' does not. */
const atMargin = ({ page, indent }: SourceLine, margin: number | null): boolean =>
  page === null || margin === null || indent <= margin + MARGIN

/** The number that is due, further in than those before it: a part of the report with a margin of its own, unless it comes at theirs. */
const isDueFurtherIn = (
  lines: readonly SourceLine[],
  at: number,
  next: number,
  margin: number | null,
): boolean =>
  printedNumberOf(lines[at]) === next &&
  isSeparated(lines[at - 1], lines[at]) &&
  !lines.some((line, here) => here > at && printedNumberOf(line) === next && atMargin(line, margin))

/**
 * Whether line `at` opens the paragraph numbered `next`. A later number opens one too where `next` comes nowhere
 * after it but its own successor does: then the copy has lost some. `margin` is where numbers stand, in points.
 */
export function numberedOpeningAt(
  lines: readonly SourceLine[],
  at: number,
  next: number,
  margin: number | null,
): NumberedOpening | null {
  const line = lines[at]
  if (!line || !(atMargin(line, margin) || isDueFurtherIn(lines, at, next, margin))) return null
  const number = printedNumberOf(line)
  if (number === null) return sloppyOpeningAt(lines, at, next, margin) ?? convertedOpeningAt(lines, at, next)
  if (number < next || number > next + WIDEST_GAP) return null
  const lead = printedNumber.exec(line.text)?.[0].length ?? 0
  if (number === next) return { number, lead, missing: [] }
  const later = lines.slice(at + 1).map(printedNumberOf)
  if (later.includes(next) || !later.includes(number + 1)) return null
  return { number, lead, missing: Array.from({ length: number - next }, (_, step) => next + step) }
}

function sloppyOpeningAt(
  lines: readonly SourceLine[],
  at: number,
  next: number,
  margin: number | null,
): NumberedOpening | null {
  const line = lines[at]
  const match =
    line && line.page !== null && margin !== null && !line.cells ? sloppyNumber.exec(line.text) : null
  if (!line || !match || Number(match[1]) !== next) return null
  if (!isSeparated(lines[at - 1], line) && !hangsOut(lines[at - 1], line)) return null
  return { number: next, lead: match[0].length, missing: [] }
}

/** Words that a number opens stand so much further in. Points. */
const HANGING_NUMBER = 6

/** Whether a line stands out from a paragraph that is at its end: where no gap parts paragraphs, their numbers do. */
const hangsOut = (before: SourceLine | undefined, line: SourceLine): boolean =>
  before !== undefined && before.indent > line.indent + HANGING_NUMBER && endsSentence(before.text)

const convertedIn = ({ page, cells, text }: SourceLine): RegExpExecArray | null =>
  page === null && !cells ? convertedNumber.exec(text) : null

/** The number of a line of a text, in whatever shape. */
const anyNumberOf = (line: SourceLine): number | null => {
  const match = convertedIn(line)
  return printedNumberOf(line) ?? (match ? Number(match[1] ?? match[2]) : null)
}

/** In a text, the number that is due in another shape than the printed one: the first only where the second comes after it. */
function convertedOpeningAt(lines: readonly SourceLine[], at: number, next: number): NumberedOpening | null {
  const line = lines[at]
  const match = line ? convertedIn(line) : null
  if (!match || Number(match[1] ?? match[2]) !== next) return null
  const after = lines.slice(at + 1).find(({ text }) => text !== '')
  const alone = match[0] === line?.text
  if (alone && (!after || anyNumberOf(after) !== null)) return null
  if (next === 1 && !lines.some((each, here) => here > at && anyNumberOf(each) === 2)) return null
  return { number: next, lead: match[0].length, missing: [] }
}

/** A number at the head of a paragraph that is not the one due: printed twice, or a slip. Its shape's length, or null. */
export function strayNumberAt(
  lines: readonly SourceLine[],
  at: number,
  margin: number | null,
): { number: number; lead: number } | null {
  const line = lines[at]
  const number = printedNumberOf(line)
  if (!line || number === null || line.page === null || margin === null) return null
  if (!atMargin(line, margin) || !isSeparated(lines[at - 1], line)) return null
  return { number, lead: printedNumber.exec(line.text)?.[0].length ?? 0 }
}
