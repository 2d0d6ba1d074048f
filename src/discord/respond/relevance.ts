import { commandWord } from '../../command/typed-command.js'
import { OF_REPORTS } from '../../model/reply.js'
import type { Answered, Pilcrow } from '../../pilcrow/pilcrow.js'
import type { Cited } from '../../verification/verify.js'
import { quotedBy } from '../screens/stored-paragraph.js'

/** Words that an English question begins with; a greeting or a filler may stand before them. */
const QUESTION_OPENING =
  /^(?:(?:so|and|but|ok|okay|hi|hello|hey|please)\b[,!.\s]*)*(?:who|whose|whom|what|what['’]s|when|where|which|why|how|is|are|was|were|do|does|did|has|have|had|can|could|should|would|will|may|tell me|show me|find me)\b/i

/** A question mark at the end of a sentence, not one within an address. */
const QUESTION_MARK = /\?(?=["'”’)\]]*(?:\s|$))/

const WEB_ADDRESS = /\bhttps?:\/\/\S+/gi

/** Whether somebody who wrote this in a channel seems to ask something; a typed command asks too. */
export function looksLikeQuestion(words: string): boolean {
  const said = words.replace(WEB_ADDRESS, ' ').trim()
  if (!/\p{L}/u.test(said)) return false
  return said.startsWith('/') || QUESTION_MARK.test(said) || QUESTION_OPENING.test(said)
}

/** How sure it must be what is wanted, where nobody turned to Pilcrow: of a council, and of none. */
const MIN_CONFIDENCE = { named: 0.5, unnamed: 0.85 }

/** How sure that somebody is in danger, who did not turn to Pilcrow. */
const MIN_DANGER_CONFIDENCE = 0.6

/** What somebody said, and whether it is put as a question. */
export interface Utterance {
  readonly words: string
  readonly isQuestion: boolean
}

/**
 * Whether an answer is worth giving to what was said in a channel of Pilcrow's own without turning to it: to a command, a
 * citation, a council with a subject, a question that the reports answer, and to somebody in danger. What the reports do
 * not say, and what is as likely to be talk, gets none.
 * @param commands the names of those that there are
 */
export function isWorthAnswering(
  { query, reply }: Answered,
  commands: ReadonlySet<string>,
  { words, isQuestion }: Utterance,
): boolean {
  const command = commandWord(words)
  if (command) return commands.has(command.name)
  if (query === null) return false
  const { asked, intention } = query
  if (asked.intent === 'aside')
    return asked.aside === 'danger' && (intention === null || intention.share >= MIN_DANGER_CONFIDENCE)
  if (!OF_REPORTS.has(reply.kind)) return false
  if (asked.intent === 'citation') return true
  const isNamed = 'where' in asked && (asked.where.councils.length > 0 || asked.where.reports.length > 0)
  return isNamed
    ? (intention?.ofReports ?? 1) >= MIN_CONFIDENCE.named
    : isQuestion && (intention?.share ?? 1) >= MIN_CONFIDENCE.unnamed
}

/**
 * A report and a paragraph of it as people cite them while they talk: 'Northumberland 2012 ¶75'. The sign of the paragraph
 * is what tells it from other numbers.
 */
const TYPED_CITATION =
  /(?:\p{Lu}[\p{L}’'-]*(?:,? (?:and|of|on|upon|the|with) | |, )){1,6}(?:SEND )?20\d\d(?: SEND)? ¶ ?\d{1,4}(?!\d)/gu

/** Citations of one message that are looked up. */
const MAX_CITATIONS = 3

/** The first paragraph that a message cites as Pilcrow does, of a report that there is; null where it cites none. */
export async function paragraphCitedIn(
  words: string,
  { respond, look }: Pick<Pilcrow, 'respond' | 'look'>,
): Promise<Cited | null> {
  for (const [citation] of [...words.matchAll(TYPED_CITATION)].slice(0, MAX_CITATIONS)) {
    const { query, reply } = await respond(citation)
    const block = reply.blocks.find((one) => one.block === 'excerpt')
    if (query?.asked.intent !== 'citation' || block?.block !== 'excerpt') continue
    const { report, key } = block.excerpt
    const { value } = await look(({ library }) => quotedBy(library, { report, key, sentences: null }))
    if (value) return value
  }
  return null
}
