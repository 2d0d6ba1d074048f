const SOFT_HYPHEN = '\u00AD'

/**
 * Joins two stretches that a line's or a page's end has cut: by one space, but without one after a hyphen
 * ('far-' 'reaching'), after a dash within a range of figures and after a stroke. A hyphen that waits for a
 * second word ('short-' 'and long-term') keeps its space; 'up-' 'to-date' waits for none. A soft hyphen, which stands
 * for the break of a word, goes.
 */
export function heal(before: string, after: string): string {
  if (before === '' || after === '') return before + after
  if (before.endsWith(SOFT_HYPHEN)) return before.slice(0, -1) + after
  const hyphened =
    /[\p{L}\d][-‐‑]$/u.test(before) && /^[\p{L}\d]/u.test(after) && !/^(and|or|to)\s/.test(after)
  const ranged = /\d[–—-]$/.test(before) && /^\d/.test(after)
  const stroked = /\p{L}\/$/u.test(before) && /^\p{L}/u.test(after)
  return hyphened || ranged || stroked ? before + after : `${before} ${after}`
}
