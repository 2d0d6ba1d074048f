import { asksWhy } from '../cues.js'

/** How a message refers to the answer before it, told by its words alone. */

/** What joins a message to the one before and says nothing itself. */
const JOINING =
  /^\W*(?:(?:ok(?:ay)?|so|and|but|or|also|then)\b[\s,]*)*(?:(?:what|how) about\b|same (?:for|in)\b|and\b|why\b|how come\b)?(?:\s*(?:just|only)\b)?/i

/** A longer message stands on its own. */
const MOST_WORDS = 12

const JOINED =
  /^\W*(?:and|also|but|or|then|only|just|since|(?:so |ok(?:ay)? )?(?:what|how) about|same (?:for|in)|(?:how do(?:es)? (?:it|that|this|they) )?compared?(?: (?:it|that|this|them))? (?:with|to)|versus|vs)\b/i

/** 'leadership?', 'strategy discussions?' */
const CATCHWORD = /^\W*[\w'’-]+(?: [\w'’-]+)?\s*\?\W*$/

/** 'what did they say about foster carers', 'was it inadequate before', 'is that enough' */
const ABOUT_THEM =
  /^\W*(?:(?:[\w'’]+ ){0,3}(?:they|them|their)|(?:[\w'’]+ ){0,2}its?|(?:is|are|was|were|do|does|did|has|have) (?:that|this|these|those))\b/i

/** 'who was the lead inspector?', 'when was it inspected', 'how long did the inspection take' */
const ABOUT_THE_REPORT =
  /\b(?:lead inspector|(?:the|this|that) (?:report|inspection)|(?:who|when) .{0,20}\binspected)\b/i

/** 'by when?', 'how many' */
const ASKS_ALONE =
  /^\W*(?:(?:and|but|so) )?(?:by when|when|where|who|which|how (?:many|much|long|often|soon)(?: (?:is|are|was|were) (?:that|those|they|there|them|it))?)\W*$/i

/** With more words a question that asks why says itself of what. */
const MOST_WORDS_OF_WHY = 6

/** Names alone take the place of what was asked before; more words are a question of their own: 'what is it like for care leavers'. */
const MOST_WORDS_OF_NAMES = 4

const isShort = (message: string, most = MOST_WORDS): boolean => message.trim().split(/\s+/).length <= most

/** Whether a message makes sense only after another: 'and in 2022?', 'what about Northumberland?'. */
export const isElliptical = (message: string): boolean => JOINED.test(message) && isShort(message)

/** Whether a line typed after an answer most likely speaks of what that answer was about. */
export const refersBack = (message: string): boolean =>
  isElliptical(message) ||
  asksMore(message) ||
  (asksWhy(message) && isShort(message, MOST_WORDS_OF_WHY)) ||
  CATCHWORD.test(message) ||
  (ABOUT_THE_REPORT.test(message) && isShort(message)) ||
  (ABOUT_THEM.test(message) && isShort(message))

/** Whether a message only asks more closely what the one before it asked: 'by when?'. */
export const asksMore = (message: string): boolean => ASKS_ALONE.test(message)

/** Whether a message is no more than a name or two: 'leadership and management?'. */
export const isCatchword = (message: string): boolean => isShort(message, MOST_WORDS_OF_NAMES)

const ABOUT_IT = /\b(?:about|on) (?:it|this|that)\b(?! \w)/i

/** Whether a message leaves its subject to the one before: 'what were they told to do about it?'. */
export const pointsBack = (message: string): boolean => ABOUT_IT.test(message) && isShort(message)

/** Such a message with the subject said. */
export const saying = (message: string, subject: string): string =>
  message.replace(ABOUT_IT, `about ${subject}`)

/** A message without what joins it to the one before. */
export const unjoined = (message: string): string => message.replace(JOINING, ' ')

const ALL_OVER =
  /\b(?:which|what|any|all|other|every|how many|most) (?:other |of the |the )?(?:councils?|authorities|local authorities|areas|places|LAs|boroughs|counties|reports)\b|\b(?:anywhere|everywhere|elsewhere|nationally|nationwide|england|who else|anyone else)\b|^\W*(?:(?:and|so|but|then) )?which (?:ones? )?(?:else|is|are|was|were|has|have|had|got)\b/i

/** Whether a message asks about all councils, whichever the answer before it was about. */
export const isAboutAll = (message: string): boolean => ALL_OVER.test(message)

/** Whether a message wants what it names beside what the answer before it was about: 'compare with Norfolk'. */
export const wantsBeside = (message: string): boolean =>
  /^\W*(?:(?:and|now|so) )?(?:(?:can|could) you |how do(?:es)? (?:it|that|this|they) )?(?:compared?|versus|vs)\b/i.test(
    message,
  )
