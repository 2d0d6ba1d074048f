/** Signs that keyboards and printers write differently: any of a group stands for all of it. */
const SIGNS_ALIKE: readonly string[] = ["'’‘`´", '"“”„', '-‐‑‒–—']

const escaped = (character: string): string => character.replace(/[.*+?^${}()|[\]\\/]/, '\\$&')

const pattern = (character: string): string => {
  const alike = SIGNS_ALIKE.find((group) => group.includes(character))
  return alike ? `[${[...alike].map((one) => (one === '-' ? '\\-' : one)).join('')}]` : escaped(character)
}

/** A letter or figure: a phrase that ends in one ends there in the text too. */
const WORD_CHARACTER = /[\p{L}\p{N}]/u

/**
 * Tells of a text whether a phrase stands in it letter for letter, in small letters or capitals, across the ends of lines;
 * 'care leaver' is not found in 'care leavers'.
 */
export function verbatimFinder(phrase: string): (text: string) => boolean {
  const sought = phrase.trim()
  const body = sought
    .split(/\s+/)
    .map((word) => [...word].map(pattern).join(''))
    .join('\\s+')
  const opens = WORD_CHARACTER.test(sought[0] ?? '')
  const closes = WORD_CHARACTER.test(sought.at(-1) ?? '')
  const before = opens ? '(?<![\\p{L}\\p{N}])' : ''
  const after = closes ? '(?![\\p{L}\\p{N}])' : ''
  const whole = new RegExp(`${before}${body}${after}`, 'iu')
  // Most texts that hold it write it as it was typed: to look for that takes a tenth of the time.
  return (text) => {
    const at = text.indexOf(sought)
    const isFree =
      at >= 0 &&
      !(opens && WORD_CHARACTER.test(text[at - 1] ?? '')) &&
      !(closes && WORD_CHARACTER.test(text[at + sought.length] ?? ''))
    return isFree || whole.test(text)
  }
}
