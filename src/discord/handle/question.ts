/** Words that an English question begins with; a greeting or a filler may stand before them. */
const BEGINS =
  /^(?:(?:so|and|but|ok|okay|hi|hello|hey|please)\b[,!.\s]*)*(?:who|whose|whom|what|what['’]s|when|where|which|why|how|is|are|was|were|do|does|did|has|have|had|can|could|should|would|will|may|tell me|show me|find me)\b/i

/** A question mark at the end of a sentence, not one within an address. */
const MARKED = /\?(?=["'”’)\]]*(?:\s|$))/

const ADDRESS = /\bhttps?:\/\/\S+/gi

/** Whether somebody who wrote this in a channel seems to ask something; a typed command asks too. */
export function looksLikeQuestion(words: string): boolean {
  const said = words.replace(ADDRESS, ' ').trim()
  if (!/\p{L}/u.test(said)) return false
  return said.startsWith('/') || MARKED.test(said) || BEGINS.test(said)
}
