/** Signs that keyboards and printers write differently: any of a group stands for all of it. */
const ALIKE: readonly string[] = ["'’‘`´", '"“”„', '-‐‑‒–—']

const escaped = (character: string): string => character.replace(/[.*+?^${}()|[\]\\/]/, '\\$&')

const pattern = (character: string): string => {
  const alike = ALIKE.find((group) => group.includes(character))
  return alike ? `[${[...alike].map((one) => (one === '-' ? '\\-' : one)).join('')}]` : escaped(character)
}

/** A letter or figure: a phrase that ends in one ends there in the text too. */
const WORD = /[\p{L}\p{N}]/u

/**
 * Finds a phrase letter for letter, in small letters or capitals, across the ends of lines; 'care leaver' is not found in
 * 'care leavers'.
 */
export function phraseFinder(phrase: string): RegExp {
  const words = phrase.trim().split(/\s+/)
  const body = words.map((word) => [...word].map(pattern).join('')).join('\\s+')
  const before = WORD.test(phrase.trim()[0] ?? '') ? '(?<![\\p{L}\\p{N}])' : ''
  const after = WORD.test(phrase.trim().at(-1) ?? '') ? '(?![\\p{L}\\p{N}])' : ''
  return new RegExp(`${before}${body}${after}`, 'iu')
}
