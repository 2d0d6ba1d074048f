import type { Framework } from '../../../model/report.js'
import { judgementsOf } from '../../../vocabulary/judgements.js'
import type { Line } from '../../read/line.js'
import { oneSpaced } from './fold.js'
import { gradeWord, type Printed } from './grade.js'
import { standsApart } from './look.js'

/** A line or more that state a grade in a sentence and stand as a heading. */
export interface JudgementSentence {
  readonly lines: number
  readonly slug: string
  /** What was graded, as the sentence says it. */
  readonly title: string
  /** The whole sentence. */
  readonly printed: Printed
  /** The level of the section that it heads; null for one that stands under a heading. */
  readonly level: number | null
}

interface Form {
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
/** The same, or without its verb, which may be lost where the grade is set apart. */
const judged = `(?:(?:is|are)(?: judged)?(?: to be)? )?${grade}\\.?`

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
  form('lscb', `(${boardName})(?: \\([^)]*\\))? ${judged}`, null),
  form('lscb', `(${boardName})(?: \\([^)]*\\))? (?:in|of|for) .{3,60}? ${stated}`, null),
]

const overall = `(?:the )?overall (?:judge?ment|effectiveness)(?: (?:of|for) .{3,90}?)?`

const forms: Readonly<Partial<Record<Framework, readonly Form[]>>> = {
  SIF: [
    form('overall-effectiveness', `(${overall}) is ${judged}`, PART),
    form('overall-effectiveness', `(${overall}) is that .{3,90}? ${stated}`, PART),
    form('overall-effectiveness', `(children['’]?s services .{3,90}?) ${stated}`, PART),
    form('adoption', graded('.*adoption.*?'), PART_OF_CHAPTER),
    form('care-leavers', graded('.*care leavers.*?'), PART_OF_CHAPTER),
    ...boards,
    ...chapters.filter(({ slug }) => slug !== 'overall-effectiveness' && slug !== 'lscb'),
  ],
  LSCB: boards,
}

/** A sentence of this kind wraps over at most this many lines. */
const MOST_LINES = 3

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** The sentence at line `at` that gives a grade and stands by itself, or null. */
export function judgementSentenceAt(
  lines: readonly Line[],
  at: number,
  framework: Framework,
  bodySize: number | null,
): JudgementSentence | null {
  if (!standsApart(lines, at, bodySize) || /^(- |\d)/.test(lines[at]?.text ?? '')) return null
  const run = lines.slice(at, at + MOST_LINES)
  const blank = run.findIndex((each) => each.text === '')
  // The longest comes first: 'requires improvement' may go on with 'to be good'.
  for (let count = blank < 0 ? run.length : blank; count > 0; count -= 1) {
    const text = oneSpaced(
      run
        .slice(0, count)
        .map((each) => each.text)
        .join(' '),
    )
    for (const { slug, pattern, level } of forms[framework] ?? []) {
      const match = pattern.exec(text)
      const found = match?.[2] ? gradeWord(match[2]) : null
      // '… is good because:' heads the reasons, not the judgement.
      const goesOn = /^because\b/i.test(lines[at + count]?.text ?? '')
      if (!match?.[1] || found === null || goesOn) continue
      return { lines: count, slug, title: capital(match[1]), printed: { grade: found, quote: text }, level }
    }
  }
  return null
}
