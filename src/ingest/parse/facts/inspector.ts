import { oneSpaced } from '../signs/fold.js'
import { behind, inspectionDates, publication } from './label.js'

/** Words of which ranks are made: 'Senior Her Majesty's Inspector', 'Social Care Regulatory Inspector', 'HMI (Seconded)'. */
const rankWord =
  /^(?:senior|lead|her|his|majesty(?:['’‘]?s)?|inspectors?|inspection|hmi|shmi|hmci|ai|oi|ri|ofsted|social|care|regulatory|regional|national|area|assistant|associate|additional|contracted|seconded|acting|deputy|principal|director|manager|officer|specialist|advis[eo]r|operational|operations|consultant|head|reporting|team|education|health|quality|cqc|for|and|of|the|children(?:['’‘]?s)?|services)$/i

const bare = (word: string): string => word.replace(/^[("]+|[)".,;:]+$/g, '')

/** Whether words are nothing but a rank, as on a line of their own under the name. */
export function isRank(text: string): boolean {
  const words = oneSpaced(text)
    .split(' ')
    .map(bare)
    .filter((word) => word !== '')
  return words.length > 0 && words.length <= 8 && words.every((word) => rankWord.test(word))
}

/** Words of a name; the second may read like a rank: 'John Senior'. */
const SHORTEST_NAME = 2
/** 'Dr Ann B. van der Lee' */
const LONGEST_NAME = 6

/** Where a second name begins, or what is said of the first. */
const next = /\s*(?:,|;|\(|\/|&|\band\b|\bwith\b|\s[-–—]\s|[-–—]\s)/

/** A word of a name: it begins with a capital, or is one of those that join names. */
const nameWord = /^(?:\p{Lu}[\p{L}.'’‘\-‑]*|de|del|della|da|di|du|la|le|van|von|der|den|ap|al|el|bin|y)$/u

/** A rank that stands before the name: 'HMI Ann Lee'. */
const rankBefore = /^(?:(?:s?hmi|senior hmi|(?:her|his) majesty['’‘]?s inspector)\b[\s,:–-]*)+(?=\p{L})/iu

/** The first name of 'Neil Penswick HMI' or 'Jan Edwards, His Majesty's Inspector', without rank; null for no name. */
export function nameWithoutRank(printed: string): string | null {
  const [first = ''] = oneSpaced(printed).replace(rankBefore, '').split(next)
  const words = first.split(' ')
  const rankAt = words.findIndex((word, at) => at >= SHORTEST_NAME && rankWord.test(bare(word)))
  const named = words.slice(0, rankAt < 0 ? words.length : rankAt)
  const name = named.join(' ').replace(/[.,:]+$/, '')
  const isName =
    named.length <= LONGEST_NAME && named.every((word) => nameWord.test(word.replace(/[,:]$/, '')))
  return isName && /^\p{Lu}/u.test(name) && !isRank(name) ? name : null
}

/** Words of a cover that are no name, although they begin with capitals. */
const noName = /\b(?:judge?ments?|grades?|inspections?|reports?|overall|council|services|age group)\b/i

/** The lead inspector that these words name; `below` is the next line, on which a name may go on. Null for none. */
export function firstNamed(words: string, below: string): string | null {
  if (noName.test(words)) return null
  const isFact = [inspectionDates, publication].some(({ sure }) => behind(below, sure) !== null)
  const alone = /^\p{Lu}[\p{L}'’‘\-‑]*$/u.test(words.trim())
  const goesOn = alone && !isFact && !noName.test(below) && !isRank(below)
  return (goesOn ? nameWithoutRank(`${words} ${below}`) : null) ?? nameWithoutRank(words)
}
