import { type Asked, isDated } from '../model/query.js'
import type { ReadMessage } from './definitions.js'
import { isOverallAsked } from './entities/grades.js'
import { passagesAsked } from './passages.js'
import type { Understanding } from './understanding.js'

/** Words of grading: 'rated', 'grade', 'judged', 'on what scale'. */
const OF_GRADING = ['scale', 'grading', 'graded'] as const

/** A grade that is asked for as surely as this is all that is asked for: 'how did Kent do for leadership'. */
const SURELY_A_GRADE = 0.93

/**
 * 'What's leadership like in Devon', 'adoption, Norfolk': a subject that is a judgement too, of one council, whenever it was, in no
 * word of grading. What inspectors say of it is told, with its grade in a line before. All else is as it was.
 */
export function describedToo(asked: Asked, read: ReadMessage, understanding: Understanding): Asked {
  if (asked.intent !== 'grade' || asked.judgement === null || isOverallAsked(asked.judgement)) return asked
  const { tokens, grades } = read.entities
  const { names } = understanding.recogniser
  const isGrading =
    grades.length > 0 ||
    isDated(asked.where.period) ||
    OF_GRADING.some((kind) => names.in(kind, tokens).length > 0)
  const isSure = read.intention.intent === 'grade' && read.intention.share >= SURELY_A_GRADE
  if (isGrading || isSure || asked.where.councils.length !== 1) return asked
  const described = passagesAsked(read, understanding)
  return described.intent === 'passages' ? { ...described, judgement: asked.judgement } : asked
}
