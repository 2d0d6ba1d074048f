import { isDeepStrictEqual } from 'node:util'
import { EXPECTED_ANSWERS, isSurelySaid } from '../answer/passages/hits.js'
import { NEAREST_FOLLOWS, notSureInWords } from '../answer/passages/passages.js'
import { isNoneHeld, scopeOf } from '../answer/scope.js'
import { answerNoMore, answerNotGiven } from '../answer/shown-again.js'
import type { AnswerContext } from '../command/command.js'
import type { Asked, AskedFor, Query } from '../model/query.js'
import { type Excerpt, excerptsOf, gradesOf, type Reply, recommendationsOf } from '../model/reply.js'
import { excerpts, reply, withBefore, words } from '../reply/build.js'
import { type ExpectedAnswer, givesInFigures } from '../search/rank/matches.js'
import { countInWords } from '../text/in-words.js'
import { sentencesOf, termsOf } from '../text/tokens.js'
import { isOverallAsked } from '../understand/entities/grades.js'
import {
  addedWords,
  backFrom,
  onwardFrom,
  otherWays,
  readInFull,
  repeats,
  toneSought,
  wholeOf,
} from '../understand/follow-up/onward.js'
import {
  askedBefore,
  type Place,
  type Previous,
  type Shown,
  textAt,
  whereOf,
} from '../understand/follow-up/shown.js'
import { strongestOfAll } from '../understand/follow-up/tone-asked.js'
import { contentWordsIn } from '../understand/subject.js'

/**
 * The answer to what goes on from another: looked up with the subject before it where its own words find nothing, what was not yet
 * shown first, and never the same once more: what nobody says is said to be so.
 */

/** An answer, with how what was asked was understood: null where a command lacked something and was not. */
export interface Answered {
  readonly query: Query | null
  readonly reply: Reply
}

/** What an answer shows, as one that follows is understood from it. */
export const shownIn = (reply: Reply): Shown => ({
  excerpts: excerptsOf(reply),
  recommendations: recommendationsOf(reply),
  grades: gradesOf(reply),
})

/** A message after an answer. */
interface AfterAnswer {
  readonly query: Query
  /** The same message as it is understood where it follows nothing. */
  readonly apart: Asked
  readonly previous: Previous
}

/** What a message asks beside what was asked before: words of its own, and a kind of word that only a figure gives, of its subject. */
interface Added {
  readonly stems: ReadonlySet<string>
  readonly figure: ExpectedAnswer
  readonly subject: ReadonlySet<string>
}

/** The answer to a message that follows another. */
export function goneOn(
  following: AfterAnswer,
  answered: (query: Query) => Answered,
  context: AnswerContext,
): Answered {
  // Whatever is asked in its place is of one subject.
  const { subjects: _, ...query } = following.query
  const { apart, previous } = following
  const own = addedWords(apart, previous, context.understanding)
  const figure = isOfSubject(query.asked) ? figureOf(query.asked) : null
  // In whatever words reports put it.
  const ways = context.search.concepts(own.join(' ')).flatMap(({ expansions }) => expansions)
  const stems = new Set([...own.flatMap(termsOf), ...ways.flatMap(({ terms }) => terms)])
  const added = {
    stems,
    figure,
    subject: new Set([...stems, ...knownWords(previous, context).flatMap(termsOf)]),
  }
  const ofOne = { ...following, query }
  const made = foundOtherwise(answered(following.query), ofOne, added, answered, context)
  const next = gradedInstead(movedOn(made, ofOne, added, answered, context), previous)
  return next.query?.isCorrection ? led(next, MISREAD) : next
}

/** 'Which is worse', after what several councils' reports say of a subject: no grade tells that, and what grades do tell is said to be that. */
function gradedInstead(made: Answered, previous: Previous): Answered {
  const before = askedBefore(previous)
  const isOfSubject = before.intent === 'passages' && before.judgement === null && before.subject !== ''
  const areCompared = isOfSubject && before.where.councils.length > 1
  const asked = made.query?.asked
  const isOfAll =
    asked?.intent === 'comparison' && (asked.judgement === null || isOverallAsked(asked.judgement))
  return areCompared && isOfAll ? led(made, NOT_GRADED) : made
}

/** What is said of a subject, and no more is asked of it than what is said. */
const isOfSubject = (asked: Asked): asked is AskedFor<'passages'> =>
  asked.intent === 'passages' && !asked.isOverTime && !asked.isDoubted && !asked.isWhole && asked.page === 0

