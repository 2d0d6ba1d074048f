import { describe, expect, it } from 'vitest'
import { type bundled, parseText, sourceOf } from './bundled.js'

const highest = {
  'north-lincolnshire-2012': 193,
  'south-gloucestershire-2012': 108,
  'northumberland-2012': 107,
  'north-lincolnshire-2022': 45,
} as const

describe.each(Object.entries(highest))('the paragraphs of %s', (id, last) => {
  const { report } = parseText(sourceOf(id as keyof typeof highest))

  it(`are numbered 1 to ${last}, each once and in order`, () => {
    const numbers = report.paragraphs.flatMap(({ number }) => number ?? [])
    expect(numbers).toEqual(Array.from({ length: last }, (_, at) => at + 1))
    expect(report.numbering).toBe('printed')
  })

  it('hold no number, rule, heading or table row of their own, and begin where a sentence does', () => {
    const titles = new Set(report.sections.map(({ title }) => title.toLowerCase()))
    for (const { text } of report.paragraphs) {
      expect(text).toMatch(/^[\p{Lu}\d'‘]/u)
      for (const line of text.split('\n')) {
        expect(line).not.toMatch(
          /^\d+\.?( |$)|^[-–|\s]*$|[|*\t#<>]|grade [1-4]|^within (three|six) months|^immediately:/i,
        )
        expect(titles).not.toContain(line.toLowerCase())
      }
    }
  })

  it('go on over lines for bullets alone', () => {
    for (const { text } of report.paragraphs) {
      for (const line of text.split('\n').slice(1)) expect(line).toMatch(/^( {2})?- \S/)
    }
  })

  it('stand each in a section that the report has', () => {
    const titles = new Map(report.sections.map(({ key, title }) => [key, title]))
    for (const { section, locator } of report.paragraphs) expect(titles.get(section)).toBe(locator)
  })
})

const textOf = (id: (typeof bundled)[number], key: string): string =>
  parseText(sourceOf(id)).report.paragraphs.find((paragraph) => paragraph.key === key)?.text ?? ''

describe('a paragraph that a page break cut', () => {
  it('is healed after a rule', () => {
    expect(textOf('north-lincolnshire-2012', '30')).toContain(
      "known 'hotspots'. Areas where concerns about safety",
    )
  })
  it('is healed after blank lines', () => {
    expect(textOf('northumberland-2012', '8')).toContain("West locality children's centres provide support")
  })
  it('goes on after a sentence that ended with its page', () => {
    expect(textOf('northumberland-2012', '30')).toContain(
      'eight social workers. Caseloads are now at an acceptable',
    )
  })
  it('ends before the next number, indented or not', () => {
    expect(textOf('north-lincolnshire-2012', '34')).toMatch(/at both Key Stages\.$/)
    expect(textOf('north-lincolnshire-2012', '35')).toMatch(/^Anti-bullying and behaviour support/)
  })
})

describe('bullets', () => {
  it('keep what is nested in them', () => {
    const lines = textOf('north-lincolnshire-2012', '25').split('\n')
    expect(lines.map((line) => line.slice(0, 11))).toEqual([
      'In order to',
      '- implement',
      '  - ensure ',
      '  - ensure ',
      '  - ensure ',
    ])
  })
  it('stand in the paragraph that introduces them, without the deadline above them', () => {
    const text = textOf('south-gloucestershire-2012', '20')
    expect(text.split('\n')).toHaveLength(8)
    expect(text).not.toContain('Within three months')
  })
})

describe('the copy that has lost its numbers', () => {
  const { report } = parseText(sourceOf('lincolnshire-2015'))

  it('invents none, and says in a few words what is wrong', () => {
    expect(report.paragraphs.every(({ number }) => number === null)).toBe(true)
    expect(report.paragraphs.every(({ key }) => /^s\d+p\d+$/.test(key))).toBe(true)
    expect(report.numbering).toBe('lost')
    expect(report.damage?.length).toBeLessThan(80)
  })

  it('has its lines joined, also over a page break', () => {
    const healed = report.paragraphs.find(({ text }) =>
      text.includes('the establishment of dedicated services, these'),
    )
    expect(healed?.locator).toBe('The experiences and progress of children who need help and protection')
  })

  it('begins a passage where a paragraph has lost its first line', () => {
    const starts = report.paragraphs.map(({ text }) => text)
    expect(starts.some((text) => text.startsWith('supported well by the Families Working Together'))).toBe(
      true,
    )
    expect(starts.some((text) => text.startsWith('There is considerable multi-agency investment'))).toBe(true)
  })

  it('keeps footnotes beside the text', () => {
    const noted = report.paragraphs.filter(({ notes }) => notes.length > 0)
    expect(
      noted.flatMap(({ notes }) => notes).some((note) => note.startsWith('The local authority was given')),
    ).toBe(true)
    expect(report.paragraphs.some(({ text }) => text.includes('was given the opportunity to review'))).toBe(
      false,
    )
  })

  it('cuts a long list into a passage a bullet', () => {
    const summary = report.paragraphs.filter(
      ({ locator }) => locator === 'Summary for children and young people',
    )
    expect(summary).toHaveLength(6)
    for (const { text } of summary) expect(text).toMatch(/^- \p{Lu}/u)
  })
})

it('a number that a copy lacks is a warning, and the paragraphs after it keep theirs', () => {
  const source = sourceOf('northumberland-2012')
  const { report } = parseText(source.replace(/^11\. .*\n/m, ''))
  expect(report.warnings).toEqual(['Paragraph 11 is missing from this copy.'])
  expect(report.paragraphs.map(({ number }) => number)).not.toContain(11)
  expect(report.paragraphs.at(-1)?.number).toBe(107)
})
