import { ENGLAND_QUESTIONS } from '../../england/questions.js'

export const OVER_COUNCILS = 'question over the grades of all councils'

/** Kinds of question that look at paragraphs, not at grades. */
const OF_PARAGRAPHS = ['mentions', 'passages under conditions', 'recommendations again']

/** Questions that every grade of the library may answer. */
export const questionsOverCouncils = (): string[] =>
  Object.entries(ENGLAND_QUESTIONS).flatMap(([kind, questions]) =>
    OF_PARAGRAPHS.includes(kind) ? [] : [...questions],
  )
