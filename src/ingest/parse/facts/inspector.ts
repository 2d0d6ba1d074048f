import { oneSpaced } from '../signs/fold.js'

/** Words of which ranks are made: 'Senior Her Majesty's Inspector', 'Social Care Regulatory Inspector', 'HMI (Seconded)'. */
const rankWord =
  /^(?:senior|lead|her|his|majesty(?:['’‘]?s)?|inspectors?|inspection|hmi|shmi|hmci|ai|oi|ri|ofsted|social|care|regulatory|regional|national|area|assistant|associate|additional|contracted|seconded|acting|deputy|principal|director|manager|officer|lead|for|and|of|children(?:['’‘]?s)?|services)$/i

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

/** Where a second name begins, or what is said of the first. */
const next = /\s*(?:,|;|\(|\/|&|\band\b|\bwith\b|\s[-–—]\s)/

/** The first name of 'Neil Penswick HMI' or 'Jan Edwards, His Majesty's Inspector', without rank; null for no name. */
export function nameWithoutRank(printed: string): string | null {
  const [first = ''] = oneSpaced(printed).split(next)
  const words = first.split(' ')
  const rankAt = words.findIndex((word, at) => at >= SHORTEST_NAME && rankWord.test(bare(word)))
  const name = words
    .slice(0, rankAt < 0 ? words.length : rankAt)
    .join(' ')
    .replace(/[.,:]+$/, '')
  return /^\p{Lu}[\p{L}.'’‘\-‑ ]+$/u.test(name) && !isRank(name) ? name : null
}
