import { type Share, shareOf, sharesOf } from '../../learnt/models.js'
import { type Asked, isPeriodNamed, type Period } from '../../model/query.js'
import type { Report } from '../../model/report.js'
import { subjectFeaturesOf } from '../classify/classifier.js'
import { namesSend } from '../entities/grades.js'
import {
  CONCERN,
  namesInspecting,
  type ReadMessage,
  readAbout,
  readMessage,
  standsAlone,
} from '../read-message.js'
import type { Understanding } from '../understanding.js'
import { askedBefore, councilsShown, type Previous, reportSpokenOf, whereOf } from './shown.js'

/** Where a conversation is: the councils that it is about, and whether a question leaves them. */

/** The councils that a conversation is about: those asked about last, or else those shown. */
export function councilsBefore(previous: Previous, understanding: Understanding): readonly string[] {
  const before = askedBefore(previous)
  const known = whereOf(before).councils
  // A word that was explained in between changes no place.
  if (before.intent === 'definition' && known.length === 0) return previous.query.spokenOf.slice(0, 1)
  // Where nothing is held of a council that was asked about, the one that the answer quoted instead.
  const isHeld = known.some((slug) => understanding.ofCouncil(slug).length > 0)
  const quoted = known.length > 0 && !isHeld ? councilsShown(previous.shown, understanding) : []
  if (quoted.length === 1) return quoted
  if (known.length > 0) return known
  const { asked } = previous.query
  return asked.intent === 'report' ? asked.where.councils : councilsShown(previous.shown, understanding)
}

/** A conversation about one year stays with it until another is named, or change over time is asked for. */
export const periodAfter = (asked: Asked, before: Asked): Period => {
  const { period } = whereOf(asked)
  // 'What must it improve', after how its grades went, asks of how things are now.
  const isOverTime =
    before.intent === 'history' ||
    (before.intent === 'passages' && before.isOverTime && before.where.period.years.length < 2)
  const isOfNow = isOverTime && asked.intent === 'recommendations'
  return isPeriodNamed(period) || asked.intent === 'history' || isOfNow ? period : whereOf(before).period
}

/** The report that was shown of a council that the conversation is about; none where it was quoted only beside what a word means. */
export function reportOfConversation(previous: Previous, understanding: Understanding): Report | undefined {
  const report = reportSpokenOf(previous, understanding)
  const councils = councilsBefore(previous, understanding)
  return report && councils.includes(report.authority.slug) ? report : undefined
}

/** Councils that a conversation keeps in mind. */
const MOST_SPOKEN_OF = 10

/** The councils that a query is about, then those spoken of before. */
export function spokenOf(asked: Asked, previous: Previous | undefined): string[] {
  const before = previous ? [...whereOf(previous.query.asked).councils, ...previous.query.spokenOf] : []
  const now = new Set(whereOf(asked).councils)
  return [...new Set(before)].filter((slug) => !now.has(slug)).slice(0, MOST_SPOKEN_OF)
}

/** Questions over all that is held; an answer of one council's words alone makes no conversation about that council. */
const ASKED_OF_ALL: ReadonlySet<Asked['intent']> = new Set<Asked['intent']>(['passages', 'mentions'])

/** 'And has anyone got it down to none', 'where did they say that': asked of all councils, as the question before was. */
export function staysEverywhere({ entities: { tokens }, slots }: ReadMessage, previous: Previous): boolean {
  const before = askedBefore(previous)
  if (!ASKED_OF_ALL.has(before.intent) || whereOf(before).councils.length > 0) return false
  return (
    slots.answer === 'place' ||
    tokens.some(({ word }) => ANYBODY.has(word)) ||
    (previous.query.before === null && !tokens.some(({ word }) => THEIRS.has(word) || word === 'there'))
  )
}

const ANYBODY = new Set(['anyone', 'anybody', 'anyones', 'someone', 'somebody'])

/** What a message asks where the conversation is: of the one council that it is about, until another place is named. */
export function readInPlace(
  read: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): ReadMessage {
  const { councils, regions, kinds, neighbours, country, elsewhere, inspectors } = read.entities
  const places = [councils, regions, kinds, neighbours, country, elsewhere, inspectors]
  const [council, ...others] = councilsBefore(previous, understanding)
  const isPlaced = council === undefined || others.length > 0 || places.some(({ length }) => length > 0)
  if (isPlaced || isEverywhere(read, understanding) || staysEverywhere(read, previous)) return read
  // 'Who led the last inspection' is of their own council, though every word is of the table of grades.
  const isOfTheirs =
    read.isOfTable &&
    (read.entities.tokens.some(({ word }) => THEIRS.has(word)) || shareOver(read.shares) < OVER_COUNCILS)
  // 'Do they read the files', after care plans in Bradford, asks nothing of inspectors.
  const isOfCouncils = read.intention.intent === 'how-inspected' && !namesInspecting(read.entities)
  return standsAlone(read.intention) && !isOfTheirs && !isOfCouncils
    ? read
    : (readAbout(read, council, understanding) ?? read)
}

