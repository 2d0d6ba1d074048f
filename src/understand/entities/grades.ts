import { Finding, isOutcome, scaleOf, stepOf } from '../../model/finding.js'
import type { Grade } from '../../model/report.js'
import type { NamesOf } from './named.js'
import { type Mention, type Token, wordsTaken } from './tokens.js'

/** Grades or outcomes that a message names together: 'good or outstanding', 'better than good', 'outcome 2 or 3'. */
export interface GradesNamed {
  readonly grades: readonly Finding[]
  /** The one word or two that name each, as they are, before 'better than' and 'not' are applied. */
  readonly named: readonly Finding[]
  /** With 'better than' applied and without 'not': those that somebody never had who was 'never better than good'. */
  readonly spoken: readonly Finding[]
  /** Whether they stand right beside a council's noun or a verb of grading: 'rated good', 'outstanding councils'. */
  readonly isGiven: boolean
  /** 'Nothing under good' is said of every judgement, 'at least one outstanding' of any; null where neither is said. */
  readonly reach: 'every' | 'any' | null
}

/** 'Grade 3': the scale of 2009 to 2013 gives each grade a number too. */
const NUMBERED: readonly Grade[] = ['Outstanding', 'Good', 'Adequate', 'Inadequate']

/** Words between a comparing word and the grade that it changes: 'not rated good'. */
const REACH = 3

const findingNamed = (value: string): Finding[] => {
  const grade = Finding.safeParse(value)
  return grade.success ? [grade.data] : []
}

export function gradesIn(
  tokens: readonly Token[],
  names: NamesOf,
  taken: ReadonlySet<number>,
): Mention<GradesNamed>[] {
  const words = tokens.map(({ word }) => word)
  // 'Systemic failings' are an outcome's, and 'failing' among them is no grade.
  const outcomes = names.in('outcome', tokens, taken)
  const graded = names.in('grade', tokens, new Set([...taken, ...wordsTaken(outcomes)]))
  const single = [
    ...[...graded, ...outcomes].map(({ value, from, to }) => ({ value: findingNamed(value[0]), from, to })),
    ...numberedIn(words),
  ].sort((one, other) => one.from - other.from)
  const groups: Group[] = []
  for (const { value, from, to } of single) {
    const before = groups.at(-1)
    const isGiven = isGivenAt(words, from, to, names)
    const open = openAfter(words, to, names, taken)
    const opened = value.flatMap((grade) => (open === null ? [] : around(grade, open.how)))
    const end = open?.to ?? to
    if (before && isOr(words.slice(before.to, from)) && areOfAKind(before.named, value)) {
      groups[groups.length - 1] = {
        ...before,
        to: end,
        named: [...before.named, ...value],
        spoken: [...before.spoken, ...value, ...opened],
        isGiven: before.isGiven || isGiven,
      }
      continue
    }
    const { how, not, first } = comparedBefore(words, from, before?.to ?? 0, names)
    const isOfAny = how === 'any' && !isOfNouns(words, to, names)
    const spoken = [...value.flatMap((grade) => around(grade, how)), ...opened]
    const reach = not === 'nothing' ? 'every' : isOfAny ? 'any' : null
    groups.push({ from: first, to: end, named: value, spoken, not, isGiven, reach })
  }
  return groups.map(({ from, to, named, spoken, not, isGiven, reach }) => {
    const all = [...new Set(spoken)]
    const grades =
      not === null ? all : not !== 'except' && isGoodAlone(all) ? around('Good', 'below') : allBut(all)
    return { from, to, value: { grades, named, spoken: all, isGiven, reach } }
  })
}

/** Grades that are named together, while they are read. */
interface Group extends Omit<GradesNamed, 'grades'> {
  readonly from: number
  readonly to: number
  readonly not: Compared['not']
}

/** Who is 'not good' or 'not yet good' is no better either; 'other than good' is every other grade. */
export const isGoodAlone = (grades: readonly Finding[]): boolean =>
  grades.length === 1 && grades[0] === 'Good'

/** The rest of the scale. */
export const allBut = (grades: readonly Finding[]): Finding[] =>
  grades[0] === undefined
    ? []
    : scaleOf(grades[0])
        .flat()
        .filter((other) => !grades.includes(other))

