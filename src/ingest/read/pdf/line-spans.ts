import { splitNoteNumbers } from '../inline-spans.js'
import type { LineSpan } from '../line.js'
import { type FontStyle, normaliseCharacters, restoreUnmapped } from './fonts.js'
import { closeLetterspacing, SPACE_GAP, spaceOfRuns } from './letter-spacing.js'
import { type BaselineRow, isBlankRun, isSuperscript, type TextRun } from './text-runs.js'

/** Shapes that open a list item. Characters for private use are those of Symbol and Wingdings. */
const bulletShape = /^[-–—−─•●○◦▪■◼◾□▫‣⁃➢➤✓✔∙·*→⇒►▶▸▷◆◇❖★☆✦☐☑❑❒⦁\uE000-\uF8FF]/

/** What a font gives for a shape that it does not name. */
const namelessShape = /^[\p{Cc}\uFFFD]/u

/** Of these, a line of a sentence may begin with too: there, no more than a blank follows. */
const dashBullet = /^[-–—−─·*]/

/** What parts such a bullet from its words is wider than a blank. Share of the letters' size. */
const tabGap = 0.6

/** Word sets the bullet of a second level as a letter `o` in a font of its own. */
const letterBullet = 'o'

/** The letters that Wingdings and Symbol draw as bullets, where a copy sets them in the font of the text. A sign among them is no letter of a sentence. */
const substitutedBullet = /^[lnopqrstuvwz§Øüä¡¨ªà]$/
const substitutedSign = /^[§¨]$/

/** The bullet at the head of a row, set off from the words after it, and those words. */
function leadingBullet(
  runs: readonly TextRun[],
  fonts: ReadonlyMap<string, FontStyle>,
): { shape: string; rest: readonly TextRun[] } | null {
  const at = runs.findIndex((run) => !isBlankRun(run))
  const first = runs[at]
  if (!first) return null
  const shape = first.text.trim().slice(0, 1)
  const own = first.text.trim().length === 1
  const rest = own
    ? runs.slice(at + 1)
    : [{ ...first, text: first.text.trimStart().slice(1) }, ...runs.slice(at + 1)]
  const next = rest.find((run) => !isBlankRun(run))
  if (!next) return null
  const known = bulletShape.test(shape) || (own && fonts.get(first.font)?.symbols === true)
  const gap = (next.left - first.right) / first.size
  const mayBeLost = substitutedBullet.test(shape) || namelessShape.test(shape)
  const lost = own && mayBeLost && gap > (substitutedSign.test(shape) ? SPACE_GAP : tabGap)
  const inOwnFont = own && shape === letterBullet && next.font !== first.font
  if (!known && !lost && !inOwnFont) return null
  if (dashBullet.test(shape)) return own && gap > tabGap ? { shape, rest } : null
  const setOff = own ? gap > SPACE_GAP || next !== rest[0] : /^\s/.test(next.text)
  return setOff ? { shape, rest } : null
}

const superscriptMark = /^[\d*†‡,\s]+$/

/**
 * Text reconstruction: the spans of a visual line, one blank between words, no white space at the ends, raised numbers as notes, and a
 * bullet's own shape as a mark before the words `- `.
 */
export function rowSpans(row: BaselineRow, fonts: ReadonlyMap<string, FontStyle>): LineSpan[] {
  const bullet = leadingBullet(row.runs, fonts)
  const blankGap = spaceOfRuns(bullet?.rest ?? row.runs, row.size)
  const spans: LineSpan[] = bullet
    ? [
        { source: bullet.shape, kind: 'mark' },
        { source: '- ', kind: 'words' },
      ]
    : []
  let right: number | null = null
  let blank = false
  // A blank before a note parts the words on both sides of the note; it is theirs only once there are words after it.
  let owed = false
  for (const run of bullet?.rest ?? row.runs) {
    const text = normaliseCharacters(closeLetterspacing(run.text), fonts.get(run.font)?.symbols === true)
    const words = text.trim()
    if (words !== '') {
      const gap = right !== null && run.left - right > blankGap * row.size
      if (right !== null && (blank || gap || text.startsWith(' '))) owed = true
      const isNote = superscriptMark.test(words) && isSuperscript(run, row)
      if (owed) appendSpan(spans, { source: ' ', kind: isNote || !spans.some(isWordSpan) ? 'mark' : 'words' })
      owed = owed && isNote && spans.some(isWordSpan)
      appendSpan(spans, { source: words, kind: isNote ? 'note' : 'words' })
      right = run.right
    }
    blank = words === '' ? blank || text !== '' : text.endsWith(' ')
  }
  return spans
    .map((span) => (span.kind === 'words' ? { ...span, source: restoreUnmapped(span.source) } : span))
    .flatMap(splitNoteNumbers)
}

function appendSpan(spans: LineSpan[], { source, kind }: LineSpan): void {
  const last = spans.at(-1)
  if (last?.kind === kind) spans[spans.length - 1] = { kind, source: last.source + source }
  else spans.push({ source, kind })
}

const isWordSpan = ({ kind }: LineSpan) => kind === 'words'

export const spanText = (spans: readonly LineSpan[]) =>
  spans
    .filter(isWordSpan)
    .map(({ source }) => source)
    .join('')
    .trim()
