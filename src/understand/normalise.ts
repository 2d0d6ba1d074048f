/**
 * What somebody typed, as it is read: without signs that show nothing, or that only turn or deck out the others, and no
 * longer than a message can sensibly be. Whatever is typed, reading it takes no longer than reading this much.
 */

/** Characters that are read of a message or an option: as many as Discord lets most people write. */
const LONGEST_MESSAGE = 2000
/** Looked at before what shows nothing is taken away. */
const LOOKED_AT = 5 * LONGEST_MESSAGE

const PLAIN = /^[\n\x20-\x7e]*$/
/** Hyphens that look like the one on the keyboard; joined words are told by that. */
const HYPHEN = /\u2010/g
const LINE_BREAK = /\r\n?|[\u2028\u2029]/g
/** Marks of direction, joiners and blanks of no width, soft hyphens; control characters part words. */
const UNSEEN = /[\p{Cf}\u115f\u1160\u3164\uffa0]/gu
const CONTROL = /[^\P{Cc}\n]/gu
/** Accents and all else that is heaped upon letters of our alphabet, figures and signs. */
const HEAPED = /(^|[\p{Script=Latin}\p{N}\p{P}\p{S}\p{Z}\n])\p{M}+/gu
/** Other alphabets need marks, but not this many on one letter. */
const TOWER = /(\p{M}{4})\p{M}+/gu

/** A typed text as Pilcrow reads it; a plain one that is not too long stays as it is. */
export function normalised(typed: string): string {
  const begun = typed.slice(0, LOOKED_AT)
  if (PLAIN.test(begun)) return begun.slice(0, LONGEST_MESSAGE)
  return begun
    .replace(LINE_BREAK, '\n')
    .replace(CONTROL, ' ')
    .replace(UNSEEN, '')
    .replace(HEAPED, '$1')
    .slice(0, LONGEST_MESSAGE)
    .normalize('NFKD')
    .replace(HEAPED, '$1')
    .replace(TOWER, '$1')
    .normalize('NFKC')
    .replace(HYPHEN, '-')
    .slice(0, LONGEST_MESSAGE)
}
