import { memoisedByObject } from '../../collections/memoise.js'
import type { AskedFor, Extreme, Figure, JudgementAsked } from '../../model/query.js'
import type { Vocabulary } from '../../vocabulary/vocabulary.js'
import { bare, between, clausesOf, picked } from '../carriers.js'
import type { Entities } from '../entities/entities.js'
import { judgementAsked } from '../entities/grades.js'
import type { NamesOf } from '../entities/named.js'
import { type Mention, plainWords, type Token, wordsTaken } from '../entities/named.js'
import type { Understanding } from '../understanding.js'

/** What figures are put together by, or looked for among: 'per year', 'which region has most'. */
const GROUPS = ['year', 'month', 'region', 'kind', 'council', 'inspector', 'framework', 'grade'] as const
export type Grouping = (typeof GROUPS)[number]

/** Ways in which a grade may be said to have gone. */
type Way = 'improved' | 'declined' | 'unchanged' | 'from-to'

/** Of what, or in what order, the first is asked for; the most where nothing more is said. */
export type Most = 'often' | 'fewest' | 'share' | 'least share' | ''

export type Occasion = 'oldest' | 'newest'

/** Whether a word says it outright, or only where it was learnt that it is said. */
type How = 'outright' | 'perhaps'

/** The words of a message that say what is asked of the table of grades: rows of data/entities.csv. */
export interface TableWording {
  /** 'Fell', 'lost': says by itself that a grade moved. */
  readonly moves: readonly Mention<Way>[]
  /** 'Worse', 'up': says which way, where it is known that one did. */
  readonly directions: readonly Mention<Way>[]
  /** 'Twice', 'again and again': without such a word nothing is said to have been so more than once. */
  readonly often: readonly Mention<How | 'ever'>[]
  /** 'Twice running': at inspections with none between. */
  readonly inARow: readonly Mention<unknown>[]
  /** 'A history', 'more than one report': of councils that were inspected more than once. */
  readonly severalInspections: readonly Mention<unknown>[]
  /** 'All the way', 'in the end': over several inspections, and not from one to the next. */
  readonly inStages: readonly Mention<unknown>[]
  /** 'What happened to': what they are now, who were graded so then. */
  readonly afterwards: readonly Mention<unknown>[]
  /** 'Judgements', as what is counted or asked for. */
  readonly judgements: readonly Mention<unknown>[]
  /** 'Only', 'just'. */
  readonly only: readonly Mention<unknown>[]
  /** 'Ever', 'at some point'. */
  readonly ever: readonly Mention<unknown>[]
  /** 'Versus', 'than', 'compared with': sets one group of councils beside another. */
  readonly beside: readonly Mention<How>[]
  /** 'Furthest', 'biggest', of a move. */
  readonly furthest: readonly Mention<unknown>[]
  /** 'Every time': nor to have been so all the time. */
  readonly always: readonly Mention<How>[]
  /** 'Never', 'not once': nor never. */
  readonly never: readonly Mention<How>[]
  readonly figures: readonly Mention<Figure>[]
  readonly groups: readonly Mention<Grouping>[]
  /** 'Per', 'each'. */
  readonly each: readonly Mention<'by' | 'each'>[]
  /** 'The most', 'the fewest', 'the highest share'. */
  readonly most: readonly Mention<Most>[]
  /** 'Best', 'newest'. */
  readonly extremes: readonly Mention<Extreme>[]
  /** 'Down the side', 'across the top': what a table has there. */
  readonly axes: readonly Mention<unknown>[]
  /** 'Last', of inspections. */
  readonly last: readonly Mention<unknown>[]
  /** 'League table', 'in order'. */
  readonly rankings: readonly Mention<unknown>[]
  /** 'The first time', 'the last council to': the first or last inspection of all that met a condition. */
  readonly occasions: readonly Mention<Occasion>[]
  /** 'Earliest', 'latest': so where a grade stands right behind. */
  readonly besides: readonly Mention<Occasion>[]
  /** What else frames such a question and names nothing: 'list', 'authorities', 'rated', 'league table'. */
  readonly frame: readonly Mention<unknown>[]
}

const FRAME_KINDS = [
  'table',
  'council-noun',
  'inspection-noun',
  'judgement-noun',
  'graded',
  'grading',
  'scale',
  'now',
] as const

