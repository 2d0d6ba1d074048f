import { codeBlock } from 'discord.js'
import type { Excerpt } from '../../model/reply.js'
import { LEFT_OUT } from '../../quotation/quote.js'
import { escapeCode, escapeText } from '../escape.js'
import { inParts } from '../render/cut.js'
import { drawText } from '../render/draw.js'
import { NEUTRAL } from '../render/look.js'
import { type Payload, payload } from '../render/payload.js'
import { excerptOf, type Stored } from '../stored.js'
import { WORDING } from '../wording.js'

/** Characters of each code block; two of them and their titles make a message. */
const BLOCK_LENGTH = 1900

const plain = (quote: string, { fullCitation }: Excerpt): string => `‘${quote}’ (${fullCitation})`

const markdown = (quote: string, { fullCitation }: Excerpt): string =>
  `${escapeText(quote)
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n')}\n>\n> — ${escapeText(fullCitation)}`

/** One form of the excerpt in a code block; a long quote is shortened, the citation never. */
function block(excerpt: Excerpt, form: typeof plain): string {
  const draw = (quote: string): string => codeBlock(escapeCode(form(quote, excerpt)))
  const whole = draw(excerpt.quote)
  if (whole.length <= BLOCK_LENGTH) return whole
  const fits = (part: string): boolean => draw(`${part} ${LEFT_OUT}`).length <= BLOCK_LENGTH
  const [first] = fits('') ? inParts(excerpt.quote, (part) => part.length === 1 || fits(part)) : []
  return first === undefined ? codeBlock(escapeCode(excerpt.citation)) : draw(`${first} ${LEFT_OUT}`)
}

/** The excerpt with its full citation, ready to copy into a report or a post: as plain text and as Markdown. */
export function copiedScreen(stored: Stored, sentences: readonly number[] | null): Payload {
  const excerpt = excerptOf(stored, sentences)
  const text = [
    `**${WORDING.copyPlain}**`,
    block(excerpt, plain),
    `**${WORDING.copyMarkdown}**`,
    block(excerpt, markdown),
  ]
  return payload([drawText(text.join('\n'))], { accent: NEUTRAL, isPrivate: true })
}