/** 'Good or better', 'good at least'; 'good at least twice' and 'good more than once' are counts, and 'good or better twice' is both. */
function openAfter(words: readonly string[], to: number, names: NamesOf, taken: ReadonlySet<number>) {
  const match = names.at('compared-after', words, to)
  const end = to + (match?.length ?? 0)
  const [how = null] = match?.values ?? []
  const isJoined = words[to] === 'or' || words[to] === 'and'
  const isCount = !isJoined && [to, end].some((at) => names.at('often', words, at) !== null)
  // 'Good under ILACS' is no worse than good.
  return match && !isCount && !taken.has(end) ? { how, to: end } : null
}

/** Whether councils or inspections are named behind a grade: 'at least one inadequate report'. */
const isOfNouns = (words: readonly string[], to: number, names: NamesOf): boolean =>
  (['council-noun', 'council-kind', 'inspection-noun'] as const).some(
    (kind) => names.at(kind, words, to) !== null,
  )

/** 'grade 3', 'rating four' */
function numberedIn(words: readonly string[]): Mention<Grade[]>[] {
  return words.flatMap((word, at) => {
    const isNamed = ['grade', 'grades', 'rating'].includes(words[at - 1] ?? '')
    const grade =
      NUMBERED[['1', '2', '3', '4'].indexOf(word)] ?? NUMBERED[['one', 'two', 'three', 'four'].indexOf(word)]
    return isNamed && grade ? [{ value: [grade], from: at, to: at + 1 }] : []
  })
}

/** Whether two grades are named as either: 'good or outstanding', 'good or even outstanding', 'good/outstanding', 'good and outstanding councils'. */
const isOr = (between: readonly string[]): boolean =>
  between.length === 0 ||
  (between.length === 1 && between[0] === 'and') ||
  ((between[0] === 'or' || between[0] === 'nor') && between.length <= 2)

/** Outcomes and grades stand on no scale together, so no condition holds both. */
const areOfAKind = (some: readonly Finding[], others: readonly Finding[]): boolean =>
  some.some(isOutcome) === others.some(isOutcome)

const isGivenAt = (words: readonly string[], from: number, to: number, names: NamesOf): boolean =>
  names.at('council-noun', words, to) !== null ||
  names.at('council-kind', words, to) !== null ||
  names.at('graded', words, from - 1) !== null

interface Compared {
  readonly how: string | null
  /** Whether the grade is named as one that was not given: `except` where any other is meant, `nothing` where it was given for nothing. */
  readonly not: 'not' | 'except' | 'nothing' | null
  /** The first word that belongs to the grade: of 'better than good', and not of 'not good'. */
  readonly first: number
}

/** Questions that open so are sure of what they ask. */
const SUPPOSING: ReadonlySet<string> = new Set('isnt arent wasnt werent hasnt havent didnt aint'.split(' '))

/** The comparing words before a grade, not beyond the grade before it: the longest right before it, and a 'not' a little further off. */
function comparedBefore(words: readonly string[], at: number, least: number, names: NamesOf): Compared {
  let near: { readonly how: string; readonly from: number } | null = null
  let not: { readonly how: NonNullable<Compared['not']>; readonly from: number; readonly to: number } | null =
    null
  for (let from = at - 1; from >= Math.max(least, at - REACH - 1); from--) {
    // 'Isn't Walsall outstanding?' supposes that it is.
    if (from === 0 && SUPPOSING.has(words[0] ?? '')) continue
    const match = names.at('compared', words, from)
    const how = match?.values[0] ?? ''
    if (match && (how === 'not' || how === 'except' || how === 'nothing'))
      not ??= { how, from, to: from + match.length }
    else if (match && from + match.length === at) near = { how, from }
  }
  const first = near?.from ?? (not?.to === at ? not.from : at)
  return { how: near?.how ?? null, not: not !== null && not.from <= first ? not.how : null, first }
}

/** The grades that a grade stands for behind comparing words; itself behind none. */
export function around(grade: Finding, how: string | null): Finding[] {
  const step = stepOf(grade)
  const scale = scaleOf(grade)
  if (step < 0) return [grade]
  if (how === 'above') return scale.slice(0, step).flat()
  if (how === 'below') return scale.slice(step + 1).flat()
  if (how === 'least') return scale.slice(0, step + 1).flat()
  if (how === 'most') return scale.slice(step).flat()
  return [grade]
}
