import type { Reply } from '../model/reply.js'
import { type Line, type Role, wordsOf } from './line.js'
import { replyLines } from './lines.js'

/** A quote stays at the margin, so that its words stand in the text exactly as in the report. */
const INDENT: Partial<Record<Role, string>> = { row: '  ', source: '  ', footnote: '  ' }

/** Lines as plain text: no colour, not wrapped. */
export const linesText = (drawn: readonly Line[]): string =>
  drawn.map((line) => (INDENT[line.role] ?? '') + wordsOf(line)).join('\n')

/** The whole reply as plain text, without a line break at its end. */
export const replyText = (reply: Reply): string => linesText(replyLines(reply))