/** The kind of word that is asked for, where only a figure gives it. */
function figureOf({ answer, where }: AskedFor<'passages'>): ExpectedAnswer {
  const expected = EXPECTED_ANSWERS[answer] ?? null
  return where.councils.length === 1 && givesInFigures('', expected) !== null ? expected : null
}

const gives = ({ reply }: Answered, added: Added): boolean =>
  added.figure === null || excerptsOf(reply).some(({ quote }) => givesFigure(quote, added))

/** Whether a sentence that speaks of the subject gives the kind of figure that is asked for. */
const givesFigure = (text: string, { figure, subject }: Added): boolean =>
  figure !== null &&
  sentencesOf(text).some(
    (one) =>
      givesInFigures(one, figure) === true &&
      (subject.size === 0 || termsOf(one).some((stem) => subject.has(stem))),
  )

/** Whether a paragraph that speaks of the subject gives the kind of figure that is asked for, in whatever sentence. */
const holdsFigure = (text: string, added: Added): boolean =>
  givesFigure(text, { ...added, subject: new Set() }) &&
  (added.subject.size === 0 || termsOf(text).some((stem) => added.subject.has(stem)))

/** Whether some words hold one that a message adds, or the kind of figure that it asks for. */
const fits = (text: string, added: Added): boolean =>
  termsOf(text).some((stem) => added.stems.has(stem)) || givesFigure(text, added)

/** Where a message finds nothing, nothing new or nothing for sure, what it finds in other words: with the subject before it, or in fewer. */
function foundOtherwise(
  made: Answered,
  { query, apart, previous }: AfterAnswer,
  added: Added,
  answered: (query: Query) => Answered,
  context: AnswerContext,
): Answered {
  if (query.asked.intent !== 'passages') return made
  const ofAll = isShownAsAnswer(made, context) ? null : strongestOfAll(query.asked)
  if (ofAll)
    return led(
      answered({ ...query, asked: ofAll }),
      `${notSureInWords(scopeOf(ofAll.where, context))} Of all that they say:`,
    )
  const isOld = (one: Answered): boolean =>
    one.query !== null && repeats(one.query.asked, shownIn(one.reply), previous)
  const isNew = (one: Answered): boolean => one.reply.kind === 'excerpts' && !isOld(one)
  const isGood = (one: Answered): boolean => isNew(one) && gives(one, added) && isShownAsAnswer(one, context)
  if (isNew(made) && (!isOfSubject(query.asked) || isGood(made))) return made
  // Who adds nothing asks on of what was shown.
  if (isOld(made) && isOfSubject(query.asked) && added.stems.size === 0 && added.figure === null) return made
  const known = knownWords(previous, context)
  const isOfKnown = (asked: Asked): boolean => known.some((word) => subjectHas(asked, word))
  // Where what was shown says it of the subject already, that is not left: 'do young people get a say in them'.
  const keepsSubject = isOld(made) && isOfKnown(query.asked)
  const ways = otherWays(query, apart, previous, context.understanding)
    .filter((asked) => !keepsSubject || isOfKnown(asked))
    .map((asked) => answered({ ...query, asked }))
    .filter((one) => !isOld(one))
  // Beside an answer that is new, only one to the same subject with what is added is better.
  const isOfBoth = ({ query }: Answered): boolean =>
    query?.asked.intent === 'passages' && isOfKnown(query.asked) && fits(query.asked.subject, added)
  const better = ways.find((one) => isGood(one) && (!isNew(made) || isOfBoth(one)))
  if (better || isNew(made)) return better ?? made
  const quotes = ({ reply }: Answered): boolean => excerptsOf(reply).length > 0
  // What comes nearest is better than nothing.
  return ways.find(isNew) ?? (isOld(made) || quotes(made) ? made : (ways.find(quotes) ?? made))
}

const knownWords = ({ query, shown }: Previous, { vocabulary }: AnswerContext): string[] => {
  const before = askedBefore({ query, shown })
  return 'subject' in before ? contentWordsIn(before.subject, vocabulary) : []
}

const subjectHas = (asked: Asked, word: string): boolean =>
  'subject' in asked && asked.subject.toLowerCase().includes(word)

const isShownAsAnswer = ({ query }: Answered, context: AnswerContext): boolean =>
  query?.asked.intent !== 'passages' || isSurelySaid(query.asked, context)

