import type { Span } from './line.js'

/** Signs that print nothing: of zero width, of direction, joiners, variants, the mark of a file's byte order, tags. */
export const printsNothing =
  /[\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF\u{E0000}-\u{E007F}]|[\uFE00-\uFE0F]/gu

/** As those, and the soft hyphen within a line; at its end it says that the word goes on. */
const unprinted = new RegExp(`(?:${printsNothing.source}|\u00AD(?=.))+`, 'gu')

/** What a copy adds to the words of a report: Markdown's emphasis and links, and HTML tags. */
const mark =
  /(?<tag><\/?(?:b|i|u|em|strong|sup|sub|br)\s*\/?>)|(?<strong>\*\*)(?=\S)|(?<=\S)(?<close>\*\*)|(?<link>\[)(?<shown>[^\][]+)(?<target>\]\([^()\s]*\))|<(?<address>https?:\/\/[^<>\s]+)>/gi

const emphasis = /(?<![\w*])\*(?=[^\s*])(?<inside>[^*]*[^\s*])\*(?![\w*])/g

/** Stretches of `source` that are marks, as pairs of offsets. */
function marked(source: string): [number, number][] {
  const found: [number, number][] = []
  for (const match of source.matchAll(mark)) {
    const { shown, address } = match.groups ?? {}
    const end = match.index + match[0].length
    if (shown !== undefined) {
      found.push([match.index, match.index + 1], [match.index + 1 + shown.length, end])
    } else if (address !== undefined) found.push([match.index, match.index + 1], [end - 1, end])
    else found.push([match.index, end])
  }
  for (const match of source.matchAll(unprinted)) found.push([match.index, match.index + match[0].length])
  for (const match of source.matchAll(emphasis)) {
    const end = match.index + match[0].length
    found.push([match.index, match.index + 1], [end - 1, end])
  }
  return found.sort((a, b) => a[0] - b[0])
}

/** Cuts a stretch of a line into its words and the marks among them; joined, the spans are `source` again. */
export function inlineSpans(source: string): Span[] {
  const spans: Span[] = []
  let at = 0
  for (const [from, to] of marked(source)) {
    if (from < at) continue
    if (from > at) spans.push({ source: source.slice(at, from), kind: 'words' })
    spans.push({ source: source.slice(from, to), kind: 'mark' })
    at = to
  }
  if (at < source.length) spans.push({ source: source.slice(at), kind: 'words' })
  return spans
}
