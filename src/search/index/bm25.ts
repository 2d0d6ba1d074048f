/** BM25+ as MiniSearch computes it, with its parameters: a test holds the two against each other. */
const SATURATION = 1.2
const LENGTH = 0.7
const PRESENCE = 0.5

/** How much a word tells documents apart that so many of them hold. */
export const rarity = (holding: number, documents: number): number =>
  Math.log(1 + (documents - holding + 0.5) / (holding + 0.5))

/**
 * How strongly a field speaks of a term.
 * @param count how often it holds the term
 * @param length its length as a share of the average
 */
export const strength = (count: number, length: number): number =>
  PRESENCE + (count * (SATURATION + 1)) / (count + SATURATION * (1 - LENGTH + LENGTH * length))
