import type { Library } from '../../src/library/library.js'
import { type Grade, type Judgement, OUTCOMES, Outcome, type Report } from '../../src/model/report.js'
import { bundled } from '../open.js'

/** The bundled reports, as they are. */
export const sound = bundled

/** The same words but for one letter, which is the next of the alphabet. */
export const oneLetterOff = (words: string): string =>
  words.replace(/[a-y]/, (letter) => String.fromCharCode(letter.charCodeAt(0) + 1))

/** A report of which every text is one letter off. */
const altered = (report: Report): Report => ({
  ...report,
  title: oneLetterOff(report.title),
  paragraphs: report.paragraphs.map((one) => ({ ...one, text: oneLetterOff(one.text) })),
  judgements: report.judgements.map((one) => ({ ...one, label: oneLetterOff(one.label) })),
  scale: report.scale.map((one) => ({ ...one, meaning: oneLetterOff(one.meaning) })),
  recommendations: report.recommendations.map((one) => ({ ...one, text: oneLetterOff(one.text) })),
})

const NEXT: Readonly<Record<Grade, Grade>> = {
  Outstanding: 'Good',
  Good: 'Adequate',
  Adequate: 'Requires improvement',
  'Requires improvement': 'Inadequate',
  Inadequate: 'Not judged',
  'Not judged': 'Outstanding',
}

/** A judgement, or a place that prints it, of the next grade, or the next outcome. */
const gradeOff = <Found extends Pick<Judgement, 'grade' | 'outcome'>>(found: Found): Found => ({
  ...found,
  grade: found.grade && NEXT[found.grade],
  outcome: found.outcome && Outcome.parse((found.outcome % OUTCOMES.length) + 1),
})

/** A report of which every grade is one off, or only those that are meant. */
export const gradesOff = (report: Report, isMeant: (one: Judgement) => boolean = () => true): Report => ({
  ...report,
  judgements: report.judgements.map((one) =>
    isMeant(one) ? { ...gradeOff(one), evidence: one.evidence.map(gradeOff) } : one,
  ),
})

/**
 * A library whose reports are sound wherever a reply takes its words from, and one letter off when it is asked for one by
 * its id: as if what answers had gone by something else than what is stored.
 * @param isAltered whether the call of this number, counted from 0, gets a report that is off
 * @param alter in what it is off
 */
export function twoFaced(
  isAltered: (call: number) => boolean = () => true,
  alter: (report: Report) => Report = altered,
): Library {
  const lies = new Map(sound.reports.map((report) => [report.id, alter(report)]))
  let calls = 0
  return {
    ...sound,
    byId: (id) => {
      const report = sound.byId(id)
      return report && isAltered(calls++) ? lies.get(report.id) : report
    },
  }
}
