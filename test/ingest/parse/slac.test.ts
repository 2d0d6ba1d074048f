import { describe, expect, it } from 'vitest'
import type { Paragraph } from '../../../src/model/report.js'
import { parseText, slacReports, sourceOf } from '../bundled.js'
import { type Block, grades, heading, newPage, para, reread } from './typeset.js'

const long = (day: string): string =>
  new Date(day).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })

type Report = ReturnType<typeof parseText>['report']

/** A paragraph with its bullets, under their deadlines where it has some. */
function paragraphBlocks({ number, text, key }: Paragraph, report: Report): Block[] {
  const [words = '', ...rest] = text.split('\n')
  const deadlines = report.recommendations.filter((each) => each.key === key)
  let due: string | null = null
  return [
    para(number ?? 0, words),
    ...rest.flatMap((line): Block[] => {
      const nested = line.startsWith('  - ')
      const bullet = line.replace(/^ *- /, '')
      const next = nested ? due : (deadlines.find((each) => each.text.startsWith(bullet))?.deadline ?? null)
      const turned = next !== due && next !== null
      due = next
      return [...(turned ? [heading(`${next}:`, 12)] : []), { bullet, nested }]
    }),
  ]
}

/** The report as a word processor would have set it: cover, contents, sections with their grades, record. */
function asSet(report: Report): Block[] {
  const graded = (title: string, strand: string | null) =>
    report.judgements
      .find((each) => each.strand === strand && each.label === title)
      ?.evidence.find(({ kind }) => kind === 'heading')?.quote
  const sections = report.sections.flatMap(({ key, title, level, strand }): Block[] => {
    const grade = graded(title, strand)
    return [
      heading(title, level === 1 ? 18 : 16),
      ...(grade ? [heading(grade)] : []),
      ...report.paragraphs
        .filter(({ section }) => section === key)
        .flatMap((each) => paragraphBlocks(each, report)),
    ]
  })
  return [
    heading('Inspection of safeguarding and looked after children services', 26),
    heading(report.authority.name, 18),
    heading(`Inspection dates: ${long(report.inspected.from)} to ${long(report.inspected.to)}`, 12),
    heading(`Reporting inspector: ${report.leadInspector} HMI`, 12),
    heading(`Published: ${long(report.published ?? '')}`, 12),
    newPage,
    heading('Contents', 18),
    ...report.sections.slice(0, 8).map(({ title }): Block => ({ rows: [[title, '2']], widths: [400, 50] })),
    newPage,
    ...sections,
    heading('Record of main findings', 18),
    grades(
      ...report.judgements.flatMap(({ label, evidence }) =>
        evidence.flatMap(({ kind, quote }): [string, string][] =>
          kind === 'record' ? [[label, quote]] : [],
        ),
      ),
    ),
  ]
}

// No PDF of this framework is published any more, so the texts that come with Pilcrow are printed.
describe.each(slacReports)('%s, printed and read again', async (id) => {
  const before = parseText(sourceOf(id)).report
  const { report } = await reread(asSet(before))

  it('says the same of itself', () => {
    const facts = ({ framework, authority, inspected, published, leadInspector }: Report) => ({
      framework,
      authority,
      inspected,
      published,
      leadInspector,
    })
    expect(facts(report)).toEqual(facts(before))
  })

  it('has the same grades, in both strands', () => {
    const list = ({ judgements }: Report) =>
      judgements.map(({ judgement, strand, grade }) => `${strand} ${judgement}: ${grade}`)
    expect(list(report)).toEqual(list(before))
    expect(report.warnings).toEqual([])
  })

  it('has the same paragraphs, word for word', () => {
    const numbered = ({ paragraphs }: Report) =>
      paragraphs.flatMap(({ number, text }) => (number ? [[number, text]] : []))
    expect(numbered(report)).toEqual(numbered(before))
  })

  it('recommends the same, by the same deadlines', () => {
    const list = ({ recommendations }: Report) =>
      recommendations.map(({ paragraph, deadline, text, strand }) => [paragraph, deadline, text, strand])
    expect(list(report)).toEqual(list(before))
  })
})
