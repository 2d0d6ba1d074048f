import type { Grade } from '../../../model/report.js'
import { capitalised } from '../../../text/in-words.js'

/** A grade with the words that print it. */
export interface PrintedGrade {
  readonly grade: Grade
  /** 'Grade 2 (Good)', 'outstanding' */
  readonly quote: string
}

/** 'Requires improvement to be good' is how later reports print the same grade. */
const gradeVocabulary =
  'outstanding|good|adequate|inadequate|requir(?:es?|ing)\\s+improvements?(?:\\s+to\\s+be\\s+good)?|not\\s+(?:judged|graded)'

/** The number or sign of a note that a copy has set on the line. */
const noteSuffix = '\\s*[*†‡§¹²³\\d]{0,2}'
const numberedGrade = new RegExp(`^grade\\s*([1-4])\\s*[:–-]?\\s*\\(?\\s*(${gradeVocabulary})\\s*\\)?$`, 'i')
const gradeAlone = new RegExp(`^\\(?(${gradeVocabulary})\\)?\\.?${noteSuffix}$`, 'i')

/** The scale of 2009 to 2013 gives each grade a number too. */
const gradeByNumber: Readonly<Record<string, Grade>> = {
  1: 'Outstanding',
  2: 'Good',
  3: 'Adequate',
  4: 'Inadequate',
}

/** The grade that a word means, or null. */
export function parseGradeWord(text: string): Grade | null {
  const match = gradeAlone.exec(text.trim())
  if (!match?.[1]) return null
  const word = match[1].toLowerCase().replace(/\s+/g, ' ')
  if (word.startsWith('requir')) return 'Requires improvement'
  if (word.startsWith('not')) return 'Not judged'
  return capitalised(word) as Grade
}

/** The grades that some words print when they are nothing but a grade: two where its number and its word disagree. */
export function parseGrades(text: string): PrintedGrade[] {
  const quote = text.trim()
  const match = numberedGrade.exec(quote)
  const word = parseGradeWord(match?.[2] ?? quote)
  if (word === null) return []
  const number = match?.[1] === undefined ? word : gradeByNumber[match[1]]
  return [...new Set([word, number ?? word])].map((grade) => ({ grade, quote }))
}

/** Whether some words are a grade in the numbered form, which stands nowhere but under a heading. */
export const isNumberedGrade = (text: string): boolean => numberedGrade.test(text.trim())

const gradeSuffix = new RegExp(`^(.*?)[\\s:]*\\b(${gradeVocabulary})\\.?${noteSuffix}$`, 'is')

/** Cuts a grade off the end of some words: the rest, and the grade with its words; null where none stands there. */
export function splitTrailingGrade(text: string): { rest: string; printed: PrintedGrade } | null {
  const match = gradeSuffix.exec(text.trim())
  const grade = match?.[2] ? parseGradeWord(match[2]) : null
  if (!match || grade === null) return null
  return { rest: match[1] ?? '', printed: { grade, quote: match[2] ?? '' } }
}
