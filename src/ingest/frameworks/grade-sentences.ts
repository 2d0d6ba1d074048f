import type { GradeSentence } from './spec.js'

/** What the sentences are made of by which reports give grades: regular expressions, as text. */

const gradeGroup = '(outstanding|good|inadequate|requires? improvement(?: to be good)?|not judged)'

/** 'is good', 'are judged to be good', 'requires improvement' */
export const statedGrade = `(?:(?:is|are)(?: judged)?(?: to be)? |(?=require))${gradeGroup}\\.?`

/** The same, or without its verb, which may be lost where the grade is set apart, or stand for a colon. */
export const judgedGrade = `(?:(?:is|are)(?: judged)?(?: to be)?:? )?${gradeGroup}\\.?`

/** What is graded where all services are together: 'The overall effectiveness of children's services in Kent'. */
export const overallSubject = `(?:the )?overall (?:judge?ment|effectiveness)(?: (?:of|for|on) .{3,90}?)?`

/**
 * A sentence that grades a judgement.
 * @param words a pattern for the whole sentence; its first group is what was graded, its second the grade
 * @param level of the section that it heads; null for one that stands under a heading
 */
export const gradeSentence = (slug: string, words: string, level: number | null): GradeSentence => ({
  slug,
  pattern: new RegExp(`^${words}$`, 'i'),
  level,
})