/**
 * An answer that would only repeat the one before it gives way to what leads on from it, or says that there is no more;
 * where a closer question finds nothing, what was shown is read in full, if what is asked for may stand in it.
 */
function movedOn(
  made: Answered,
  { previous }: AfterAnswer,
  added: Added,
  answered: (query: Query) => Answered,
  context: AnswerContext,
): Answered {
  const { understanding } = context
  const { query, reply: first } = made
  if (!query) return made
  const { asked } = query
  // Of councils without a report there is nothing more to show, and no report that lacks a figure.
  if (isNoneHeld(scopeOf(whereOf(asked), context))) return made
  const before = query.before ?? askedBefore(previous)
  // What is read in full leaves the conversation about what is asked now.
  const about = isOfSubject(asked) && added.stems.size > 0 ? asked : before
  const shown = shownIn(first)
  const isSeen = seenIn(previous)
  const noMore = (): Answered => ({
    query: { ...query, before },
    reply: answerNoMore(shown.excerpts.length > 0 ? shown : previous.shown, context),
  })
  if (added.figure !== null && !gives(made, added)) {
    // It may stand beside what is quoted, or in what was shown before.
    const beside = excerptsOf(first).filter(({ text }) => givesFigure(text, added))
    // Nearly every paragraph has some number, few have a length of time: in what comes nearest one is of the subject, whatever words stand around it.
    const isOfLength = added.figure === 'length'
    const [nearest] = excerptsOf(first)
    const inNearest =
      isOfLength && nearest && givesFigure(nearest.text, { ...added, subject: new Set() }) ? [nearest] : []
    const isThere = isOfLength && isDeepStrictEqual(whereOf(asked), whereOf(askedBefore(previous)))
    const shownBefore = isThere
      ? previous.shown.excerpts.filter((place) => holdsFigure(textAt(place, understanding), added))
      : []
    const whole = readInFull([...beside, ...shownBefore, ...inNearest], understanding)
    if (whole) return led(answered({ ...query, asked: whole, before: about }), NEAREST_WHOLE)
    const fresh = excerptsOf(first).filter((one) => !isSeen(one) && fits(one.quote, added))
    return { query, reply: answerNotGiven(added.figure, whereOf(asked), fresh, shown, first.notes, context) }
  }
  const mayHold = (place: Place): boolean =>
    added.stems.size === 0 || fits(textAt(place, understanding), added)
  const isSure = (query.intention?.share ?? 0) >= SURELY_RECOMMENDATIONS
  const isUnfit = isSure && asked.intent === 'recommendations' && first.kind === 'excerpts'
  // What was missed and is not said is not what was shown.
  if (first.kind === 'none' && query.isCorrection) return made
  if (first.kind === 'none' || isUnfit) {
    const back = backFrom(query, previous, understanding, mayHold)
    if (back) {
      const sentence = back.intent === 'recommendations' ? ALL_RECOMMENDED : NEAREST_SHOWN
      return led(answered({ ...query, asked: back, before: about }), sentence)
    }
    if (isUnfit) return led(made, NONE_OF_THOSE)
    // Which of its words stands nowhere is an answer.
    const isSame = 'subject' in asked && 'subject' in before && asked.subject === before.subject
    const isOld =
      (isSame || added.stems.size === 0) && shown.excerpts.length > 0 && shown.excerpts.every(isSeen)
    return isOfSubject(asked) && isOld ? noMore() : made
  }
  if (!repeats(asked, shown, previous))
    return isOfSubject(asked) ? seenLast(asNearest(made, added, context), isSeen, added, before) : made
  // Of what was shown already, that which is asked for at its strongest, or of which councils it is said, is told all the same.
  if (asked.intent === 'passages' && (asked.most !== undefined || asked.isByCouncil)) return made
  const tone = toneSought(query, previous)
  if (tone !== 'neither') return led(made, `I found no ${tone} of it beyond what I showed:`)
  const ofAdded = added.stems.size > 0 ? { ...added, subject: added.stems } : added
  const giving =
    added.figure === null ? [] : excerptsOf(first).filter(({ quote }) => givesFigure(quote, ofAdded))
  if (giving.length > 0 && giving.length < shown.excerpts.length)
    return {
      query: { ...query, before },
      reply: reply('excerpts', [words(FIGURES_SHOWN), excerpts(giving)], first.notes),
    }
  // Some of what was shown, and not the rest, has what is asked for.
  const pointed = isOfSubject(asked) ? excerptsOf(first).filter(({ text }) => fits(text, added)) : []
  const read =
    pointed.length > 0 && pointed.length < previous.shown.excerpts.length
      ? readInFull(pointed, understanding)
      : null
  if (read) return led(answered({ ...query, asked: read, before: about }), NEAREST_SHOWN)
  const next = onwardFrom(query, shown, understanding)
    .map((asked) => answered({ ...query, asked }))
    .find(({ query, reply }) => {
      const isOld = query !== null && repeats(query.asked, shownIn(reply), previous)
      return reply.kind !== 'none' && !isOld
    })
  if (next) return led(next, SHOWN_ALREADY)
  const recommended = recommendationsOf(first)
  if (asked.intent === 'recommendations' && asked.isCounted && recommended.length > 0)
    return led(made, `${countInWords(recommended.length, 'recommendation')} in all:`)
  if (recommended.some(({ deadline }) => deadline !== null)) return led(made, BY_DEADLINE)
  // One scale explains every grade, each in other words of it.
  if (asked.intent === 'definition') return made
  const whole = wholeOf(excerptsOf(first), understanding)
  return whole ? led(answered({ ...query, asked: whole, before: about }), NEAREST_SHOWN) : noMore()
}

