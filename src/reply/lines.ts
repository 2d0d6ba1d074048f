import { BLANK, type Block, type Choice, noteText, type Reply } from '../model/reply.js'
import { councilLines } from './councils.js'
import { excerptLines } from './excerpt.js'
import { figureLines } from './figures.js'
import { gradeLines } from './grades.js'
import { gap, type Line, line, lines, plain, quiet, strong } from './line.js'
import { briefLines, recommendationLines } from './recommendations.js'

const choiceLine = (choice: Choice, number: number): Line =>
  choice.label === choice.message
    ? line('choice', plain(`${number}. ${choice.message}`))
    : line('choice', plain(`${number}. ${choice.label}`), quiet(` → ${choice.message}`))

/** What is not in a list of choices: how to say another. */
const anotherLine = ({ label, message }: Choice): Line =>
  line('choice', plain(label), quiet(` → ${message.replace(BLANK, '…')}`))

/** What has been drawn so far bears on what follows: choices count on, a report is cited in full once. */
interface Drawn {
  choices: number
  readonly citedInFull: Set<string>
}

function blockLines(block: Block, drawn: Drawn): Line[] {
  switch (block.block) {
    case 'words':
      return lines('words', block.text)
    case 'heading':
      return lines('heading', block.text, strong)
    case 'facts':
      return block.facts.map(({ name, value }) => line('fact', strong(`${name}: `), plain(value)))
    case 'printed':
      return block.rows.map(({ citation, words }) =>
        line('fact', strong(`${citation}: `), plain(`“${words}”`)),
      )
    case 'sources':
      return block.rows.map(({ citation }) => line('fact', strong('Source: '), plain(citation)))
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
      return block.isBrief ? briefLines(block.rows) : recommendationLines(block.rows)
    case 'choices':
      return [
        ...block.choices.map((choice) => choiceLine(choice, ++drawn.choices)),
        ...(block.another ? [anotherLine(block.another)] : []),
      ]
  }
}

/** A reply in reading order, a gap between its blocks but none under a heading, the notes at the end. */
export function replyLines(reply: Reply): Line[] {
  const drawn: Drawn = { choices: 0, citedInFull: new Set() }
  const parts = reply.blocks.map((block) => blockLines(block, drawn)).filter((part) => part.length > 0)
  if (reply.more !== undefined) parts.push([line('choice', plain('More: '), quiet(reply.more))])
  const notes = reply.notes.flatMap((note) => lines('note', `Note: ${noteText(note)}`))
  if (notes.length > 0) parts.push(notes)
  return parts.flatMap((part, index) => {
    const before = parts[index - 1]
    return before === undefined || before.at(-1)?.role === 'heading' ? part : [gap, ...part]
  })
}
