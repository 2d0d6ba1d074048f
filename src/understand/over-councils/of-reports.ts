import type { Asked, AskedFor, Figure, Having, Reading } from '../../model/query.js'
import { type Entities, withoutTags } from '../entities/entities.js'
import { judgementAsked, judgementKey } from '../entities/grades.js'
import { type Mention, type NamesOf, surfaceOf, wordsTaken } from '../entities/named.js'
import type { ReadMessage } from '../read-message.js'
import { isRecommending, namesRecommended } from '../slots.js'
import { clausesOf, contentWordsIn, picked, subjectWithout } from '../subject.js'
import type { Understanding } from '../understanding.js'
import { wordsKnown } from './asked.js'
import { outcomesFor } from './conditions.js'
import { narrowed } from './councils.js'
import { layoutIn } from './layout.js'
import { numberNamed, type TableWording } from './wording.js'

/**
 * Whose reports a question about their words is asked of, by what they were graded: 'in inadequate councils', 'in the
 * councils that are inadequate now', 'in reports where leadership was inadequate'.
 */

/** A grade as a condition on the reports that are looked through. */
interface Given {
  readonly having: Having
  /** 'In reports where': every inspection is meant, and not each council's newest. */
  readonly isOfReports: boolean
  /** Councils or reports are named beside it, and not only a verb of grading: 'councils that are good', not 'rated good'. */
  readonly isOfNoun: boolean
}

/** Nouns of councils that services are named by as well: 'services for care leavers that are good' asks of no council. */
const SERVICES = new Set(['service', 'services', 'department', 'departments'])

/** Words that lead from a noun to its grade; one of them at least stands between the two. */
const LEADING_TO_GRADE = new Set(['that', 'which', 'who', 'whose', 'where', 'with', 'whos', 'thats'])
const BETWEEN_NOUN_AND_GRADE = new Set([
  ...['is', 'are', 'was', 'were', 'been', 'being', 'has', 'have', 'had', 'got', 'get', 'a', 'an', 'the'],
  ...['their', 'its', 'all', 'for', 'on', 'of', 'in', 'as', 'overall', 'both', 'ofsted', 'not', 'below'],
])

/** The conditions on grades that a message names, each with the words that say it. One council's own grade is none. */
export function givenIn(entities: Entities, names: NamesOf): Mention<Given>[] {
  if (new Set(entities.councils.map(({ value }) => value.council.slug)).size === 1) return []
  return entities.grades.flatMap((grade) => {
    const noun = nounBefore(grade.from, entities, names) ?? nounAfter(grade, entities, names)
    if (noun === null && !grade.value.isGiven) return []
    const from = Math.min(grade.from, noun?.from ?? grade.from)
    const to = endOf(Math.max(grade.to, noun?.to ?? grade.to), entities)
    const judged = entities.judged.all.find((one) => from <= one.from && one.to <= to)
    const having = {
      judgement: judged ? judgementAsked(judged.value, null) : null,
      grades: [...grade.value.grades],
      period: null,
    }
    const word = entities.tokens[noun?.from ?? -1]?.word ?? ''
    return [
      {
        value: {
          having,
          isOfReports: names.at('inspection-noun', [word], 0) !== null,
          isOfNoun: noun !== null,
        },
        from,
        to,
      },
    ]
  })
}

/** The noun of councils or reports that a grade further on is said of, through words that lead to it and nothing else. */
function nounBefore(at: number, { tokens, judged, period }: Entities, names: NamesOf) {
  let isLed = false
  for (let from = at - 1; from >= 0; from--) {
    const { word } = tokens[from] as (typeof tokens)[number]
    const isNow = period.now.some((now) => now.from <= from && from < now.to)
    const isGrading = names.at('graded', [word], 0) !== null || names.at('grading', [word], 0) !== null
    if (isLed && isNounOf(word, names)) return { from, to: at }
    isLed ||= LEADING_TO_GRADE.has(word) || isGrading
    if (
      !(
        LEADING_TO_GRADE.has(word) ||
        BETWEEN_NOUN_AND_GRADE.has(word) ||
        isGrading ||
        isNow ||
        judged.words.has(from)
      )
    )
      return null
  }
  return null
}

const isNounOf = (word: string, names: NamesOf): boolean =>
  !SERVICES.has(word) &&
  (names.at('council-noun', [word], 0) !== null || names.at('council-kind', [word], 0) !== null)

/** 'Inadequate councils' */
function nounAfter({ to }: Mention<unknown>, { tokens }: Entities, names: NamesOf) {
  const word = tokens[to]?.word
  return word !== undefined && names.at('council-noun', [word], 0) !== null ? { from: to, to: to + 1 } : null
}

/** With what the grade was given for, and 'now': 'inadequate for leadership', 'inadequate leadership now'. */
function endOf(at: number, { tokens, judged, period }: Entities): number {
  const isFor = tokens[at]?.word === 'for' && judged.words.has(at + 1)
  let to = isFor ? at + 1 : at
  while (judged.words.has(to)) to++
  const now = period.now.find(({ from }) => from === to)
  return now?.to ?? to
}

