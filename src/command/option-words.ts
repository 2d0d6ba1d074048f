import { Framework } from '../model/report.js'
import { whenOf } from '../model/year.js'
import { wordsOf } from '../text/tokens.js'
import { paragraphsAsked } from '../understand/citation.js'
import type { Match } from '../understand/entities/named.js'
import { type AnswerContext, type OptionKind, REPORT_PARTS } from './command.js'
import { councilKindCalled, regionCalled } from './over-councils/condition-words.js'

/** A typed word, or several in quotation marks. */
export interface TypedToken {
  readonly text: string
  readonly quoted: boolean
}

/** What an option takes of the typed words. */
export interface OptionMatch {
  readonly value: string
  readonly tokens: number
}

type MatchOption = (tokens: readonly TypedToken[], from: number, context: AnswerContext) => OptionMatch | null

/** How each kind of option knows its own words. */
const MATCH_BY_KIND: Readonly<Record<OptionKind, MatchOption>> = {
  council: (tokens, from, context) => {
    const report = context.library.byId(tokens[from]?.text ?? '')
    if (report) return { value: report.id, tokens: 1 }
    return matchName(
      tokens,
      from,
      (words) => context.names.councilAt(words),
      (match, typed) => (match.values[0]?.how === 'name' ? match.values[0].council.slug : typed),
    )
  },
  'report-part': (tokens, from) => {
    const { text = '' } = tokens[from] ?? {}
    return REPORT_PARTS.has(text.toLowerCase()) ? { value: text.toLowerCase(), tokens: 1 } : null
  },
  judgement: (tokens, from, context) => matchJudgement(tokens, from, context),
  grade: (tokens, from, context) =>
    matchName(tokens, from, context.names.gradeAt, (match, typed) => match.values[0] ?? typed),
  year: (tokens, from) => {
    const { text = '' } = tokens[from] ?? {}
    return whenOf(text) === null ? null : { value: text, tokens: 1 }
  },
  // A year alone, as /grade takes it: spans and 'now' are told by the option's name.
  period: (tokens, from) => {
    const { text = '' } = tokens[from] ?? {}
    return whenOf(text) === null ? null : { value: text, tokens: 1 }
  },
  paragraphs: matchParagraphNumbers,
  deadline: (tokens, from) => {
    const first = tokens[from]
    if (first?.quoted) return { value: first.text, tokens: 1 }
    const rest = tokens.slice(from)
    const end = rest.findIndex(({ text }) => !DEADLINE_WORD.test(text))
    const words = rest.slice(0, end < 0 ? rest.length : end).map(({ text }) => text)
    return words.length > 0 ? { value: words.join(' '), tokens: words.length } : null
  },
  // What it holds is told apart from the other options last: parseTypedCommand gives it the words that none of them knows.
  topic: () => null,
  question: (tokens, from) => {
    const rest = tokens.slice(from)
    return rest.length > 0 ? { value: rest.map(({ text }) => text).join(' '), tokens: rest.length } : null
  },
  region: (tokens, from, context) => {
    const region = matchWhole(tokens, from, (text) => regionCalled(text, context))
    const council = context.names.councilAt(aheadOf(tokens, from).flatMap(({ text }) => wordsOf(text)))
    // 'North East Lincolnshire' begins as a region does, and 'London' alone lies in no council.
    const isCouncil = council?.values[0]?.how === 'name' && council.length > (region?.tokens ?? 0)
    return isCouncil ? null : region
  },
  'council-kind': (tokens, from, context) =>
    matchWhole(tokens, from, (text) => councilKindCalled(text, context)),
  framework: (tokens, from) =>
    matchWhole(tokens, from, (text) => Framework.safeParse(text.toUpperCase()).data),
  // What these hold is told by the option's name alone: their words are those of others too.
  condition: () => null,
  movement: () => null,
  inspector: () => null,
  shown: () => null,
  phrase: () => null,
  page: () => null,
  command: (tokens, from) => {
    const text = tokens[from]?.text
    return text === undefined ? null : { value: text.replace(/^\//, '').toLowerCase(), tokens: 1 }
  },
}

/** Words of which deadlines are made: 'Immediately', 'Within three months', '6 months'. */
const DEADLINE_WORD =
  /^(immediate|immediately|within|by|in|the|next|\d{1,2}|one|two|three|four|six|nine|twelve|weeks?|months?|years?)$/i

/** The words that an option takes at a place, or null where it knows none there. */
export const matchOption = (
  kind: OptionKind,
  tokens: readonly TypedToken[],
  from: number,
  context: AnswerContext,
): OptionMatch | null => MATCH_BY_KIND[kind](tokens, from, context)

/** More words than any name has: what comes after them in ten thousand characters is not looked at from every word. */
const MOST_WORDS_AHEAD = 40

const aheadOf = (tokens: readonly TypedToken[], from: number): readonly TypedToken[] =>
  tokens.slice(from, from + MOST_WORDS_AHEAD)

/** Runs a matcher of words over tokens: a name may end only where a token ends. */
function matchName<T>(
  tokens: readonly TypedToken[],
  from: number,
  match: (words: readonly string[]) => Match<T> | null,
  value: (match: Match<T>, typed: string) => string,
): OptionMatch | null {
  const first = tokens[from]
  if (!first) return null
  // A quoted value is one name and nothing else.
  const ahead = first.quoted ? [first] : aheadOf(tokens, from)
  const words = ahead.map(({ text }) => wordsOf(text))
  const found = match(words.flat())
  if (!found) return null
  let counted = 0
  for (const [index, part] of words.entries()) {
    counted += part.length
    if (counted === found.length) {
      const typed = ahead
        .slice(0, index + 1)
        .map(({ text }) => text)
        .join(' ')
      return { value: value(found, typed), tokens: index + 1 }
    }
    if (counted > found.length) return null
  }
  return null
}

/** The longest run of words, of a few, that is a name as it stands. */
function matchWhole(
  tokens: readonly TypedToken[],
  from: number,
  called: (text: string) => string | undefined,
): OptionMatch | null {
  const most = tokens[from]?.quoted ? 1 : MAX_NAME_TOKENS
  for (let length = Math.min(most, tokens.length - from); length > 0; length--) {
    const value = called(
      tokens
        .slice(from, from + length)
        .map(({ text }) => text)
        .join(' '),
    )
    if (value !== undefined) return { value, tokens: length }
  }
  return null
}

/** 'Yorkshire and the Humber' */
const MAX_NAME_TOKENS = 4

/** A judgement, with the half of the report it is of where that is named too: 'leadership of safeguarding'. */
function matchJudgement(
  tokens: readonly TypedToken[],
  from: number,
  context: AnswerContext,
): OptionMatch | null {
  const judgement = (at: number) =>
    matchName(
      tokens,
      at,
      (words) => context.names.judgementAt(words),
      (_, typed) => typed,
    )
  const first = judgement(from)
  if (!first) return null
  const after = from + first.tokens
  const linked = ['of', 'in', 'for'].includes(tokens[after]?.text.toLowerCase() ?? '') ? after + 1 : after
  const second = judgement(linked)
  if (!second || context.names.judgementIn(second.value)?.strand === null) return first
  return { value: `${first.value} ${second.value}`, tokens: linked + second.tokens - from }
}

/** Paragraph numbers as they are written: `75`, `12-14, 17`, `¶ 75`, `para 75–77`, `s7p4`. */
function matchParagraphNumbers(tokens: readonly TypedToken[], from: number): OptionMatch | null {
  let best: OptionMatch | null = null
  for (let to = from + 1; to <= tokens.length; to++) {
    const value = tokens
      .slice(from, to)
      .map(({ text }) => text)
      .join(' ')
    if (paragraphsAsked(value.replace(/[,;]\s*$/, '')) === null) {
      if (/^(¶|§|para(graph)?s?\.?)$/i.test(value) || /([-–—&]|\b(to|and|or|through|until|up))$/.test(value))
        continue
      break
    }
    best = { value, tokens: to - from }
  }
  return best
}
