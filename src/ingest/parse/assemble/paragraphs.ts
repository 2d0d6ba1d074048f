import { type Paragraph, passageKey, type Recommendation } from '../../../model/report.js'
import { endsSentence, joinWrapped, noteMarks, type SourceLine } from '../../read/line.js'
import {
  type Draft,
  type DraftParagraph,
  furnitureRole,
  type LineRole,
  type ParagraphPart,
  paragraphRole,
} from '../draft.js'

const wordsOfPart = (part: ParagraphPart): string => part.words ?? part.line.text.slice(part.lead)

const bulletSigns: Readonly<Partial<Record<ParagraphPart['shape'], string>>> = {
  bullet: '- ',
  nested: '  - ',
  after: '',
}

/**
 * The words of some lines of a paragraph: wrapped lines are joined, each bullet begins a line of its own.
 * @param isBare without the sign of a bullet that they begin with
 */
function joinParts(parts: readonly ParagraphPart[], isBare = false): string {
  const lines: string[] = []
  for (const [at, part] of parts.entries()) {
    const head = isBare && at === 0 ? '' : bulletSigns[part.shape]
    if (head === undefined && lines.length > 0) lines.push(joinWrapped(lines.pop() ?? '', wordsOfPart(part)))
    else lines.push(`${head ?? ''}${wordsOfPart(part)}`)
  }
  return lines.join('\n').replace(/\u00AD/g, '')
}

export const buildParagraph = (draft: DraftParagraph): Paragraph => ({
  key: draft.key,
  number: draft.number,
  page: draft.parts[0]?.line.page ?? null,
  section: draft.section.key,
  locator: draft.section.title,
  text: joinParts(draft.parts),
  notes: draft.notes,
})

/** A list without a number that is longer than this many characters is cited bullet by bullet. */
const LONGEST_UNSPLIT_LIST = 1500

const partsLength = (parts: readonly ParagraphPart[]): number =>
  parts.reduce((sum, { line }) => sum + line.text.length, 0)

/** The chunks of a passage: what introduces its list, then each bullet with what is nested in it. */
function splitList({ number, responsible, parts }: DraftParagraph): ParagraphPart[][] {
  if (number !== null || responsible !== null || partsLength(parts) <= LONGEST_UNSPLIT_LIST)
    return [[...parts]]
  const chunks: ParagraphPart[][] = []
  for (const part of parts) {
    const begins = chunks.length === 0 || part.shape === 'bullet' || part.shape === 'after'
    if (begins) chunks.push([part])
    else chunks.at(-1)?.push(part)
  }
  return chunks
}

/** Cuts long lists into a passage a bullet, and counts the passages of each section anew. */
export function splitLongLists(draft: Draft): Draft {
  const lineRoles = new Map<number, LineRole>(draft.lineRoles)
  const passages = new Map<string, number>()
  const paragraphs = draft.paragraphs.flatMap((paragraph): DraftParagraph[] => {
    if (paragraph.number !== null) return [paragraph]
    const { section } = paragraph
    const chunks = splitList(paragraph)
    return chunks.map((parts, at) => {
      const count = (passages.get(section.key) ?? 0) + 1
      passages.set(section.key, count)
      const notes = at === chunks.length - 1 ? paragraph.notes : []
      const chunk: DraftParagraph = { ...paragraph, key: passageKey(section.key, count), parts, notes }
      for (const { line } of parts) {
        lineRoles.set(line.number, {
          role: paragraphRole(chunk),
          lead: lineRoles.get(line.number)?.lead ?? null,
        })
      }
      return chunk
    })
  })
  return { ...draft, paragraphs, lineRoles: moveNotes(lineRoles, draft, paragraphs) }
}

/** The notes of a passage that got another key go with it. */
function moveNotes(
  lineRoles: Map<number, LineRole>,
  before: Draft,
  after: readonly DraftParagraph[],
): Map<number, LineRole> {
  const keys = new Map(
    before.paragraphs.map(({ key, parts }) => {
      const last = parts.at(-1)
      return [key, after.find((each) => last !== undefined && each.parts.includes(last))?.key ?? key]
    }),
  )
  for (const [line, { role, lead }] of lineRoles) {
    if (role.kind === 'note')
      lineRoles.set(line, { role: { kind: 'note', key: keys.get(role.key) ?? role.key }, lead })
  }
  return lineRoles
}

/** A footnote at the foot of a page: its raised number, and its lines. */
interface Footnote {
  readonly mark: string | null
  readonly lines: SourceLine[]
}

/** The raised number that a footnote begins with. */
function footnoteMark(line: SourceLine): string | null {
  const first = line.spans.find((span) => span.kind !== 'mark' && span.source.trim() !== '')
  return first?.kind === 'note' ? first.source.trim() : null
}