/** @param taken words that are taken for something else: the years of 'in the last three years' */
export function wordingIn(
  tokens: readonly Token[],
  names: NamesOf,
  taken: ReadonlySet<number>,
): TableWording {
  const valued = <V extends string>(kind: Parameters<NamesOf['in']>[0]) =>
    names.in(kind, tokens, taken).map(({ value: [value], from, to }) => ({ value: value as V, from, to }))
  const figures = valued<Figure>('figure')
  const grading = (['grading', 'graded'] as const).flatMap((kind) => names.in(kind, tokens, taken))
  // 'Break down', 'break the counties down' goes nowhere, and what boards were 'when they were still judged' nothing kept.
  const nows = names.in('now', tokens).filter(({ from, to }) => to - from > 1)
  const isOfMove = (one: Mention<Way>): boolean =>
    !nows.some(({ from, to }) => from <= one.from && one.to <= to) &&
    !figures.some(({ value, from }) => value === 'distribution' && from <= one.from) &&
    !(one.value === 'unchanged' && grading.some(({ from, to }) => from === one.to && to === tokens.length))
  const axes = names.in('axis', tokens, taken)
  return {
    moves: valued<Way>('movement'),
    directions: valued<Way>('direction').filter(isOfMove),
    often: valued<How | 'ever'>('often'),
    judgements: names.in('judgement-noun', tokens, taken),
    severalInspections: names.in('several-inspections', tokens, taken),
    inStages: names.in('in-stages', tokens, taken),
    afterwards: names.in('afterwards', tokens, taken),
    only: names.in('only', tokens, taken),
    ever: names.in('ever', tokens, taken),
    beside: valued<How>('set-beside'),
    furthest: names.in('furthest', tokens, taken),
    inARow: names.in('in-a-row', tokens, taken),
    always: valued<How>('always'),
    never: valued<How>('never'),
    // 'Our region' is one; 'regional', 'region by region' is by each.
    figures: figures.filter(
      ({ value, from, to }) => value !== 'by-region' || to - from > 1 || tokens[from]?.word !== 'region',
    ),
    groups: valued<Grouping>('group'),
    each: valued<'by' | 'each'>('each'),
    most: valued<Most>('most'),
    axes,
    // 'Across the top' is nobody's place.
    extremes: names
      .in('extreme', tokens, new Set([...taken, ...wordsTaken(axes)]))
      .map(({ value: [value], from, to }) => ({ value: value as Extreme, from, to })),
    last: names.in('last', tokens, taken),
    rankings: names.in('ranking', tokens, taken),
    occasions: valued<Occasion>('occasion'),
    besides: valued<Occasion>('occasion-beside'),
    frame: FRAME_KINDS.flatMap((kind) => names.in(kind, tokens, taken)),
  }
}

/** Indices of all words that say what is asked of the table. */
export const wordsOfTable = (wording: TableWording): Set<number> => wordsTaken(Object.values(wording).flat())

const NUMBERS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

/** 'Five', '5': 0 for a word that is no number of one or two figures. */
export const numberNamed = (word: string): number =>
  /^\d{1,2}$/.test(word) ? Number(word) : NUMBERS.indexOf(word) + 1

const END_OF_SOME: ReadonlyMap<string, Occasion> = new Map([
  ['last', 'newest'],
  ['latest', 'newest'],
  ['first', 'oldest'],
])

const OTHER_END: Readonly<Record<Occasion, Occasion>> = { oldest: 'newest', newest: 'oldest' }

/**
 * Whether the first or the last inspection is asked for that ever met a condition: 'the first time a council was rated good',
 * 'the last authority to be inadequate', 'the most recent outstanding'. Null where no grade is named, or neither is meant.
 */
