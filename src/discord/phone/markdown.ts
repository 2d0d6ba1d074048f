/** Discord's Markdown, as much of it as Pilcrow writes. */

export interface Span {
  readonly text: string
  readonly bold: boolean
  /** A command or a date that can be pressed. */
  readonly link: boolean
}

export interface MarkedLine {
  readonly kind: 'text' | 'heading' | 'small' | 'quote' | 'code'
  readonly spans: readonly Span[]
}

const TOKEN = /\\([^0-9A-Za-z\s])|(\*\*)|<t:(-?\d+):D>|<(\/[^:>]+):\d+>/g

const dateOf = (seconds: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(Number(seconds) * 1000)

function spansOf(text: string): Span[] {
  const spans: Span[] = []
  let bold = false
  let from = 0
  const add = (words: string, link = false): void => {
    const last = spans.at(-1)
    if (words === '') return
    if (last && last.bold === bold && last.link === link)
      spans[spans.length - 1] = { ...last, text: last.text + words }
    else spans.push({ text: words, bold, link })
  }
  for (const match of text.matchAll(TOKEN)) {
    const [whole, escaped, stars, seconds, command] = match
    add(text.slice(from, match.index))
    from = match.index + whole.length
    if (escaped !== undefined) add(escaped)
    else if (stars !== undefined) bold = !bold
    else if (seconds !== undefined) add(dateOf(seconds), true)
    else if (command !== undefined) add(command, true)
  }
  add(text.slice(from))
  return spans
}

const KINDS: readonly [RegExp, MarkedLine['kind']][] = [
  [/^### /, 'heading'],
  [/^-# /, 'small'],
  [/^> /, 'quote'],
]

/** The lines of a text, each with what it is and its spans; fences of code blocks are not among them. */
export function linesOf(content: string): MarkedLine[] {
  let code = false
  return content.split('\n').flatMap((line): MarkedLine[] => {
    const fences = line.split('```').length - 1
    const inCode = code || fences > 0
    if (fences % 2 === 1) code = !code
    if (inCode) {
      const text = line.replaceAll('```', '')
      return text === '' ? [] : [{ kind: 'code', spans: [{ text, bold: false, link: false }] }]
    }
    const [mark, kind] = KINDS.find(([pattern]) => pattern.test(line)) ?? [/^/, 'text' as const]
    return [{ kind, spans: spansOf(line.replace(mark, '')) }]
  })
}