function groupFootnotes(lines: readonly SourceLine[]): Footnote[] {
  const notes: Footnote[] = []
  for (const line of lines) {
    const mark = footnoteMark(line)
    const open = notes.at(-1)
    if (mark === null && open && open.lines[0]?.page === line.page) open.lines.push(line)
    else notes.push({ mark, lines: [line] })
  }
  return notes
}

const refersTo = (paragraph: DraftParagraph, { mark, lines }: Footnote): boolean =>
  paragraph.parts.some(
    ({ line }) => line.page === lines[0]?.page && noteMarks(line).some((each) => each.mark === mark),
  )

/** The first paragraph behind a line of the page that is no paragraph's, and refers to the note: a heading. */
function headedBy(
  { mark, lines }: Footnote,
  text: readonly SourceLine[],
  paragraphs: readonly DraftParagraph[],
) {
  const heading = text.find(
    (line) => line.page === lines[0]?.page && noteMarks(line).some((each) => each.mark === mark),
  )
  return heading && paragraphs.find(({ parts }) => (parts[0]?.line.number ?? 0) > heading.number)
}

const beginsBy = (paragraph: DraftParagraph, page: number): boolean =>
  (paragraph.parts[0]?.line.page ?? 0) <= page

/**
 * Keeps each footnote beside the paragraph that refers to it on its page; one to which a heading refers, beside the
 * first paragraph under it; any other beside the last that begins by then. `text` are the lines that may refer to it.
 * Gives the places of the footnotes' lines.
 */
export function attachFootnotes(
  lines: readonly SourceLine[],
  text: readonly SourceLine[],
  { paragraphs }: Draft,
): [number, LineRole][] {
  return groupFootnotes(lines).flatMap((note) => {
    const page = note.lines[0]?.page ?? 0
    const to =
      paragraphs.find((each) => refersTo(each, note)) ??
      headedBy(note, text, paragraphs) ??
      paragraphs.findLast((each) => beginsBy(each, page))
    to?.notes.push(note.lines.map((line) => line.text).reduce(joinWrapped, ''))
    const lineRole: LineRole = to
      ? { role: { kind: 'note', key: to.key }, lead: null }
      : furnitureRole('boilerplate')
    return note.lines.map((line): [number, LineRole] => [line.number, lineRole])
  })
}

/** 'There are no areas for priority and immediate action.' */
const noRecommendations =
  /^(there (are|were) no (areas|priority|recommendations)|(the )?inspect(ion|ors) did not (find|identify) any )/i

/** The bullets of a paragraph, each with its nested ones. */
function bulletsOf(parts: readonly ParagraphPart[]): ParagraphPart[][] {
  const bullets: ParagraphPart[][] = []
  for (const part of parts) {
    if (part.shape === 'bullet') bullets.push([part])
    else if (part.shape !== 'after') bullets.at(-1)?.push(part)
  }
  return bullets
}

/** A bullet's own words, without its sign; what is nested in it keeps its own. */
const bulletText = (parts: readonly ParagraphPart[]): string => joinParts(parts, true)

/** A number of its own makes a paragraph one recommendation, where the others under its heading have theirs too. */
const isOne = (paragraph: DraftParagraph, others: readonly DraftParagraph[]): boolean =>
  paragraph.number !== null &&
  paragraph.parts.every(({ deadline }) => deadline === null) &&
  others.some(
    (each) =>
      each !== paragraph &&
      each.number !== null &&
      each.section.recommendsUnder === paragraph.section.recommendsUnder,
  )

function paragraphRecommendations(
  paragraph: DraftParagraph,
  others: readonly DraftParagraph[],
): Recommendation[] {
  const { key, number, section, parts } = paragraph
  const { responsible } = paragraph
  const common = {
    key,
    paragraph: number,
    heading: section.recommendsUnder,
    strand: section.strand,
    responsible,
  }
  if (responsible !== null) return [{ ...common, deadline: null, text: joinParts(parts.slice(1)) }]
  const bullets = isOne(paragraph, others) ? [] : bulletsOf(parts)
  if (bullets.length > 0) {
    return bullets.map((bullet) => ({
      ...common,
      deadline: bullet[0]?.deadline ?? null,
      text: bulletText(bullet),
    }))
  }
  const text = joinParts(parts)
  // A few words without a number or a full stop are a subheading that the copy does not set apart.
  const asks = number !== null || endsSentence(text)
  return noRecommendations.test(text) || !asks
    ? []
    : [{ ...common, deadline: parts[0]?.deadline ?? null, text }]
}

/** What a report asks for under a heading that says what to improve: each numbered paragraph of several, else each bullet, else the prose. */
export const extractRecommendations = (paragraphs: readonly DraftParagraph[]): Recommendation[] =>
  paragraphs
    .filter((each) => each.section.recommends)
    .flatMap((each, _, all) => paragraphRecommendations(each, all))
