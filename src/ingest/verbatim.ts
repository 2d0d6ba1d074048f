import type { GradeMeaning, Report } from '../model/report.js'
import type { Placed } from './parse/place.js'

/** Words without white space and soft hyphens: lines and pages break at will. */
const bare = (text: string): string => text.replace(/[\s\u00AD]+/g, '')

/** A text without the signs that ingest draws its bullets with, in cells of a table too; a source draws them its own way. */
const withoutBullets = (text: string): string => text.replace(/(^|[\n\t]) *- /g, '$1')

/** The words of a source by the key of the paragraph or passage that they landed in, in their order. */
function wordsByKey(placed: readonly Placed[]): Map<string, string> {
  const words = new Map<string, string>()
  for (const { place, source } of placed) {
    if (place.kind !== 'paragraph' && place.kind !== 'passage') continue
    words.set(place.key, `${words.get(place.key) ?? ''}${source}`)
  }
  return words
}

/** Keys of the paragraphs whose text is not, character for character, what the source has in that place. */
export function notVerbatim(paragraphs: Report['paragraphs'], placed: readonly Placed[]): string[] {
  const words = wordsByKey(placed)
  return paragraphs
    .filter(({ key, text }) => bare(withoutBullets(text)) !== bare(withoutBullets(words.get(key) ?? '')))
    .map(({ key }) => key)
}

/** Labels of the scale that do not stand, with what they mean, where they are said to: in a table, or in their passage. */
export function scaleNotVerbatim(
  { scale, paragraphs }: Pick<Report, 'scale' | 'paragraphs'>,
  placed: readonly Placed[],
): string[] {
  const tables = placed.filter(({ place }) => place.kind === 'table').map(({ source }) => source)
  const inTables = bare(tables.join(''))
  const isThere = ({ label, meaning, place, key }: GradeMeaning): boolean =>
    place === 'table'
      ? inTables.includes(bare(label + meaning))
      : meaning.startsWith(label) &&
        paragraphs.some((each) => each.key === key && each.text.includes(meaning))
  return scale.filter((one) => !isThere(one)).map(({ label }) => label)
}
