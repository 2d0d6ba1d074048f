import type { MeasureText, TextFont } from './drawing.js'

/** The longest beginning of a word that has room; at least a character. */
function longestPrefix(word: string, fits: (text: string) => boolean): string {
  let part = ''
  for (const character of word) {
    if (part !== '' && !fits(part + character)) return part
    part += character
  }
  return part
}

/**
 * Greedy line breaking: a text in lines of at most this width, parted between words, within a word only where one alone
 * is too wide.
 * @param most lines; what does not fit on them is left out, with `…`
 */
export function wrapText(
  text: string,
  width: number,
  font: TextFont,
  measure: MeasureText,
  most = Number.POSITIVE_INFINITY,
): string[] {
  const fits = (line: string): boolean => measure(line, font) <= width
  const words = text.split(/\s+/).filter((word) => word !== '')
  const lines: string[] = []
  let line = ''
  while (words.length > 0 && lines.length <= most) {
    const [word = ''] = words
    const longer = line === '' ? word : `${line} ${word}`
    if (fits(longer)) {
      line = longer
      words.shift()
    } else if (line !== '') {
      lines.push(line)
      line = ''
    } else {
      const part = longestPrefix(word, fits)
      lines.push(part)
      words[0] = word.slice(part.length)
      if (words[0] === '') words.shift()
    }
  }
  if (line !== '') lines.push(line)
  if (lines.length <= most) return lines
  const kept = lines.slice(0, most)
  let last = kept.pop() ?? ''
  while (last !== '' && !fits(`${last}…`)) last = [...last].slice(0, -1).join('')
  return [...kept, `${last.trimEnd()}…`]
}
