import type { Grade } from '../model/report.js'
import { gradesNamed } from './grade-words.js'
import type { Question } from './question.js'

/** A question about what grades mean. */
export interface MeaningAsked {
  /** Null where it asks for the whole scale. */
  readonly grades: readonly Grade[] | null
  /** It asks about the board's grades alone. */
  readonly ofBoard: boolean
}

/** A grade in a question that is read for its form. */
const A = '@'

/** What asks for a meaning outright, of a grade or of the scale. */
const OUTRIGHT =
  /\b(means?|meant|meanings?|defin(?:e|es|ed|ing|itions?)|stands? for|descriptors?|explain(?:s|ed)?|look like)\b/
const SCALE = /\b(grades?|gradings?|ratings?|judge?ments?|scores?|scales?)\b/

/** Forms that ask for the whole scale. */
const WHOLE: readonly RegExp[] = [
  /\b(?:four|4) point scale\b/,
  /\b(?:grading|rating) (?:scale|system|works?)\b/,
  /^(?:what|which)(?: are)?(?: the| all)?(?: four| 4| possible| different| ofsted| inspection)* (?:grades|gradings|ratings)(?: are there| exist| are possible| (?:can|could) (?:a |an )?(?:council|authority|area)s? (?:get|be given))?$/,
]

/** Forms that ask for a grade that they name, and for nothing that was graded. */
const NAMED: readonly RegExp[] = [
  new RegExp(
    `^(?:so )?(?:whats|what is|what was) (?:an? |the )?${A}(?: (?:grade|rating|judge?ment|council|authority))?$`,
  ),
  new RegExp(
    `^(?:so )?(?:is|are|was) (?:being |an? |the |rated |graded |judged |getting )*${A}(?: (?:grade|rating|judge?ment))?.*(?:${A}|\\b(?:bad|ok|okay|fine|pass|fails?|failure|worse|better|worst|best|acceptable|positive|negative|poor|worrying|serious|lower|higher|enough)\\b)`,
  ),
]
const TOLD_APART = /\b(difference|differs?|different|versus|vs|compare[ds]?|comparison|or|same)\b/

/** Words beside the grades that leave it a question about the grades. */
const BESIDE = new Set(
  `grade grades grading gradings graded rate rating ratings rated judge judged judgement judgements judgment judgments score scores
  scale scales system point points four 4 council councils authority authorities area areas local service services child children
  childrens lscb lscbs board boards safeguarding social care overall word words term terms full define defines defined defining definition
  definitions meaning meanings descriptor descriptors explain explains explained difference differences differ differs different
  compare compared comparison versus vs same bad fine pass fail fails failure worse better worst best acceptable positive negative
  poor worrying serious lower higher result outcome work works possible exist`.split(/\s+/),
)

const BOARD = /\b(lscbs?|boards?)\b/

/**
 * Whether a question asks what grades mean, and which: 'what does adequate mean', 'grade 3', 'is adequate bad?'; null
 * for one about anything else, or about what was graded so.
 */
export function meaningAsked(question: Question, stopWords: ReadonlySet<string>): MeaningAsked | null {
  const words = question.subject.split(' ')
  const named = gradesNamed(words)
  const others = words.filter((_, at) => !named.words.has(at) && !question.judgement?.words.has(at))
  if (!others.every((word) => BESIDE.has(word) || stopWords.has(word))) return null
  const form = words
    .map((word, at) => (named.words.has(at) ? (named.words.has(at - 1) ? '' : A) : word))
    .filter((word) => word !== '')
    .join(' ')
  const isOfNone = question.authorities.length === 0 && question.judgement === null
  const grades = named.grades.filter((grade) => grade !== 'Not judged')
  const ofBoard = BOARD.test(form)
  if (grades.length === 0) {
    const isWhole =
      (OUTRIGHT.test(form) && SCALE.test(form)) || (isOfNone && WHOLE.some((one) => one.test(form)))
    return isWhole ? { grades: null, ofBoard } : null
  }
  const isNamed =
    OUTRIGHT.test(form) ||
    (isOfNone && ((grades.length > 1 && TOLD_APART.test(form)) || NAMED.some((one) => one.test(form))))
  return isNamed ? { grades, ofBoard } : null
}
