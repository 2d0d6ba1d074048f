import { memoisedByObject } from '../../collections/collections.js'
import { shareOf, sharesOf } from '../../learnt/models.js'
import type { AskedFor, JudgementAsked, Where } from '../../model/query.js'
import type { Vocabulary } from '../../vocabulary/vocabulary.js'
import { featuresOf } from '../classify/classifier.js'
import type { Entities } from '../entities/entities.js'
import { judgementAsked, overallAsked } from '../entities/grades.js'
import { type NamesOf, plainWords } from '../entities/named.js'
import { AGAIN, asksAgain, isRecommending } from '../slots.js'
import { bare, between, clausesOf, picked } from '../subject.js'
import type { Understanding } from '../understanding.js'
import { conditionsIn } from './conditions.js'

/** What is counted of what the reports speak of. */

const WHO_MENTION: ReadonlySet<string> = new Set(
  'report reports inspection inspections council councils authority authorities'.split(' '),
)
/** Words around what is mentioned, of which none is mentioned itself. */
const AROUND_MENTIONS: ReadonlySet<string> = new Set([
  ...WHO_MENTION,
  ...'paragraph paragraphs passage passages recommendation recommendations recommended'.split(' '),
  ...'mention mentions mentioned mentioning talk talks talking speak speaks say says'.split(' '),
  ...'contain contains containing use uses using refer refers reference references'.split(' '),
  ...'name names named word words phrase phrases term terms about that to of the in with on and more than once'.split(
    ' ',
  ),
  ...'recent recently how many often times time which what where every each all any list show find give me'.split(
    ' ',
  ),
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
    new Set(sayings.map(({ surface }) => plainWords(surface).slice(0, 2).join(' '))),
)

/** What a list of reports tells of each. */
const OF_A_LIST = new Set(['year', 'years', 'date', 'dates', 'grade', 'grades', 'table'])

/** Pieces of a report that may be asked for beside a count. */
const PIECES = new Set(
  'paragraph paragraphs passage passages quote quotes quotation quotations excerpt excerpts'.split(' '),
)

/** 'And could you quote the relevant paragraphs': names no subject of its own. */
const asksForWords = (tokens: Entities['tokens']): boolean =>
  tokens.some(({ word }) => PIECES.has(word)) &&
  tokens.every(({ ofSubject = 1 }) => ofSubject < HARDLY_A_SUBJECT)

/** So unlikely a word names what a clause is about. */
const HARDLY_A_SUBJECT = 0.1

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
    return { from, to: start, isIdle: tokens.every(({ word }) => isIdle(word)) || asksForWords(tokens) }
  })
  const telling = clauses.filter((clause) => !clause.isIdle)
  return telling.length === 0 || telling.length === clauses.length ? entities : picked(entities, telling)
}