/** Whether an answer showed a paragraph. */
const seenIn = ({ shown }: Previous): ((place: Place) => boolean) => {
  const seen = new Set(shown.excerpts.map(({ report, key }) => `${report} ${key}`))
  return ({ report, key }) => seen.has(`${report} ${key}`)
}

/** What answers without a word of what a message adds to the subject is what comes nearest, and said to be that. */
function asNearest(made: Answered, added: Added, context: AnswerContext): Answered {
  const { query, reply } = made
  const quoted = excerptsOf(reply)
  const isWithout = added.stems.size > 0 && !quoted.some(({ text }) => fits(text, added))
  if (query?.asked.intent !== 'passages' || reply.kind !== 'excerpts' || !isWithout) return made
  const isSaidSo = reply.blocks[0]?.block === 'words' || !isShownAsAnswer(made, context)
  if (query.asked.where.councils.length !== 1 || isSaidSo) return made
  return led(made, `${notSureInWords(scopeOf(query.asked.where, context))} ${NEAREST_FOLLOWS}`)
}

/** Under each heading what was not shown yet, or has what a message adds, before what the answer before showed as well. */
function seenLast(made: Answered, isSeen: (place: Place) => boolean, added: Added, before: Asked): Answered {
  const { query, reply } = made
  if (query?.asked.intent !== 'passages' || reply.kind !== 'excerpts') return made
  // 'In the newest only' asks the same of less.
  const isSame =
    added.stems.size === 0 &&
    added.figure === null &&
    'subject' in before &&
    query.asked.subject === before.subject
  if (isSame || query.asked.where.councils.length > 1) return made
  const isLast = (one: Excerpt): boolean => isSeen(one) && !fits(one.quote, added)
  const blocks: typeof reply.blocks = []
  const last: typeof reply.blocks = []
  for (const one of reply.blocks) {
    if (one.block !== 'excerpt') blocks.push(...last.splice(0), one)
    else (isLast(one.excerpt) ? last : blocks).push(one)
  }
  return { ...made, reply: { ...reply, blocks: [...blocks, ...last] } }
}

/** So surely for recommendations, a message is not answered by what else is said. */
const SURELY_RECOMMENDATIONS = 0.6

const NOT_GRADED =
  'No grade is given for that by itself: what they say of it stands above. How they are graded:'
const MISREAD = 'Sorry, I misread that.'
const SHOWN_ALREADY = 'The answer before showed what there is on that. What comes next:'
/** 'By when?' after recommendations. */
const BY_DEADLINE = 'These are all that there are, each under the time that it has:'
const ALL_RECOMMENDED = 'All that was recommended:'
const NONE_OF_THOSE = 'None of what was recommended says that. What the report says of it:'
const NEAREST_SHOWN = 'What comes nearest stands in what I showed. In full:'
const FIGURES_SHOWN = 'Of what I showed, this gives a figure:'
const NEAREST_WHOLE = 'What comes nearest, in full:'

/** An answer with a sentence before it. */
const led = ({ query, reply: made }: Answered, sentence: string): Answered => ({
  query,
  reply: withBefore(words(sentence), made),
})