/** Lists of words that carry the way recommendations are counted, or nothing in particular. */
const OF_COUNTING = ['recommendations', 'figures', 'councils', 'everything']

/** Figures that are put together by something. */
const LAID_OUT: ReadonlySet<Figure> = new Set<Figure>(['by-year', 'by-month', 'by-region', 'by-kind'])

/** Words that lead from recommendations to what they are on. */
const ABOUT = new Set(['about', 'on', 'around', 'regarding', 'concerning', 'that'])

/**
 * 'Longest list of recommendations', 'average number of recommendations per ILACS report', 'how many recommendations in 2023':
 * how many there are, whatever they are on. Null where they are on a subject, or of one council.
 */
export function recommendationsCountedAsked(
  { entities, slots }: ReadMessage,
  understanding: Understanding,
): AskedFor<'figures'> | null {
  const { wording, where } = slots
  const { names } = understanding.recogniser
  const lengths = names.in('list-length', entities.tokens)
  const ranks = wording.most.filter(({ value }) => value === '' || value === 'fewest')
  const isByGrade = areByGrade(entities, wording)
  // 'The top five reports by number of recommendations'
  const tops = wording.extremes.filter(({ value }) => value === 'best' || value === 'worst')
  const isCounted = wording.figures.length + lengths.length + ranks.length > 0 || isByGrade
  const { tokens } = entities
  const nouns = names.in('recommendation-noun', tokens)
  const isOf = nouns.length > 0 || namesRecommended({ tokens })
  // 'How many recommendations about visits' are on something.
  const isOnSubject = tokens.some(
    ({ word }, at) => isRecommending(tokens[at - 1]?.word ?? '') && ABOUT.has(word),
  )
  if (isOnSubject) return null
  if (!isOf || !isCounted || where.councils.length + where.reports.length + entities.quoted.length > 0)
    return null
  const known = wordsKnown(entities, wording)
  for (const { from, to } of [...lengths, ...nouns]) for (let at = from; at < to; at++) known.add(at)
  const rest = entities.tokens.flatMap(({ word }, at) =>
    known.has(at) || numberNamed(word) > 0 ? [] : [{ from: at, to: at + 1 }],
  )
  const subject = subjectWithout(picked(entities, rest), OF_COUNTING, understanding)
  if (contentWordsIn(subject, understanding.vocabulary).some((word) => !isRecommending(word))) return null
  const isFewest =
    lengths.some(({ value: [end] }) => end === 'fewest') ||
    ranks.some(({ value }) => value === 'fewest') ||
    tops.some(({ value }) => value === 'worst')
  const layout = layoutIn(entities, wording)
  const among = layout?.by === 'council' || layout?.by === 'judgement' ? null : (layout?.by ?? null)
  const isMost = lengths.some(({ value: [end] }) => end === 'most') || ranks.some(({ value }) => value === '')
  const end = isFewest ? (isMost ? 'ends' : 'fewest') : 'extreme'
  const figure = isByGrade
    ? 'distribution'
    : layout && LAID_OUT.has(layout.figure)
      ? layout.figure
      : lengths.length + ranks.length + tops.length > 0 || among !== null
        ? end
        : 'count'
  const { where: placed, having: conditions } = narrowed(entities, { ...slots, movement: 'none' })
  // 'Do inadequate councils get more than good ones' sets their grades beside each other.
  const having = isByGrade && entities.grades.length > 1 ? [] : conditions
  return {
    intent: 'figures',
    where: placed,
    having,
    movement: null,
    judgement: null,
    figure,
    of: 'recommendations',
    by: isByGrade ? null : among,
  }
}

/** 'By grade', 'does a worse grade mean more', 'inadequate councils against good ones': the grades of the reports beside one another. */
function areByGrade(
  { grades, outranking, judged, period }: Entities,
  { groups, each, beside, directions, extremes, figures }: TableWording,
): boolean {
  const isNamed = groups.some(({ value }) => value === 'grade') || grades.length > 1
  const sets = [outranking, each, beside, directions, extremes]
  // No report was graded both ways.
  const areApart = grades.length > 1 && judged.judgements.length < 2 && period.mentions.length === 0
  return (
    areApart ||
    (isNamed &&
      (sets.some(({ length }) => length > 0) || figures.some(({ value }) => value === 'distribution')))
  )
}

// What a question over councils says that its answer heeds in no way: words that tell something and became no condition, no
// figure, no place and no time. Whoever reads a number must know what it leaves out.

/** Lists of words that carry the way such a question is asked, or nothing in particular. */
const OF_NO_MATTER = [
  ...['councils', 'figures', 'grade', 'judgements', 'history', 'comparison', 'library', 'report', 'export'],
  ...['narrow', 'again', 'everything', 'usual', 'thanks', 'greeting'],
]

type Table = AskedFor<'councils'> | AskedFor<'figures'>

/** So many of them at the most are said again. */
const MOST_SAID = 6

