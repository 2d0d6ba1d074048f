import type { Fate } from '../place.js'
import { type Draft, type DraftParagraph, type Part, placeOf } from '../walk/draft.js'

/** A list without a number that is longer than this many characters is cited bullet by bullet. */
const LONGEST_LIST = 1500

const length = (parts: readonly Part[]): number => parts.reduce((sum, { line }) => sum + line.text.length, 0)

/** The pieces of a passage: what introduces its list, then each bullet with what is nested in it. */
function piecesOf({ number, responsible, parts }: DraftParagraph): Part[][] {
  if (number !== null || responsible !== null || length(parts) <= LONGEST_LIST) return [[...parts]]
  const pieces: Part[][] = []
  for (const part of parts) {
    const begins = pieces.length === 0 || part.shape === 'bullet' || part.shape === 'after'
    if (begins) pieces.push([part])
    else pieces.at(-1)?.push(part)
  }
  return pieces
}

/** Cuts long lists into a passage a bullet, and counts the passages of each section anew. */
export function cutLongLists(draft: Draft): Draft {
  const fates = new Map<number, Fate>(draft.fates)
  const passages = new Map<string, number>()
  const paragraphs = draft.paragraphs.flatMap((paragraph): DraftParagraph[] => {
    if (paragraph.number !== null) return [paragraph]
    const { section } = paragraph
    const pieces = piecesOf(paragraph)
    return pieces.map((parts, at) => {
      const count = (passages.get(section.key) ?? 0) + 1
      passages.set(section.key, count)
      const notes = at === pieces.length - 1 ? paragraph.notes : []
      const piece: DraftParagraph = { ...paragraph, key: `${section.key}p${count}`, parts, notes }
      for (const { line } of parts) {
        fates.set(line.number, { place: placeOf(piece), lead: fates.get(line.number)?.lead ?? null })
      }
      return piece
    })
  })
  return { ...draft, paragraphs, fates: withNotes(fates, draft, paragraphs) }
}

/** The notes of a passage that got another key go with it. */
function withNotes(
  fates: Map<number, Fate>,
  before: Draft,
  after: readonly DraftParagraph[],
): Map<number, Fate> {
  const keys = new Map(
    before.paragraphs.map(({ key, parts }) => {
      const last = parts.at(-1)
      return [key, after.find((each) => last !== undefined && each.parts.includes(last))?.key ?? key]
    }),
  )
  for (const [line, { place, lead }] of fates) {
    if (place.kind === 'note')
      fates.set(line, { place: { kind: 'note', key: keys.get(place.key) ?? place.key }, lead })
  }
  return fates
}
