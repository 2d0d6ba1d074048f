import { describe, expect, it } from 'vitest'
import { stating } from '../../src/answer/grades.js'
import type { Grade, Judgement, Report } from '../../src/model/report.js'
import { sentencesOf } from '../../src/text/tokens.js'
import { openBundled } from '../open.js'

/** What is quoted under a grade of a report whose one paragraph says so. */
function quoted(text: string, grade: Grade, label = 'Staying safe'): string | undefined {
  const paragraph = { key: '1', number: 1, page: null, section: 's1', locator: label, text, notes: [] }
  const report = {
    authority: { slug: 'devon', name: 'Devon' },
    sections: [],
    paragraphs: [paragraph],
  } as unknown as Report
  const evidence = [{ kind: 'heading', grade, quote: grade, place: label, paragraph: '1', page: null }]
  const [found] = stating(report, {
    judgement: 'any',
    label,
    strand: null,
    grade,
    evidence,
  } as unknown as Judgement)
  return found && sentencesOf(text)[found.sentence]
}

describe('Under a grade is quoted', () => {
  it.each([
    ['Outcomes for staying safe are good.', 'Good', 'Staying safe'],
    ['The overall effectiveness of safeguarding services is adequate.', 'Adequate', 'Overall effectiveness'],
    ['Services for care leavers require improvement to be good.', 'Requires improvement', 'Care leavers'],
    ['Devon’s adoption service is judged to be outstanding.', 'Outstanding', 'Adoption performance'],
    [
      'Leadership and management are now inadequate, because nobody leads.',
      'Inadequate',
      'Leadership and management',
    ],
    [
      'The local authority leads effective services that meet the requirements for good.',
      'Good',
      'Overall effectiveness',
    ],
    [
      'The adoption service meets the requirements for an outstanding.',
      'Outstanding',
      'Adoption performance',
    ],
    ['Educational attainment is good.', 'Good', 'Enjoying and achieving'],
    ['Health outcomes have been outstanding.', 'Outstanding', 'Being healthy'],
    ['Money is tight, but care leavers are rated overall as good.', 'Good', 'Care leavers'],
    ['Staying safe (a judgement on the council alone) is good.', 'Good', 'Staying safe'],
  ] as const)('a sentence that states it: %s', (sentence, grade, label) =>
    expect(quoted(`It rains in Devon. ${sentence}`, grade, label)).toBe(sentence),
  )

  it.each([
    ['However, some services are not yet good.', 'Good'],
    ['Children make good progress.', 'Good'],
    ['The quality of care applications requires improvement.', 'Requires improvement'],
    ['Staying safe was judged inadequate at the last inspection.', 'Inadequate'],
    ['Inspectors in 2012 found staying safe to be good.', 'Good'],
    ['Staying safe was good, as it had been at that time.', 'Good'],
    ['Staying safe is good practice.', 'Good'],
    ['Staying safe is outstanding.', 'Good'],
    ['The roads of Devon are good.', 'Good'],
    ['Educational attainment is good.', 'Good'],
    ['Is good.', 'Good'],
  ] as const)('no sentence that only has its word: %s', (sentence, grade) =>
    expect(quoted(sentence, grade)).toBeUndefined(),
  )

  it('in no bundled report a sentence without the grade', async () => {
    const { library } = await openBundled()
    for (const report of library.reports)
      for (const judgement of report.judgements)
        for (const { paragraph, sentence } of stating(report, judgement))
          expect(sentencesOf(paragraph.text)[sentence]).toMatch(
            new RegExp(
              judgement.evidence
                .flatMap(({ grade }) => grade?.replace('Requires', 'Requires?') ?? [])
                .join('|'),
              'i',
            ),
          )
  })
})
