import fc from 'fast-check'

const FIRST_SURROGATE = 0xd800
const SURROGATES = 0x800
const LAST_CODE_POINT = 0x10ffff

/** The code point of one character; what is anything else is not made here. */
function numberOf(character: unknown): number {
  const code = typeof character === 'string' ? character.codePointAt(0) : undefined
  if (code === undefined || String.fromCodePoint(code) !== character)
    throw new Error('It is no one character.')
  if (code < FIRST_SURROGATE) return code
  if (code < FIRST_SURROGATE + SURROGATES) throw new Error('Half a surrogate pair is no character.')
  return code - SURROGATES
}

/**
 * Any character of Unicode but half a surrogate pair, as a unit of texts: what fast-check calls `binary`, without its table of
 * all of them, which takes a second to make and then lies in the memory of each worker.
 */
export const anyCharacter: fc.Arbitrary<string> = fc
  .nat(LAST_CODE_POINT - SURROGATES)
  .map((at) => String.fromCodePoint(at < FIRST_SURROGATE ? at : at + SURROGATES), numberOf)