export function occasionIn(
  entities: Entities,
  { occasions, besides, extremes, groups, last }: TableWording,
): Occasion | 'oldest and newest' | null {
  const { grades, tokens, period } = entities
  if (grades.length === 0) return null
  // In 'the first inspection of each' it is a place in the order of one council's inspections.
  const isOfOrder = ({ from, to }: Mention<unknown>) =>
    period.mentions.some((one) => one.value.order !== null && one.from <= from && to <= one.to)
  const wordAt = (at: number): string => tokens[at]?.word ?? ''
  // 'Best first' sorts, 'the first ten' cuts a list.
  const isOfList = ({ from, to }: Mention<unknown>) =>
    extremes.some((one) => one.to === from) || /^\d+$/.test(wordAt(to))
  const outright = occasions.find((one) => !isOfList(one) && !(one.to - one.from === 1 && isOfOrder(one)))
  // 'The first to be outstanding, and the most recent'
  const lasts = last.map((one) => ({ ...one, value: 'newest' as const }))
  const other = [...occasions, ...extremes, ...lasts].find(
    ({ value, from }) => outright && from >= outright.to && value === OTHER_END[outright.value],
  )
  const isBoth = outright && other && tokens.slice(outright.to, other.from).some(({ word }) => word === 'and')
  if (isBoth) return 'oldest and newest'
  if (outright) return outright.value
  // 'The last three councils to be rated good', 'the first 2 authorities that were'
  const counted = groups.find(({ value, from }) => value === 'council' && numberNamed(wordAt(from - 1)) > 1)
  const end = counted && END_OF_SOME.get(wordAt(counted.from - 2))
  if (end) return end
  // 'The latest outstanding councils' are a list.
  const beside = besides.find((one) =>
    grades.some(({ from, to }) => from === one.to && !wordAt(to).endsWith('s')),
  )
  return beside?.value ?? null
}

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
  const either = [
    ...new Set(
      eachOfSort(
        eitherOf(sought, entities.message).split(' or '),
        (word) => ofSort(word) || names.at('setting', [word], 0) !== null,
      ).map((one) => asName(withoutSort(one, ofSort), entities, vocabulary)),
    ),
  ]
  return {
    subject: entities.quoted.length > 0 ? '' : either.join(' or '),
    phrases: [...entities.quoted],
    of: isOfRecommendations
      ? 'recommendations'
      : words.some((word) => WHO_MENTION.has(word))
        ? 'reports'
        : 'paragraphs',
    isAgain,
  }
}

/** 'Waits for autism/ADHD assessments' are waits for either. */
function eitherOf(sought: string, message: string): string {
  const pairs = [...message.toLowerCase().matchAll(/([a-z]+)\s?\/\s?([a-z]+)/g)]
  const pair = pairs.find(([, one, other]) => sought.toLowerCase().includes(`${one} ${other}`))
  if (!pair) return sought
  const both = new RegExp(`\\b${pair[1]} ${pair[2]}\\b`, 'i')
  return [pair[1], pair[2]].map((word) => sought.replace(both, word ?? '')).join(' or ')
}

/** 'Unregistered homes or settings' are of one sort each, and both unregistered: a sort alone is mentioned by all reports. */
function eachOfSort(sides: readonly string[], isOfSort: (word: string) => boolean): string[] {
  const [first = ''] = sides
  const [name = '', ...others] = first.split(' ')
  return sides.map((side) =>
    others.length > 0 && !side.includes(' ') && isOfSort(side) ? `${name} ${side}` : side,
  )
}

/** What reports that mention something are counted by too: 'split them by type of inspection', 'by region'. */
type CountedBy = NonNullable<AskedFor<'mentions'>['by']>

const SPLIT_BY: ReadonlySet<string> = new Set(['year', 'region', 'kind', 'framework'])

/** The words of a question that say what is mentioned, where they stand apart from who mentions it; and what is counted by. */
export function mentionedIn(
  entities: Entities,
  { recogniser: { names }, vocabulary: { stopWords } }: Pick<Understanding, 'recogniser' | 'vocabulary'>,
): { readonly entities: Entities; readonly by: CountedBy | null } {
  const { tokens } = entities
  const isTelling = ({ word }: Entities['tokens'][number]): boolean =>
    !stopWords.has(word) && !AROUND_MENTIONS.has(word)
  const verbs = (['mentioning', 'told'] as const).flatMap((kind) => names.in(kind, tokens))
  // 'How many of the reports you hold mention': all that stands before the verb says who does.
  const verb = verbs.find(
    ({ from, to }) =>
      tokens.slice(0, from).some(({ word }) => WHO_MENTION.has(word)) && tokens.slice(to).some(isTelling),
  )
  const start = verb?.to ?? 0
  const by = names.in('each', tokens).find(({ value: [each], from, to }) => {
    const group = names.at(
      'group',
      tokens.map(({ word }) => word),
      to,
    )
    return each === 'by' && from > start && SPLIT_BY.has(group?.values[0] ?? '')
  })
  if (!by) return { entities: start === 0 ? entities : between(entities, start, tokens.length), by: null }
  const group = names.at(
    'group',
    tokens.map(({ word }) => word),
    by.to,
  )
  const split = names
    .in('figure', tokens)
    .find(({ from, to }) => from > start && to <= by.from && by.from - to <= NEAR_SPLIT)
  return {
    entities: between(entities, start, split?.from ?? by.from),
    by: (group?.values[0] ?? 'framework') as CountedBy,
  }
}

/** 'Split them by', 'broken down for me by' */
const NEAR_SPLIT = 3

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
    ({ word, said }, at) =>
      at < grading.from && (JOINING.has(word) || /[,;?.]$/.test(tokens[at - 1]?.said ?? said)),
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
