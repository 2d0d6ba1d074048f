import type { Framework } from '../../../model/report.js'
import type { Line } from '../../read/line.js'
import { oneSpaced } from './fold.js'
import { gradeWord, type Printed } from './grade.js'

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
  readonly frameworks: readonly Framework[]
  readonly slug: string
  /** Groups: what was graded, and its grade. */
  readonly pattern: RegExp
  readonly level: number | null
}

const grade = '(outstanding|good|inadequate|(?:requires?|requiring) improvement(?: to be good)?|not judged)'
const judged = `(?:(?:is|are|was|were) )?(?:judged to (?:be )?)?${grade}\\.?`

const forms: readonly Form[] = [
  {
    frameworks: ['SIF'],
    slug: 'overall-effectiveness',
    pattern: new RegExp(
      `^((?:the )?overall judge?ment) is that children['’]?s services (?:in .{3,60} )?${judged}$`,
      'i',
    ),
    level: 1,
  },
  {
    frameworks: ['SIF'],
    slug: 'overall-effectiveness',
    pattern: new RegExp(`^(children['’]?s services (?:in|on|for) .{3,60}?) ${judged}$`, 'i'),
    level: 1,
  },
  {
    frameworks: ['SIF'],
    slug: 'adoption',
    pattern: new RegExp(
      `^the graded judge?ment (?:for|about|of) (.*adoption.*?) is (?:that )?(?:it |they )?${judged}$`,
      'i',
    ),
    level: 4,
  },
  {
    frameworks: ['SIF'],
    slug: 'care-leavers',
    pattern: new RegExp(
      `^the graded judge?ment (?:for|about|of) (.*care leavers.*?) is (?:that )?(?:it |they )?${judged}$`,
      'i',
    ),
    level: 4,
  },
  {
    frameworks: ['SIF', 'LSCB'],
    slug: 'lscb',
    pattern: new RegExp(
      `^((?:the )?(?:.{0,60})(?:Local )?Safeguarding (?:Children)?['’]?s? ?(?:Children )?Board)(?: \\(.*?\\))? ${judged}$`,
      'i',
    ),
    level: null,
  },
]

/** A sentence of this kind wraps over at most this many lines. */
const MOST_LINES = 3

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** The sentence at line `at` that gives a grade and stands by itself, or null. */
export function judgementSentenceAt(
  lines: readonly Line[],
  at: number,
  framework: Framework,
): JudgementSentence | null {
  const run = lines.slice(at, at + MOST_LINES)
  for (let count = 1; count <= run.length && run[count - 1]?.text; count += 1) {
    const text = oneSpaced(
      run
        .slice(0, count)
        .map((line) => line.text)
        .join(' '),
    )
    for (const form of forms) {
      const match = form.frameworks.includes(framework) ? form.pattern.exec(text) : null
      const found = match?.[2] ? gradeWord(match[2]) : null
      if (!match?.[1] || found === null) continue
      return {
        lines: count,
        slug: form.slug,
        title: capital(match[1]),
        printed: { grade: found, quote: text },
        level: form.level,
      }
    }
  }
  return null
}
