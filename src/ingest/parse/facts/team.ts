import type { Inspector } from '../../../model/report.js'
import type { Line } from '../../read/line.js'
import { oneSpaced } from '../signs/fold.js'
import { nameWithoutRank } from './inspector.js'

const heading = /^inspection team$/i

/** What an inspector is, behind the name; it says of which body, and ends what a line may say of one of them. */
const ofOfsted = /\b(ofsted|hmi|his majesty['’‘]?s inspectors?|her majesty['’‘]?s inspectors?)\b/i
const ofCqc = /\b(cqc|care quality commission|children['’‘]?s services inspectors?)\b/i
const leads = /\blead\b|\bleading\b/i

/** Where, on a line that a copy has not cut into columns, the second inspector's name begins. */
const betweenTwo =
  /(?<=\b(?:inspectors?|hmi|ofsted|\(seconded\)|lead)\b\)?)\s+(?=\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]*\.?)*\s\p{Lu}[\p{L}'’-]+,?\s)/u

const rank = /^(?:hmi|ofsted|cqc|inspector|his|her|lead|senior|the|and|of|care)$/i

function inspectorOf(words: string, column: number): Inspector[] {
  const name = nameWithoutRank(words)
  const role = name === null ? '' : words.slice(words.indexOf(name) + name.length)
  if (name === null || role.trim() === '' || name.split(' ').some((word) => rank.test(word))) return []
  const body = ofCqc.test(role) ? 'CQC' : ofOfsted.test(role) ? 'Ofsted' : column === 1 ? 'CQC' : 'Ofsted'
  return [{ name, body, leads: leads.test(role) }]
}

/** The words of a row, one inspector each. */
const columnsOf = ({ cells, text }: Line): string[] =>
  cells ? cells.map(oneSpaced) : oneSpaced(text).split(betweenTwo)

/**
 * The inspectors that a report lists under 'Inspection team', in two columns: of Ofsted on the left, of the Care Quality Commission
 * on the right. Those of Ofsted come first, and of each body those that lead.
 */
export function inspectorsIn(lines: readonly Line[]): Inspector[] {
  const at = lines.findIndex(({ text }) => heading.test(oneSpaced(text)))
  if (at < 0) return []
  const found = lines
    .slice(at + 1)
    .flatMap((line) => columnsOf(line).flatMap((words, column) => inspectorOf(words, column)))
  const order = ({ body, leads: first }: Inspector): number => (body === 'CQC' ? 2 : 0) + (first ? 0 : 1)
  return [...found].sort((one, other) => order(one) - order(other))
}