/** So likely to be of several councils, words of the table of grades alone are of the table. */
const OVER_COUNCILS = 0.5

const shareOver = (shares: readonly Share[]): number =>
  shares.reduce((sum, { label, share }) => sum + (TABLE.has(label) ? share : 0), 0)

const TABLE: ReadonlySet<string> = new Set(['councils', 'figures', 'comparison'])

/** Who or what a conversation is about. */
const THEIRS = new Set(['we', 'they', 'it', 'our', 'their', 'its', 'us', 'theyve', 'weve'])

/** 'Does it say so anywhere' asks of one report, 'is it so anywhere' of all. */
export function isEverywhere({ entities: { tokens } }: ReadMessage, { recogniser }: Understanding): boolean {
  const isOfIt = tokens.some(
    ({ word }, at) =>
      (DOES.has(word) && THEIRS.has(tokens[at + 1]?.word ?? '')) ||
      // 'Is there a catch anywhere in it'
      (WITHIN_ONE.has(word) &&
        tokens[at + 1]?.word === 'in' &&
        WITHIN_REPORT.has(tokens[at + 2]?.word ?? '')),
  )
  return recogniser.names
    .in('everywhere', tokens)
    .some(({ from }) => !(isOfIt && WITHIN_ONE.has(tokens[from]?.word ?? '')))
}

const DOES = new Set(['does', 'do', 'did'])
const WITHIN_ONE = new Set(['anywhere', 'somewhere'])
const WITHIN_REPORT = new Set(['it', 'that', 'this', 'there', 'here', 'the'])

/** Words that deny the name after them: 'no, I meant Leeds not Leicester', 'social care, not SEND'. */
const DENYING = new Set(['not', 'isnt', 'wasnt', 'forget'])

/** The same message without the councils and judgements that it denies; 'not SEND' asks of the council's own services. */
export function withoutDenied(read: ReadMessage, understanding: Understanding): ReadMessage {
  const { tokens, councils, judged, frameworks } = read.entities
  // 'Not the SEND one'
  const isDenied = ({ from }: { readonly from: number }): boolean => {
    const before = tokens[from - 1]?.word ?? ''
    return DENYING.has(before === 'the' ? (tokens[from - 2]?.word ?? '') : before)
  }
  const denied = [...councils, ...judged.all, ...frameworks].filter(isDenied)
  if (denied.length === 0) return read
  const isLeft = (_: unknown, at: number) => !denied.some(({ from, to }) => at >= from - 1 && at < to)
  const rest = tokens
    .filter(isLeft)
    .map(({ surface }) => surface)
    .join(' ')
  const left = readMessage(rest, understanding)
  const isOfSend =
    judged.all.some((one) => isDenied(one) && namesSend(one)) ||
    frameworks.some((one) => isDenied(one) && one.value === 'SEND')
  return isOfSend
    ? { ...left, slots: { ...left.slots, where: { ...left.slots.where, framework: 'ILACS' } } }
    : left
}

/**
 * How likely a message cries for help. What goes on from an answer is short, and like a cry by a word or two ('no I mean social
 * services'), so that is told by what was learnt of both; what stands by itself is heard as a first message is.
 */
export const cryIn = (
  { entities, shares }: ReadMessage,
  follows: boolean,
  { models, lexicon }: Understanding,
): number =>
  follows
    ? shareOf(sharesOf(models.cry, subjectFeaturesOf(entities, lexicon)), 'cry')
    : shareOf(shares, 'danger')

/**
 * From this share on where to turn is said beside an answer to what follows the one before. By writer held back it hears 94 of
 * 100 cries, and takes 6 of 1,000 other messages that follow for one.
 */
const CONCERN_AFTER = 0.1

/** Whether where to turn is said beside the answer. */
export const isConcern = (read: ReadMessage, follows: boolean, understanding: Understanding): boolean =>
  cryIn(read, follows, understanding) >= (follows ? CONCERN_AFTER : CONCERN)
