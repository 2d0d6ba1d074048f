/**
 * Discord's Markdown as Discord shows it, as much of it as Pilcrow writes: lines, each of one kind, of spans. What is measured is
 * the text that is sent, whoever wrote it, so that nothing in a message goes unmeasured.
 */

export interface MarkdownSpan {
  readonly text: string
  readonly bold: boolean
  /** A command or a date that can be pressed. */
  readonly link: boolean
}

export interface MarkdownLine {
  readonly kind: 'text' | 'heading' | 'small' | 'quote' | 'code'
  readonly spans: readonly MarkdownSpan[]
}

const MARKDOWN_TOKEN = /\\([^0-9A-Za-z\s])|(\*\*)|<t:(-?\d+):D>|<(\/[^:>]+):\d+>/g

const writtenDate = (seconds: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(Number(seconds) * 1000)

function markdownSpans(text: string): MarkdownSpan[] {
  const spans: MarkdownSpan[] = []
  let bold = false
  let from = 0
  const add = (words: string, link = false): void => {
    const last = spans.at(-1)
    if (words === '') return
    if (last && last.bold === bold && last.link === link)
      spans[spans.length - 1] = { ...last, text: last.text + words }
    else spans.push({ text: words, bold, link })
  }
  for (const match of text.matchAll(MARKDOWN_TOKEN)) {
    const [whole, escaped, stars, seconds, command] = match
    add(text.slice(from, match.index))
    from = match.index + whole.length
    if (escaped !== undefined) add(escaped)
    else if (stars !== undefined) bold = !bold
    else if (seconds !== undefined) add(writtenDate(seconds), true)
    else if (command !== undefined) add(command, true)
  }
  add(text.slice(from))
  return spans
}

const LINE_KINDS: readonly [RegExp, MarkdownLine['kind']][] = [
  [/^### /, 'heading'],
  [/^-# /, 'small'],
  [/^> /, 'quote'],
]

/** The lines of a text, each with what it is and its spans; fences of code blocks are not among them. */
export function markdownLines(content: string): MarkdownLine[] {
  let code = false
  return content.split('\n').flatMap((line): MarkdownLine[] => {
    const fences = line.split('```').length - 1
    const inCode = code || fences > 0
    if (fences % 2 === 1) code = !code
    if (inCode) {
      const text = line.replaceAll('```', '')
      return text === '' ? [] : [{ kind: 'code', spans: [{ text, bold: false, link: false }] }]
    }
    const [mark, kind] = LINE_KINDS.find(([pattern]) => pattern.test(line)) ?? [/^/, 'text' as const]
    return [{ kind, spans: markdownSpans(line.replace(mark, '')) }]
  })
}
