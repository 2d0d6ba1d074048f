import type { GradeMeaning, Paragraph } from '../../../model/report.js'
import { parseGradeWord } from '../detectors/grades.js'
import type { Draft, DraftSection, ScaleRow } from '../draft/draft.js'

/** 'What the inspection judgements mean: the local authority'. */
const scaleHeading = /\bjudge?ments mean\b/i

/** Headings below it that only say whose judgements they are. */
const bodyHeading = /^the (local authority|LSCB|local safeguarding children board( \(LSCB\))?)$/i

/**
 * How a sentence begins that says what a grade means: 'A local authority that is inadequate …', 'An outstanding LSCB …',
 * 'An LSCB requires improvement if …'.
 */
const meaningOpening =
  /(?<=^|[.!?]\s+)(?:In )?an? (?:(?<before>outstanding|good|inadequate) )?(?<of>local authority|LSCB|local safeguarding children board)(?: (?:that |which )?(?:is (?<after>outstanding|good|inadequate)\b|(?<third>requires improvement)(?: to be good)?))?/gi

const meaningInRow = ({ grade, label, meaning, after, page }: ScaleRow): GradeMeaning[] =>
  after ? [{ grade, label, meaning, of: null, place: 'table', key: after.key, page }] : []

/** What a passage says that grades mean: from where each is named to where the next one is. */
function meaningsInPassage({ key, page, text }: Paragraph): GradeMeaning[] {
  const named = [...text.matchAll(meaningOpening)].flatMap(({ 0: label, index, groups = {} }) => {
    const grade = parseGradeWord(groups.before ?? groups.after ?? groups.third ?? '')
    return grade && groups.of ? [{ grade, label, of: groups.of, index }] : []
  })
  return named.map(({ grade, label, of, index }, at) => {
    const meaning = text.slice(index, named[at + 1]?.index).trim()
    return { grade, label, meaning, of, place: 'passage', key, page }
  })
}

/** The sections that say what the judgements mean: under the heading that says so, and those right below it that say whose. */
function meaningSections(sections: readonly DraftSection[]): Set<string> {
  let within = false
  return new Set(
    sections.flatMap(({ key, title }) => {
      within = scaleHeading.test(title) || (within && bodyHeading.test(title.trim()))
      return within ? [key] : []
    }),
  )
}

/** What each grade means, as the report says it: in a table (SLAC, LAC), or in passages (SIF to 2015). None twice. */
export function gradeScale(draft: Draft, paragraphs: readonly Paragraph[]): GradeMeaning[] {
  const sections = meaningSections(draft.sections)
  const passages = paragraphs.filter(({ number, section }) => number === null && sections.has(section))
  const rows = draft.scale.filter(({ after }) => after === draft.scale[0]?.after)
  const all = [...rows.flatMap(meaningInRow), ...passages.flatMap(meaningsInPassage)]
  const first = ({ grade, of }: GradeMeaning) => all.find((other) => other.grade === grade && other.of === of)
  return all.filter((one) => first(one) === one)
}
