import { memoisedByObject } from '../../collections/memoise.js'
import type { AskedFor } from '../../model/query.js'
import type { Vocabulary } from '../../vocabulary/vocabulary.js'
import { bare, clausesOf, picked } from '../carriers.js'
import type { Entities } from '../entities/entities.js'
import { plainWords } from '../entities/tokens.js'
import type { Understanding } from '../understanding.js'

/** What is counted of what the reports speak of. */

const WHO_MENTION = new Set(
  'report reports inspection inspections council councils authority authorities'.split(' '),
)
const AGAIN = new Set(
  'again repeated repeat repeats repeatedly recurring recur recurs keeps keep back same twice'.split(' '),
)

/** 'Recommendation', 'recomendations': what is recommended, with a slip of typing or without. */
export const isRecommending = (word: string): boolean =>
  word.startsWith('recom') || word.startsWith('reccom') || word === 'rec' || word === 'recs'

/** Whether recommendations are asked for that come again from report to report. */
export const asksAgain = ({ tokens }: Entities): boolean =>
  tokens.some(({ word }) => isRecommending(word)) && tokens.some(({ word }) => AGAIN.has(word))

/** Words around what is mentioned, of which none is mentioned itself. */
const AROUND_MENTIONS = new Set([
  ...WHO_MENTION,
  ...'paragraph paragraphs passage passages recommendation recommendations recommended'.split(' '),
  ...'mention mentions mentioned mentioning talk talks talking speak speaks say says'.split(' '),
  ...'contain contains containing use uses using refer refers reference references'.split(' '),
  ...'word words phrase phrases term terms about that to of the in with on and more than once'.split(' '),
  ...'how many often times time which what where every each all any list show find give me'.split(' '),
  ...'regarding concerning something anything come comes up does do is are there everyone everybody who got get given one ones'.split(
    ' ',
  ),
])

/** Words that ask what comes again and name no subject: 'keeps getting told the same thing'. */
const AROUND_AGAIN = new Set(
  'get gets getting got told tell telling thing things came coming comes recurred time year one ones'.split(
    ' ',
  ),
)

/** Pairs of words that open a saying of the field: 'council tax'. */
const openings = memoisedByObject(
  (sayings: Vocabulary['sayings']): ReadonlySet<string> =>
    new Set(sayings.map(({ said }) => plainWords(said).slice(0, 2).join(' '))),
)

/** What a list of reports tells of each. */
const OF_A_LIST = new Set(['year', 'years', 'date', 'dates', 'grade', 'grades', 'table'])

/** Without the clauses of a message that name nothing, where another does: 'anything regarding covid, I need a list with the year'. */
export function withoutIdleClauses(
  entities: Entities,
  { stopWords, faintWords }: Pick<Vocabulary, 'stopWords' | 'faintWords'>,
): Entities {
  const isIdle = (word: string): boolean =>
    stopWords.has(word) || faintWords.has(word) || AROUND_MENTIONS.has(word) || OF_A_LIST.has(word)
  let start = 0
  const clauses = clausesOf(entities).map(({ tokens }) => {
    const from = start
    start += tokens.length
    return { from, to: start, isIdle: tokens.every(({ word }) => isIdle(word)) }
  })
  const telling = clauses.filter((clause) => !clause.isIdle)
  return telling.length === 0 || telling.length === clauses.length ? entities : picked(entities, telling)
}

/** What is counted of what mentions something, and the something: a phrase in quotation marks stands for itself. */
export function mentionsAsked(
  entities: Entities,
  subject: string,
  { recogniser: { names }, vocabulary }: Pick<Understanding, 'recogniser' | 'vocabulary'>,
): Pick<AskedFor<'mentions'>, 'subject' | 'phrases' | 'of' | 'isAgain'> {
  const words = entities.tokens.map(({ word }) => word)
  const isOfRecommendations = words.some(isRecommending)
  const saying = new Set(
    (['mentioning', 'using'] as const).flatMap((kind) =>
      names.in(kind, entities.tokens).flatMap(({ from, to }) => words.slice(from, to)),
    ),
  )
  // 'Council tax' is what is mentioned, and 'which councils' is who mentions it.
  const opening = openings(vocabulary.sayings)
  const isNamed = (word: string): boolean =>
    WHO_MENTION.has(word) && opening.has(`${word} ${words[words.indexOf(word) + 1] ?? ''}`)
  const isAgain = asksAgain(entities)
  const content = subject
    .split(' ')
    .filter(
      (word) =>
        isNamed(word) ||
        (!AROUND_MENTIONS.has(word) &&
          !isRecommending(word) &&
          !saying.has(word) &&
          !(isAgain && (AGAIN.has(word) || AROUND_AGAIN.has(word)))),
    )
  return {
    subject: entities.quoted.length > 0 ? '' : bare(content.join(' '), vocabulary.stopWords),
    phrases: [...entities.quoted],
    of: isOfRecommendations
      ? 'recommendations'
      : words.some((word) => WHO_MENTION.has(word))
        ? 'reports'
        : 'paragraphs',
    isAgain,
  }
}