/** What is counted of what mentions something, and the something: a phrase in quotation marks stands for itself. */
export function mentionsAsked(
  entities: Entities,
  subject: string,
  { recogniser: { names }, vocabulary }: Pick<Understanding, 'recogniser' | 'vocabulary'>,
): Pick<AskedFor<'mentions'>, 'subject' | 'either' | 'phrases' | 'of' | 'isAgain'> {
  const words = entities.tokens.map(({ word }) => word)
  const isOfRecommendations = words.some(isRecommending) || names.in('told', entities.tokens).length > 0
  const saying = new Set(
    (['mentioning', 'using', 'told'] as const).flatMap((kind) =>
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
  // 'Recommend better transitions' recommends something on transitions.
  const isNoSubject = (word: string): boolean =>
    vocabulary.stopWords.has(word) || names.at('change', [word], 0) !== null
  while (isOfRecommendations && content.length > 1 && isNoSubject(content[0] ?? '')) content.shift()
  const ofSort = (word: string): boolean => names.at('sort-of-thing', [word], 0) !== null
  const sought = bare(content.join(' '), vocabulary.stopWords)
  const subjects = eachOfSort(
    eitherOf(sought, entities.message).split(OR),
    (word) => ofSort(word) || names.at('setting', [word], 0) !== null,
  ).map((one) => asName(withoutSort(one, ofSort), entities, vocabulary))
  return {
    ...(entities.quoted.length > 0 ? { subject: '' } : anyOf(subjects)),
    phrases: [...entities.quoted],
    of: isOfRecommendations
      ? 'recommendations'
      : words.some((word) => WHO_MENTION.has(word))
        ? 'reports'
        : 'paragraphs',
    isAgain,
  }
}

/** What stands between subjects of which any will do. */
const OR = ' or '

/** Some subjects of which any will do, each once; one alone is the subject. */
function anyOf(subjects: readonly string[]): Pick<AskedFor<'mentions'>, 'subject' | 'either'> {
  const either = [...new Set(subjects.map((one) => one.trim()).filter((one) => one !== ''))]
  return { subject: either.join(OR), ...(either.length > 1 ? { either } : {}) }
}

/** Subjects as they are written in a line of their own: `covid or the pandemic`. */
export const anyOfWritten = (written: string): Pick<AskedFor<'mentions'>, 'subject' | 'either'> =>
  anyOf(written.split(OR))

/** 'Waits for autism/ADHD assessments' are waits for either. */
function eitherOf(sought: string, message: string): string {
  const pairs = [...message.toLowerCase().matchAll(/([a-z]+)\s?\/\s?([a-z]+)/g)]
  const pair = pairs.find(([, one, other]) => sought.toLowerCase().includes(`${one} ${other}`))
  if (!pair) return sought
  const both = new RegExp(`\\b${pair[1]} ${pair[2]}\\b`, 'i')
  return [pair[1], pair[2]].map((word) => sought.replace(both, word ?? '')).join(OR)
}

/** 'Unregistered homes or settings' are of one sort each, and both unregistered: a sort alone is mentioned by all reports. */
function eachOfSort(sides: readonly string[], isOfSort: (word: string) => boolean): string[] {
  const [first = ''] = sides
  const [name = '', ...others] = first.split(' ')
  return sides.map((side) =>
    others.length > 0 && !side.includes(' ') && isOfSort(side) ? `${name} ${side}` : side,
  )
}

/** What is counted of a subject, wherever it is spoken of, or recommended. */
export const mentionsOn = (
  subject: string,
  { where, having = [] }: Pick<AskedFor<'mentions'>, 'where'> & Partial<Pick<AskedFor<'mentions'>, 'having'>>,
  of: AskedFor<'mentions'>['of'],
): AskedFor<'mentions'> => ({
  intent: 'mentions',
  where,
  having,
  subject,
  phrases: [],
  of,
  isAgain: false,
  page: 0,
})

/**
 * 'Which councils are run by a trust', 'how are trusts graded': who runs a council's services no table tells, so the reports that
 * speak of it are asked for, with what each was graded. Null where nothing of the kind is named.
 */
export function runByAsked(
  entities: Entities,
  where: Where,
  { recogniser: { names }, vocabulary }: Pick<Understanding, 'recogniser' | 'vocabulary'>,
): AskedFor<'mentions'> | null {
  const [runBy] = names.in('run-by', entities.tokens)
  if (!runBy || where.reports.length + entities.quoted.length > 0) return null
  return {
    ...mentionsOn(runBy.value[0], { where, having: conditionsIn(entities) }, 'reports'),
    graded: overallAsked(vocabulary.judgements),
  }
}

/** 'Lifelong links schemes' are lifelong links; a scheme alone is one. */
function withoutSort(subject: string, isOfSort: (word: string) => boolean): string {
  const words = subject.split(' ')
  const kept = words.slice(0, -1)
  return kept.length > 1 && isOfSort(words.at(-1) ?? '') && kept.every((word) => !isOfSort(word))
    ? kept.join(' ')
    : subject
}

/**
 * A subject with the small words that stand in it ('edge of care'); in quotation marks what was written as a name, and is no
 * saying of the field: 'the House Project', 'Deprivation of Liberty'.
 */
function asName(
  subject: string,
  { tokens }: Entities,
  { stopWords, sayings }: Pick<Vocabulary, 'stopWords' | 'sayings'>,
): string {
  const words = subject.split(' ')
  const capitals = tokens.filter(({ isCapital }) => isCapital).length
  const telling = tokens.flatMap(({ word }, at) => (stopWords.has(word) ? [] : [at]))
  const at = telling.findIndex((_, from) =>
    words.every((word, next) => tokens[telling[from + next] ?? -1]?.word === word),
  )
  const [first = 0, last = -1] = [telling[at], telling[at + words.length - 1]]
  const own = at < 0 ? [] : tokens.slice(first, last + 1)
  const isName =
    words.length > 1 &&
    first > 0 &&
    own.every(({ isCapital, word }) => isCapital || stopWords.has(word)) &&
    2 * capitals < tokens.length
  if (own.length === 0) return subject
  const typed = own.map(({ word }) => word).join(' ')
  return isName && !openings(sayings).has(words.slice(0, 2).join(' ')) ? `"${typed}"` : typed
}

/** What reports that mention something are counted by too: 'split them by type of inspection', 'which regions mention', 'more than they used to'. */
type CountedBy = NonNullable<AskedFor<'mentions'>['by']>

const COUNTED_BY_GROUPS: readonly CountedBy[] = ['year', 'region', 'kind', 'framework', 'grade']

/** A group that is named, with the words that ask for it. */
interface GroupNamed {
  readonly by: CountedBy
  readonly from: number
  readonly to: number
}

/** 'By region', 'per year', 'which regions': the groups that are asked for, each where it stands. */
export function groupsNamed({ tokens }: Pick<Entities, 'tokens'>, names: NamesOf): GroupNamed[] {
  const each = names.in('each', tokens)
  return names.in('group', tokens).flatMap(({ value: [group], from, to }) => {
    const by = COUNTED_BY_GROUPS.find((one) => one === group)
    const led = each.find((one) => one.value[0] === 'by' && one.to === from)
    // 'What grade was each' asks for the grade of each.
    const isAsked = by !== 'grade' && ASKING_FOR_GROUP.has(tokens[from - 1]?.word ?? '')
    return by && (led || isAsked) ? [{ by, from: led?.from ?? from - 1, to }] : []
  })
}

const ASKING_FOR_GROUP = new Set(['which', 'what'])

/** So surely it is asked how something went from year to year. */
const SURELY_BY_YEAR = 0.6

/** Whether a message asks how something went over the years. */
export const asksByYear = (entities: Entities, { models }: Pick<Understanding, 'models'>): boolean =>
  shareOf(sharesOf(models.figure, featuresOf(entities)), 'by-year') >= SURELY_BY_YEAR

/** The words of a question that say what is mentioned, where they stand apart from who mentions it; and what is counted by. */
export function mentionedIn(
  entities: Entities,
  { recogniser: { names }, vocabulary: { stopWords }, models }: Understanding,
): { readonly entities: Entities; readonly by: CountedBy | null } {
  const { tokens } = entities
  const isTelling = ({ word }: Entities['tokens'][number]): boolean =>
    !stopWords.has(word) && !AROUND_MENTIONS.has(word)
  const groups = groupsNamed(entities, names)
  const verbs = (['mentioning', 'told'] as const).flatMap((kind) => names.in(kind, tokens))
  // 'How many of the reports you hold mention', 'which regions mention': all that stands before the verb says who does.
  const verb = verbs.find(
    ({ from, to }) =>
      (tokens.slice(0, from).some(({ word }) => WHO_MENTION.has(word)) ||
        groups.some((group) => group.to <= from)) &&
      tokens.slice(to).some(isTelling),
  )
  const start = verb?.to ?? 0
  const behind = groups.find(({ from }) => from > start)
  const before = groups.find(({ to }) => to <= start)
  const split = names
    .in('figure', tokens)
    .find(({ from, to }) => behind && from > start && to <= behind.from && behind.from - to <= NEAR_SPLIT)
  const end = split?.from ?? behind?.from ?? tokens.length
  return {
    entities: start === 0 && end === tokens.length ? entities : between(entities, start, end),
    by: behind?.by ?? before?.by ?? (asksByYear(entities, { models }) ? 'year' : null),
  }
}

/** 'Split them by', 'broken down for me by' */
const NEAR_SPLIT = 3

/**
 * 'And what are they graded for leadership', 'with the grade of each': what the councils that mention something were graded for
 * is asked too, and the words that ask it stand from there on. Null where nothing of the kind is asked, or a grade is named.
 */
export function gradedBeside(
  entities: Entities,
  names: NamesOf,
): { readonly from: number; readonly judgement: JudgementAsked | null } | null {
  const { tokens, grades, judged } = entities
  const recommending = tokens.findIndex(({ word }) => isRecommending(word))
  const saying =
    names.in('mentioning', tokens).at(-1) ?? (recommending < 0 ? undefined : { to: recommending + 1 })
  const asking = (['scale', 'grading', 'graded'] as const).flatMap((kind) => names.in(kind, tokens))
  const grading = asking.find(({ from }) => saying !== undefined && from > saying.to)
  if (!grading || grades.length > 0) return null
  const joint = tokens.findLastIndex(
    ({ word, surface }, at) =>
      at < grading.from && (JOINING.has(word) || /[,;?.]$/.test(tokens[at - 1]?.surface ?? surface)),
  )
  if (joint <= (saying?.to ?? 0) || grading.from - joint > NEAR_JOINT) return null
  const own = judged.judgements.filter(({ from }) => from >= joint).flatMap(({ value }) => value)
  return { from: joint, judgement: judgementAsked(own, null) }
}

const JOINING = new Set(['and', 'with', 'plus', 'by'])
/** Words between what joins and the grade: 'and what were they all graded'. */
const NEAR_JOINT = 7

/**
 * 'Mention exploitation and are inadequate': the grade that the councils have stands behind what they mention, and is a
 * condition. Null where none does.
 */
export function conditionBehind({
  tokens,
  grades: [grade, second],
}: Entities): { readonly from: number } | null {
  const words = tokens.map(({ word }) => word)
  const joint = grade && !second ? words.lastIndexOf('and', grade.from) : -1
  const between = grade ? words.slice(joint + 1, grade.from) : []
  return joint > 0 && between.length > 0 && between.every((word) => LEADING_TO_A_GRADE.has(word))
    ? { from: joint }
    : null
}

const LEADING_TO_A_GRADE = new Set([
  'who',
  'which',
  'that',
  'is',
  'are',
  'was',
  'were',
  'rated',
  'graded',
  'judged',
])
