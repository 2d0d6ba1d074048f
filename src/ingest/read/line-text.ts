/** Letters and digits alone, in lower case: what two printings of one heading share when marks were lost. */
export const fold = (text: string): string =>
  (beyondAscii.test(text) ? text.normalize('NFKD') : text).toLowerCase().replace(/[^a-z0-9]+/g, '')

const beyondAscii = /[^ -~]/

/** White space, of any kind and length, as one space; none behind a soft hyphen at a line's end, which goes too. */
export const oneSpaced = (text: string): string =>
  isOneSpaced(text)
    ? text
    : text
        .replace(/\u00AD\s*/g, '')
        .replace(/\s+/g, ' ')
        .trim()

/** Most lines are so already. */
const isOneSpaced = (text: string): boolean => !/\u00AD|\s\s|[^\S ]|^\s|\s$/.test(text)

/** Whether words end where a sentence does. */
export const endsSentence = (text: string): boolean => /[.!?:;]['"’”)\]]*\d{0,2}$/.test(text.trimEnd())

const SOFT_HYPHEN = '\u00AD'

/**
 * Joins the two parts of a text that a line's or a page's end has cut: by one space, but without one after a hyphen
 * ('far-' 'reaching'), after a dash within a range of figures and after a stroke. A hyphen that waits for a
 * second word ('short-' 'and long-term') keeps its space; 'up-' 'to-date' waits for none. A soft hyphen, which stands
 * for the break of a word, goes.
 */
export function joinWrapped(before: string, after: string): string {
  if (before === '' || after === '') return before + after
  if (before.endsWith(SOFT_HYPHEN)) return before.slice(0, -1) + after
  const hyphened =
    /[\p{L}\d][-‐‑]$/u.test(before) && /^[\p{L}\d]/u.test(after) && !/^(and|or|to)\s/.test(after)
  const ranged = /\d[–—-]$/.test(before) && /^\d/.test(after)
  const stroked = /\p{L}\/$/u.test(before) && /^\p{L}/u.test(after)
  return hyphened || ranged || stroked ? before + after : `${before} ${after}`
}
