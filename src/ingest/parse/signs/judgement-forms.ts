import type { Framework } from '../../../model/report.js'
import { judgementsOf } from '../../../vocabulary/judgements.js'

/** How a sentence that gives a grade is worded. */
export interface Form {
  readonly slug: string
  /** Groups: what was graded, and its grade. */
  readonly pattern: RegExp
  readonly level: number | null
}

const PART = 1
const CHAPTER = 3
const PART_OF_CHAPTER = 4

const grade = '(outstanding|good|inadequate|requires? improvement(?: to be good)?|not judged)'
/** 'is good', 'are judged to be good', 'requires improvement' */
const stated = `(?:(?:is|are)(?: judged)?(?: to be)? |(?=require))${grade}\\.?`
/** The same, or without its verb, which may be lost where the grade is set apart, or stand for a colon. */
const judged = `(?:(?:is|are)(?: judged)?(?: to be)?:? )?${grade}\\.?`
const colon = '\\s?[:–—-]?'

const form = (slug: string, words: string, level: number | null): Form => ({
  slug,
  pattern: new RegExp(`^${words}$`, 'i'),
  level,
})

const graded = (what: string): string =>
  `the graded judge?ment (?:for|about|of) (${what}) is (?:that )?(?:it |they )?${judged}`

/** Labels of a word or two would meet sentences of the text. */
const SHORTEST_LABEL = 20

/** Early reports head their chapters with a sentence: 'The experiences and progress of care leavers are inadequate'. */
const chapters: readonly Form[] = judgementsOf('SIF').map(({ slug, label, printed }) => {
  const long = [label, ...printed].filter((each) => each.length >= SHORTEST_LABEL)
  const level = slug === 'adoption' || slug === 'care-leavers' ? PART_OF_CHAPTER : CHAPTER
  return form(slug, `((?:the )?(?:${long.join('|').replace(/[()]/g, '\\$&')})) ${stated}`, level)
})

const boardName = `(?:the )?.{0,60}safeguarding (?:children['’]?s? )?board|(?:the effectiveness of )?(?:the )?LSCB`
const boards: readonly Form[] = [
  form('lscb', `(${boardName})(?: \\([^)]*\\))?${colon} ${judged}`, null),
  form('lscb', `(${boardName})(?: \\([^)]*\\))? (?:in|of|for) .{3,60}? ${stated}`, null),
]

const overall = `(?:the )?overall (?:judge?ment|effectiveness)(?: (?:of|for|on) .{3,90}?)?`
const services = `(?:children['’‘]?s (?:social care )?services|services for children(?: and (?:young people|families))?)`

/** How covers state the grade of all services together. */
export const onCover: readonly Form[] = [
  form('overall-effectiveness', `((?:.{2,60}? )?${services}(?: .{3,90}?)?) ${stated}`, PART),
]

const arrangements = form(
  'lscb',
  `(the arrangements in place to evaluate the effectiveness of what is done .{3,160}?) ${stated}`,
  null,
)

/** A sentence of the text that says what its headings do not; it says so of now, not of an earlier inspection. */
export const said: Readonly<Partial<Record<Framework, readonly Form[]>>> = {
  SIF: [
    form('overall-effectiveness', `(${services}(?: (?:in|of|at) .{3,60}?)?) ${stated}`, null),
    form('overall-effectiveness', `.{0,30}\\b(${overall}) ${stated}`, null),
    arrangements,
  ],
  LSCB: [arrangements],
  ILACS: [form('overall-effectiveness', `.{0,60}\\b(${overall}) ${stated}`, null)],
}

/** The sentences that head a chapter or stand on a cover, by framework. */
export const forms: Readonly<Partial<Record<Framework, readonly Form[]>>> = {
  SIF: [
    form('overall-effectiveness', `(${overall})${colon} ${judged}`, PART),
    form('overall-effectiveness', `(${overall}) is that .{3,90}? ${stated}`, PART),
    form('overall-effectiveness', `(children['’]?s services .{3,90}?) ${stated}`, PART),
    form('adoption', graded('.*adoption.*?'), PART_OF_CHAPTER),
    form('care-leavers', graded('.*care leavers.*?'), PART_OF_CHAPTER),
    ...boards,
    ...chapters.filter(({ slug }) => slug !== 'overall-effectiveness' && slug !== 'lscb'),
  ],
  LSCB: boards,
}
