import wrapAnsi from 'wrap-ansi'
import type { Finding } from '../model/finding.js'
import type { Reply } from '../model/reply.js'
import type { StyledLine, StyledRole, StyledSpan } from '../reply/reply-lines.js'
import { linesText, replyLines } from '../reply/reply-lines.js'
import { stripControls } from '../text/control-characters.js'
import type { Colours, Screen } from './screen.js'

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
