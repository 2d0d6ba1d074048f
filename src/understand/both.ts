import type { Asked } from '../model/query.js'
import { isWithinName } from './asking.js'
import { shareOf } from './classify/classifier.js'
import { between } from './entities/clauses.js'
import { type Entities, entitiesAbout } from './entities/entities.js'
import { judgementOf, overallAsked } from './entities/judgements.js'
import { passagesAsked } from './passages.js'
import { type ReadMessage, readPart } from './read-message.js'
import type { Understanding } from './understanding.js'

/**
 * Two things asked of one council in one message, a grade and what lies behind it: 'Lancashire's grade and what they say on
 * fostering', 'how did Bradford do overall, and what about neglect', 'the rating for Norfolk plus its recommendations'.
 */

/** Words that join two requests. */
const JOINS: ReadonlySet<string> = new Set(['and', 'plus', 'also', 'then', 'n', 'but', 'with'])

/** So sure each half must be of what it asks for. */
const SURE_OF_HALF = 0.5

/** Both as one query: the grade in a line before the paragraphs, or a report's page of grades and what must improve; null where one thing is asked. */
export function bothAsked(read: ReadMessage, understanding: Understanding): Asked | null {
  const { entities, citations, isOfTable, slots } = read
  const [council, ...others] = new Set(entities.councils.map(({ value }) => value.council))
  if (!council || others.length > 0 || citations.length > 0 || isOfTable) return null
  if (entities.quoted.length > 0) return null
  const about = (from: number, to: number): ReadMessage => {
    const part: Entities = between(entities, from, to)
    return readPart(part.councils.length > 0 ? part : entitiesAbout(part, council), understanding)
  }
  for (const [at, { word, said }] of entities.tokens.entries()) {
    const isCut = word.length > 1 && /[,;.?!&+]$/.test(said) && entities.tokens[at + 1]?.said !== said
    const from = JOINS.has(word) ? at + 1 : isCut ? at + 1 : -1
    const to = JOINS.has(word) ? at : at + 1
    if (from < 0 || to === 0 || from >= entities.tokens.length || isWithinName(at, entities)) continue
    const halves = [about(0, to), about(from, entities.tokens.length)] as const
    const grade = halves.find(
      (half) => shareOf(half.shares, 'grade') >= SURE_OF_HALF && isOfGrade(half, understanding),
    )
    const other = halves.find((half) => half !== grade)
    if (!grade || !other) continue
    const judgement = judgementOf(grade.entities) ?? overallAsked(understanding.vocabulary.judgements)
    if (
      shareOf(other.shares, 'recommendations') >= SURE_OF_HALF &&
      other.intention.intent === 'recommendations'
    )
      return { intent: 'report', where: slots.where, part: 'whole', instead: null }
    if (shareOf(other.shares, 'passages') < SURE_OF_HALF || other.intention.intent !== 'passages') continue
    const passages = passagesAsked(other, understanding)
    if (passages.intent !== 'passages' || passages.judgement !== null) continue
    return { ...passages, where: slots.where, judgement }
  }
  return null
}

/** A word of grading stands in it: 'grade', 'rated', 'how did it do overall'. */
const isOfGrade = ({ entities }: ReadMessage, { recogniser: { names } }: Understanding): boolean =>
  [names.in('scale', entities.tokens), names.in('grading', entities.tokens)].some(
    ({ length }) => length > 0,
  ) || entities.tokens.some(({ word }) => word === 'overall')
