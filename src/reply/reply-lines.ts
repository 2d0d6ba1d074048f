import { BLANK, type Block, type Choice, type Excerpt, noteText, type Reply } from '../model/reply.js'
import {
  briefRecommendationLines,
  councilLines,
  figureLines,
  GAP_LINE,
  gradeLines,
  lineText,
  linkSpan,
  plainSpan,
  quietSpan,
  recommendationLines,
  type StyledLine,
  type StyledRole,
  type StyledSpan,
  strongSpan,
  styledLine,
  styledLines,
} from './row-lines.js'

/** A reply as lines in reading order, and as plain text. */

/** Where quoted words stand: the heading over them, and on the first excerpt of a report the citation in full. */
function whereQuoted({ citation, locator, fullCitation }: Excerpt, inFull: boolean): string {
  const heading = citation.includes(locator) ? [] : [`Under ‘${locator}’`]
  return [...heading, ...(inFull ? [fullCitation] : [])].join('. ')
}

/** What is wrong with the copy quoted, where the citation in full does not say it just below. */
const caveatSpans = ({ caveat, fullCitation }: Excerpt, inFull: boolean): StyledSpan[] =>
  caveat === null || (inFull && fullCitation.includes(caveat)) ? [] : [quietSpan(` (${caveat})`)]

/** The quote, its citation under it, then where it stands and the footnotes that belong to it. */
function excerptLines(excerpt: Excerpt, inFull: boolean): StyledLine[] {
  const where = whereQuoted(excerpt, inFull)
  const { quote, citation, url, noted } = excerpt
  return [
    ...styledLines('quote', `“${quote}”`),
    styledLine('citation', plainSpan('— '), linkSpan(citation, url), ...caveatSpans(excerpt, inFull)),
    ...(where === '' ? [] : [styledLine('source', quietSpan(where))]),
    ...noted.flatMap((note) => styledLines('footnote', `Footnote: ${note}`, quietSpan)),
  ]
}

const choiceLine = ({ label, message }: Choice, number: number): StyledLine =>
  label === message
    ? styledLine('choice', plainSpan(`${number}. ${message}`))
    : styledLine('choice', plainSpan(`${number}. ${label}`), quietSpan(` → ${message}`))

/** What is not in a list of choices: how to say another. */
const anotherLine = ({ label, message }: Choice): StyledLine =>
  styledLine('choice', plainSpan(label), quietSpan(` → ${message.replace(BLANK, '…')}`))

const namedLine = (name: string, value: string): StyledLine =>
  styledLine('fact', strongSpan(`${name}: `), plainSpan(value))

/** What has been drawn so far bears on what follows: choices count on, a report is cited in full once. */
interface DrawnSoFar {
  choices: number
  readonly citedInFull: Set<string>
}

function blockLines(block: Block, drawn: DrawnSoFar): StyledLine[] {
  switch (block.block) {
    case 'words':
      return styledLines('words', block.text)
    case 'heading':
      return styledLines('heading', block.text, strongSpan)
    case 'facts':
      return block.facts.map(({ name, value }) => namedLine(name, value))
    case 'printed':
      return block.rows.map(({ citation, words }) => namedLine(citation, `“${words}”`))
    case 'sources':
      return block.rows.map(({ citation }) => namedLine('Source', citation))
    case 'grades':
      return gradeLines(block.rows)
    case 'councils':
      return councilLines(block)
    case 'figures':
      return figureLines(block)
    case 'map':
      return []
    case 'excerpt': {
      const inFull = !drawn.citedInFull.has(block.excerpt.report)
      drawn.citedInFull.add(block.excerpt.report)
      return excerptLines(block.excerpt, inFull)
    }
    case 'recommendations':
      return block.isBrief ? briefRecommendationLines(block.rows) : recommendationLines(block.rows)
    case 'choices':
      return [
        ...block.choices.map((choice) => choiceLine(choice, ++drawn.choices)),
        ...(block.another ? [anotherLine(block.another)] : []),
      ]
  }
}

/** A reply in reading order, a gap between its blocks but none under a heading, the notes at the end. */
export function replyLines(reply: Reply): StyledLine[] {
  const drawn: DrawnSoFar = { choices: 0, citedInFull: new Set() }
  const parts = reply.blocks.map((block) => blockLines(block, drawn)).filter((part) => part.length > 0)
  if (reply.more !== undefined) parts.push([styledLine('choice', plainSpan('More: '), quietSpan(reply.more))])
  const notes = reply.notes.flatMap((note) => styledLines('note', `Note: ${noteText(note)}`))
  if (notes.length > 0) parts.push(notes)
  return parts.flatMap((part, index) => {
    const before = parts[index - 1]
    return before === undefined || before.at(-1)?.role === 'heading' ? part : [GAP_LINE, ...part]
  })
}

/** A quote stays at the margin, so that its words stand in the text exactly as in the report. */
const TEXT_INDENT: Partial<Record<StyledRole, string>> = { row: '  ', source: '  ', footnote: '  ' }

/** Lines as plain text: no colour, not wrapped. */
export const linesText = (drawn: readonly StyledLine[]): string =>
  drawn.map((line) => (TEXT_INDENT[line.role] ?? '') + lineText(line)).join('\n')

/** The whole reply as plain text, without a line break at its end. */
export const replyText = (reply: Reply): string => linesText(replyLines(reply))
