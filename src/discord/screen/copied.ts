import { codeBlock } from 'discord.js'
import type { Excerpt } from '../../model/reply.js'
import { inParts } from '../../quotation/cut.js'
import { LEFT_OUT } from '../../quotation/quote.js'
import { escapeCode } from '../escape.js'
import { drawText } from '../render/draw.js'
import { NEUTRAL } from '../render/look.js'
import { type Payload, payload } from '../render/payload.js'
import { excerptOf, type Stored } from '../stored.js'

/** Characters of what is copied: a message has room for it. */
const LINE_LENGTH = 3900

/** `‘…’ (Ofsted, …, paragraph 75)`, on one line whatever the quotation's own lines are. */
const lineOf = (quote: string, { fullCitation }: Excerpt): string =>
  `‘${quote.replace(/\s+/g, ' ')}’ (${fullCitation})`

const drawn = (line: string): string => codeBlock(escapeCode(line))

/** The excerpt with its citation in full as one line of code, which a phone copies at a touch; a very long quote is shortened, the citation never. */
export function copiedScreen(stored: Stored, sentences: readonly number[] | null): Payload {
  const excerpt = excerptOf(stored, sentences)
  const fits = (quote: string): boolean => drawn(lineOf(quote, excerpt)).length <= LINE_LENGTH
  const short = (): string => {
    const [first = ''] = inParts(excerpt.quote, (part) => part.length === 1 || fits(`${part} ${LEFT_OUT}`))
    return `${first} ${LEFT_OUT}`
  }
  const line = lineOf(fits(excerpt.quote) ? excerpt.quote : short(), excerpt)
  return payload([drawText(drawn(line))], { accent: NEUTRAL, isPrivate: true })
}