export const unheardIn = (asked: Asked, read: ReadMessage, understanding: Understanding): Reading[] =>
  wordsUnheard(asked, read, understanding).map((said) => ({
    said: said.join(' … '),
    meant: '',
    how: 'unheard',
  }))

/** The same as the words themselves, a list for what is said again as one. */
export function wordsUnheard(
  asked: Asked,
  { entities, slots, isOfTable }: ReadMessage,
  understanding: Understanding,
): (readonly string[])[] {
  if ((asked.intent !== 'councils' && asked.intent !== 'figures') || asked.isExplained) return []
  // They are counted only where all words of the question ask for that.
  if (asked.intent === 'figures' && asked.of === 'recommendations') return []
  const names = [...namesUnheard(asked, entities), ...timesUnheard(asked, { entities, slots })]
  if (names.length > 0 || isOfTable) return names.map((name) => [name])
  const others = (
    ['the-others', 'opposite', 'end-of-gap', 'services-as-a-whole', 'left-out', 'year-beside'] as const
  ).flatMap((kind) => understanding.recogniser.names.in(kind, entities.tokens))
  const known = new Set([...wordsKnown(entities, slots.wording), ...wordsTaken(others)])
  const telling = wordsOfOtherClauses(entities, known)
  const rest = entities.tokens.flatMap((_, at) =>
    known.has(at) || telling.has(at) ? [] : [{ from: at, to: at + 1 }],
  )
  // 'A trust running their services' is no carrier here, however often people write it.
  const bodies = rest.filter(({ from }) =>
    understanding.recogniser.names.at('other-body', [entities.tokens[from]?.word ?? ''], 0),
  )
  const said = new Set([
    ...bodies.map(({ from }) => entities.tokens[from]?.word ?? ''),
    ...contentWordsIn(
      subjectWithout(picked(withoutTags(entities), rest), OF_NO_MATTER, understanding),
      understanding.vocabulary,
    )
      .filter((word) => word.length > 1 && Number.isNaN(Number(word)))
      .slice(0, MOST_SAID),
  ])
  return said.size === 0 ? [] : [[...said]]
}

/** The words of clauses that have none that the question asks with: 'I am doing a dissertation.' */
function wordsOfOtherClauses(entities: Entities, known: ReadonlySet<number>): ReadonlySet<number> {
  let from = 0
  const told = clausesOf(entities).flatMap(({ tokens: { length } }) => {
    const places = Array.from({ length }, (_, at) => from + at)
    from += length
    return places.some((at) => known.has(at)) ? [] : places
  })
  return new Set(told)
}

/** 'Improved twice', 'fell every time', 'lost it and never got it back': which way a grade went is told, and not how often. */
function timesUnheard(
  { movement }: Table,
  { entities: { tokens }, slots: { wording } }: Pick<ReadMessage, 'entities' | 'slots'>,
): string[] {
  if (movement === null || movement.times || !TOLD_ONCE.has(movement.kind)) return []
  const always = movement.isThroughout ? [] : wording.always
  const never = movement.isNever ? [] : wording.never
  const said = [...wording.often, ...always, ...never].filter(({ value }) => value === 'outright')
  return said.map((one) => surfaceOf(tokens, one))
}

const TOLD_ONCE: ReadonlySet<string> = new Set(['improved', 'declined', 'from-to'])

/** Judgements, grades and years that a message names and that stand nowhere in what it was taken to ask. */
function namesUnheard(asked: Table, { tokens, judged, grades, period, inspectors }: Entities): string[] {
  const { having, movement, judgement, where } = asked
  const keys = new Set(
    [judgement, ...having.flatMap(({ judgement, than }) => [judgement, than?.judgement ?? null])].flatMap(
      (one) => one?.keys ?? [],
    ),
  )
  const isOfSend = where.framework === 'SEND' || where.alsoUnder === 'SEND'
  const isOfOverall = (slug: string) => slug === 'overall-effectiveness'
  const given = new Set([
    ...having.flatMap((one) => one.grades),
    ...(movement?.from ?? []),
    ...(movement?.to ?? []),
  ])
  const times = [where.period, ...having.flatMap((one) => one.period ?? [])]
  const isOfTime = (year: number) =>
    times.some(({ years, from, to }) => years.includes(year) || from !== null || to !== null)
  const isCountedEach = asked.intent === 'figures' && (asked.figure === 'distribution' || having.length === 0)
  const missed: Mention<unknown>[] = [
    ...judged.all.filter(
      ({ value }) =>
        !value.some((one) => isOfOverall(one.slug) || keys.has(judgementKey(one))) &&
        !(isOfSend && value.every(({ framework }) => framework === 'SEND')),
    ),
    ...(isCountedEach
      ? []
      : grades.filter(({ value }) => {
          const named = [...value.grades, ...value.spoken]
          return ![...named, ...outcomesFor(named)].some((grade) => given.has(grade))
        })),
    ...period.mentions.filter(({ value: { years } }) => years.length > 0 && !years.every(isOfTime)),
  ]
  return inspectors.length > 0 || keys.has('*') || keys.has('?')
    ? []
    : missed.map((one) => surfaceOf(tokens, one))
}
