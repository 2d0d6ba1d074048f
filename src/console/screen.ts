import type { Writable } from 'node:stream'
import picocolors from 'picocolors'
import { createSupportsHyperlinks } from 'supports-hyperlinks'
import wrapAnsi from 'wrap-ansi'
import type { Reply } from '../model/reply.js'
import type { Finding } from '../model/report.js'
import {
  linesText,
  replyLines,
  type StyledLine,
  type StyledRole,
  type StyledSpan,
} from '../reply/reply-lines.js'
import { stripControls } from '../text/fit.js'

type Colours = ReturnType<typeof picocolors.createColors>

/** Where a reply is shown: how wide, and whether in colour. */
interface Screen {
  /** In characters; null where the output is no terminal and nothing is to be wrapped. */
  readonly width: number | null
  readonly colours: Colours
  /** Whether words can lead somewhere (OSC 8). */
  readonly links: boolean
}

/** An output as Node gives it: a terminal says so, and how wide it is. */
export type Output = Writable & { readonly isTTY?: boolean; readonly columns?: number }

export type Environment = Readonly<Record<string, string | undefined>>

/** Longer lines than this are tiring to read; narrower terminals than the least are drawn as if they had it. */
const MAX_COLUMNS = 100
const MIN_COLUMNS = 24
const DEFAULT_COLUMNS = 80

/** An output as it is now (a terminal may be resized). Colour only on a terminal, and not with NO_COLOR. */
export function screenOf(output: Output, env: Environment): Screen {
  const terminal = output.isTTY === true
  const colourful = terminal && !env.NO_COLOR && env.TERM !== 'dumb'
  const width = Math.min(MAX_COLUMNS, Math.max(MIN_COLUMNS, output.columns || DEFAULT_COLUMNS))
  const links = colourful && createSupportsHyperlinks(output)
  return { width: terminal ? width : null, colours: picocolors.createColors(colourful), links }
}

/**
 * Writes one line, whatever its words are made of: a file's name or an extract may hold anything, line breaks too, and
 * what one of them says must not look like another line.
 */
export const writeLine = (output: Output, words: string): void => {
  output.write(`${stripControls(words).replace(/[\n\t]+/g, ' ')}\n`)
}

/** `1 report`, `2 reports` */
export const countNoun = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`

const GRADE_COLOUR: Record<Finding, 'green' | 'yellow' | 'red' | 'dim' | 'cyan' | 'blue' | 'magenta'> = {
  Outstanding: 'green',
  Good: 'green',
  Adequate: 'yellow',
  'Requires improvement': 'yellow',
  Inadequate: 'red',
  'Not judged': 'dim',
  'Outcome 1': 'cyan',
  'Outcome 2': 'blue',
  'Outcome 3': 'magenta',
}

const isGrade = (word: string): word is Finding => word in GRADE_COLOUR

const ROLE_INDENT: Partial<Record<StyledRole, string>> = {
  row: '  ',
  quote: '  ',
  citation: '  ',
  source: '  ',
  footnote: '  ',
}

/** A line that begins with a bullet or a number goes on under its words; a long row goes on further in. */
const hangingIndent = (text: string): string => ' '.repeat(text.match(/^ *(?:-|\d+\.) /)?.[0].length ?? 0)

/** Words that lead to an address: OSC 8, ended by BEL as wrap-ansi knows it. */
const hyperlink = (words: string, link: string): string => `\u001b]8;;${link}\u0007${words}\u001b]8;;\u0007`

function paintSpan({ tone, text }: StyledSpan, role: StyledRole, colours: Colours): string {
  if (tone === 'grade' && isGrade(text)) return colours.bold(colours[GRADE_COLOUR[text]](text))
  if (tone === 'strong') return colours.bold(text)
  if (tone === 'quiet') return colours.dim(text)
  if (role === 'citation') return colours.cyan(text)
  if (role === 'note') return colours.yellow(text)
  return text
}

function drawLine({ role, spans }: StyledLine, width: number, { colours, links }: Screen): string {
  const words = spans.map((span) => span.text).join('')
  const indent = ROLE_INDENT[role] ?? ''
  const hang = indent + (role === 'row' || role === 'group' ? '  ' : hangingIndent(words))
  const painted = spans
    .map((span) => {
      const words = paintSpan(span, role, colours)
      return links && span.link ? hyperlink(words, span.link) : words
    })
    .join('')
  const blanks = words.match(/^ */)?.[0] ?? ''
  const wrapped = wrapAnsi(painted.trimStart(), width - hang.length, { hard: true })
  return indent + blanks + wrapped.split('\n').join(`\n${hang}`)
}

const stripLine = (line: StyledLine): StyledLine => ({
  ...line,
  spans: line.spans.map((span) => ({ ...span, text: stripControls(span.text) })),
})

/** A reply as a screen shows it: wrapped and in colour on a terminal, plain text elsewhere. */
export function drawReply(reply: Reply, screen: Screen): string {
  const { width } = screen
  const lines = replyLines(reply).map(stripLine)
  return width === null ? linesText(lines) : lines.map((line) => drawLine(line, width, screen)).join('\n')
}

/** One line on a terminal that is drawn again and again, and gone at the end. */
interface Progress {
  /** Draws how far the work has come, and what it is at. */
  show(done: number, of: number, what: string): void
  /** Counts a piece of work that took its time; only such pieces tell how long the rest will take. */
  worked(): void
  /** Takes the line away, so that others can be written. */
  clear(): void
}

const BAR_WIDTH = 20
const CLEAR_LINE = '\r\u001b[2K'

/** Where a terminal does not say how wide it is. */
const FALLBACK_COLUMNS = 80

/** 'about 3 minutes left' */
export function timeLeft(seconds: number): string {
  if (seconds < 1) return 'nearly done'
  if (seconds < 90) return `about ${Math.ceil(seconds)} s left`
  return `about ${Math.round(seconds / 60)} min left`
}

const progressBar = (share: number): string => {
  const full = Math.round(share * BAR_WIDTH)
  return '█'.repeat(full) + '░'.repeat(BAR_WIDTH - full)
}

/** Progress on a terminal; on anything else it draws nothing. `now` gives milliseconds. */
export function progressOn(output: Output, now: () => number = () => performance.now()): Progress {
  if (!output.isTTY) return { show() {}, worked() {}, clear() {} }
  const began = now()
  let worked = 0
  return {
    show(done, of, what) {
      const seconds = worked > 0 ? (((now() - began) / worked) * (of - done)) / 1000 : null
      const words = [
        `${done} of ${of}`,
        ...(seconds === null ? [] : [timeLeft(seconds)]),
        stripControls(what),
      ]
      // One column stays free: a terminal goes on to the next line when its last one is filled.
      const width = (output.columns || FALLBACK_COLUMNS) - 1
      output.write(
        `${CLEAR_LINE}${`${progressBar(of > 0 ? done / of : 0)}  ${words.join('  ')}`.slice(0, width)}`,
      )
    },
    worked() {
      worked += 1
    },
    clear() {
      output.write(CLEAR_LINE)
    },
  }
}
