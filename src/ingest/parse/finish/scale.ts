import type { GradeMeaning, Paragraph } from '../../../model/report.js'
import { gradeWord } from '../signs/grade.js'
import type { Draft, DraftSection, ScaleRow } from '../walk/draft.js'

/** 'What the inspection judgements mean: the local authority'. */
const heads = /\bjudge?ments mean\b/i

/** Headings below it that only say whose judgements they are. */
const bodies = /^the (local authority|LSCB|local safeguarding children board( \(LSCB\))?)$/i

/**
 * How a sentence begins that says what a grade means: 'A local authority that is inadequate …', 'An outstanding LSCB …',
 * 'An LSCB requires improvement if …'.
 */
const begins =
  /(?<=^|[.!?]\s+)(?:In )?an? (?:(?<before>outstanding|good|inadequate) )?(?<of>local authority|LSCB|local safeguarding children board)(?: (?:that |which )?(?:is (?<after>outstanding|good|inadequate)\b|(?<third>requires improvement)(?: to be good)?))?/gi

function ofRow({ label, meaning, after, page }: ScaleRow): GradeMeaning[] {
  const grade = gradeWord(label.replace(/ \(.*$/, ''))
  if (!grade || !after) return []
  return [{ grade, label, meaning, of: null, place: 'table', key: after.key, page }]
}

/** What a passage says that grades mean: from where each is named to where the next one is. */
function ofPassage({ key, page, text }: Paragraph): GradeMeaning[] {
  const named = [...text.matchAll(begins)].flatMap(({ 0: label, index, groups = {} }) => {
    const grade = gradeWord(groups.before ?? groups.after ?? groups.third ?? '')
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
      within = heads.test(title) || (within && bodies.test(title.trim()))
      return within ? [key] : []
    }),
  )
}

/** What each grade means, as the report says it: in a table (SLAC, LAC), or in passages (SIF to 2015). None twice. */
export function scaleIn(draft: Draft, paragraphs: readonly Paragraph[]): GradeMeaning[] {
  const sections = meaningSections(draft.sections)
  const passages = paragraphs.filter(({ number, section }) => number === null && sections.has(section))
  const rows = draft.scale.filter(({ after }) => after === draft.scale[0]?.after)
  const all = [...rows.flatMap(ofRow), ...passages.flatMap(ofPassage)]
  const first = ({ grade, of }: GradeMeaning) => all.find((other) => other.grade === grade && other.of === of)
  return all.filter((one) => first(one) === one)
}
