import type { AskedFor, Having, JudgementAsked, Movement } from '../model/query.js'
import type { Entities } from './entities/entities.js'
import { judgementAsked } from './entities/judgements.js'
import type { Slots } from './slots.js'

/** What a question over councils asks, from what it names: conditions, movement, figures. */

/** Each group of grades that is named, with the judgement that stands nearest to it. */
export function conditionsIn(entities: Entities): Having[] {
  const { grades, judged } = entities
  const free = new Set(judged.judgements)
  return grades.map(({ value, from, to }) => {
    const [nearest] = [...free]
      .map((mention) => ({ mention, far: mention.from >= to ? mention.from - to : from - mention.to + 0.5 }))
      .sort((one, other) => one.far - other.far)
    if (nearest) free.delete(nearest.mention)
    const judgement = nearest ? judgementAsked(nearest.mention.value, judged.strand) : null
    return { judgement, grades: [...value.grades] }
  })
}

/** The judgement that is named beside no grade, or with the only condition. */
export function judgementOver(entities: Entities): JudgementAsked | null {
  const names = entities.judged.judgements.flatMap(({ value }) => value)
  return judgementAsked(names, entities.judged.strand)
}

const NUMBER_WORDS = ['one', 'two', 'three', 'four', 'five']

/** 'twice', 'three times', 'by two grades' */
function leastIn({ tokens }: Entities, otherwise: number): number {
  for (const [at, { word }] of tokens.entries()) {
    if (word === 'twice') return 2
    if (word === 'thrice') return 3
    const count = NUMBER_WORDS.indexOf(word) + 1 || (/^[1-5]$/.test(word) ? Number(word) : 0)
    const next = tokens[at + 1]?.word ?? ''
    if (count > 0 && ['times', 'time', 'grades', 'grade', 'steps', 'step', 'levels', 'or'].includes(next))
      return count
  }
  return otherwise
}

const LAST = new Set(['last', 'latest', 'newest', 'recent'])

/** The movement that a question over councils asks about, and the grades that are part of it and no conditions beside it. */
export function movementIn(
  entities: Entities,
  kind: string,
): { readonly movement: Movement | null; readonly usesGrades: boolean } {
  if (kind === 'none') return { movement: null, usesGrades: false }
  const [first, second] = entities.grades.map(({ value }) => [...value.named])
  const isLast = entities.tokens.some(({ word }) => LAST.has(word))
  const base = { kind: kind as Movement['kind'], from: null, to: null, least: 1, isLast }
  if (kind === 'repeatedly')
    return { movement: { ...base, to: first ?? null, least: leastIn(entities, 2) }, usesGrades: true }
  if (kind === 'never' || kind === 'always')
    return {
      movement: { ...base, to: entities.grades[0] ? [...entities.grades[0].value.named] : null },
      usesGrades: true,
    }
  if (kind === 'from-to') {
    const leaves = second === undefined && !isReached(entities)
    return {
      movement: {
        ...base,
        from: second || leaves ? (first ?? null) : null,
        to: second ?? (leaves ? null : (first ?? null)),
      },
      usesGrades: true,
    }
  }
  // 'fell from good', 'improved to good': the one grade that is named is where it came from, or where it went.
  if (first)
    return {
      movement: {
        ...base,
        least: leastIn(entities, 1),
        from: second || !isReached(entities) ? first : null,
        to: second ?? (isReached(entities) ? first : null),
      },
      usesGrades: true,
    }
  return { movement: { ...base, least: leastIn(entities, 1) }, usesGrades: false }
}

/** 'to good', 'into inadequate': the grade is where a council went. */
function isReached({ grades, tokens }: Entities): boolean {
  const [first] = grades
  return (
    first !== undefined && ['to', 'into', 'became', 'become'].includes(tokens[first.from - 1]?.word ?? '')
  )
}

/** Questions over councils as queries; page 0. */
export function councilsAsked(entities: Entities, slots: Slots): AskedFor<'councils'> {
  const { movement, usesGrades } = movementIn(entities, slots.movement)
  return {
    intent: 'councils',
    where: slots.where,
    having: usesGrades ? [] : conditionsIn(entities),
    movement,
    judgement: judgementOver(entities),
    extreme: entities.grades.length > 0 || movement ? null : slots.extreme,
    page: 0,
  }
}

export function figuresAsked(entities: Entities, slots: Slots): AskedFor<'figures'> {
  const { movement, usesGrades } = movementIn(entities, slots.movement)
  return {
    intent: 'figures',
    where: slots.where,
    having: usesGrades ? [] : conditionsIn(entities),
    movement,
    judgement: judgementOver(entities),
    figure: slots.figure,
    of: slots.isOfReports ? 'reports' : 'councils',
    by: null,
  }
}
