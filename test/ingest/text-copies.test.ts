import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ParsedReport } from '../../src/ingest/parse/parse.js'
import { parseReportFile } from '../../src/ingest/readers/read-report.js'

/** Copies of one report as people make them: by a converter, by hand, from a mail. */

const read = async (...lines: string[]): Promise<ParsedReport> =>
  (await parseReportFile('copy.txt', new TextEncoder().encode(`${lines.join('\n')}\n`))).report

const grades = ({ judgements }: ParsedReport): Record<string, string | null> =>
  Object.fromEntries(judgements.map(({ judgement, grade }) => [judgement, grade]))

const numbers = ({ paragraphs }: ParsedReport): number[] => paragraphs.flatMap(({ number }) => number ?? [])

const doubleSpaced = (lines: readonly string[]): string[] => lines.flatMap((line) => [line, ''])

const help = 'The experiences and progress of children who need help and protection'

const ilacs = [
  'Inspection of Sutton local authority children’s services',
  'Inspection dates: 10 to 14 November 2025',
  'Lead inspector: Pat Example, His Majesty’s Inspector',
]

const sif = [
  'Sutton Council',
  'Inspection of services for children in need of help and',
  'protection, children looked after and care leavers',
  'Inspection date: 11 April 2016 to 6 May 2016',
  'Report published: 27 June 2016',
]

const rows = [
  '1. Children who need help and protection',
  'Requires improvement',
  '2. Children looked after and achieving',
  'permanence',
  'Good',
  '2.1 Adoption performance',
  'Outstanding',
  '2.2 Experiences and progress of care leavers',
  'Requires improvement',
  'to be good',
  '3. Leadership, management and governance',
  'Inadequate',
]

const body = [
  'Executive summary',
  'Services have improved since the last inspection.',
  '1. Contacts are dealt with on the day on which they come.',
  '2. Plans do not always say what has to change.',
]

const rowGrades = {
  'help-and-protection': 'Requires improvement',
  'looked-after-and-permanence': 'Good',
  adoption: 'Outstanding',
  'care-leavers': 'Requires improvement',
  leadership: 'Inadequate',
}

describe('a grade beneath its label', () => {
  it('is that label’s, and no neighbour’s', async () => {
    const copy = await read(...sif, 'Children’s services in Sutton are good', ...rows, ...body)
    expect(grades(copy)).toEqual({ 'overall-effectiveness': 'Good', ...rowGrades })
    expect(numbers(copy)).toEqual([1, 2])
  })

  it('is so where every line is followed by a blank one, and a sentence wraps above the table', async () => {
    const overall = ['Children’s services in Sutton require improvement to be', 'good']
    const copy = await read(...doubleSpaced([...sif, ...overall, ...rows, ...body]))
    expect(grades(copy)).toEqual({ 'overall-effectiveness': 'Requires improvement', ...rowGrades })
  })

  it('is so where the converter keeps the columns, and the grade wraps around its label', async () => {
    const copy = await read(
      ...sif,
      'Children’s services in Sutton are good',
      '1. Children who need help and protection               Good',
      '',
      '                                                       Requires',
      '2. Children looked after and achieving',
      '                                                       improvement to be',
      '   permanence',
      '                                                       good',
      '1.      Leadership, management and governance          Inadequate',
      ...body,
    )
    expect(grades(copy)).toMatchObject({
      'help-and-protection': 'Good',
      'looked-after-and-permanence': 'Requires improvement',
      leadership: 'Inadequate',
    })
  })

  it('is so under a label that the framework words otherwise', async () => {
    const copy = await read(
      ...ilacs,
      'Judgement Grade',
      'The impact of leaders on practice with',
      'children and families',
      'Outstanding',
      'The experiences and progress of',
      'children in care',
      'Good',
      'Services for children in Sutton have improved.',
    )
    expect(grades(copy)).toEqual({ leadership: 'Outstanding', 'in-care': 'Good' })
  })
})

describe('a grade that may be a neighbour’s', () => {
  const doubtful = async (...table: string[]) => {
    const copy = await read(...sif, 'Children’s services in Sutton are good', ...table, ...body)
    return { given: grades(copy), warned: copy.warnings.join(' ') }
  }

  it('is given to nobody where one label has two, and the judgements are named', async () => {
    const { given, warned } = await doubtful(
      '1. Children who need help and protection',
      '2. Children looked after and achieving permanence',
      'Good',
      'Inadequate',
      '3. Leadership, management and governance',
      'Good',
    )
    expect(given).toEqual({ 'overall-effectiveness': 'Good' })
    expect(warned).toMatch(/children who need help and protection: no grade could be read/i)
    expect(warned).toMatch(/achieving permanence: no grade could be read/)
  })

  it('is given to nobody where all labels come before all grades', async () => {
    const labels = rows.filter((row) => /^\d/.test(row))
    const { given } = await doubtful(...labels, 'Good', 'Inadequate', 'Good', 'Good', 'Outstanding')
    expect(given).toEqual({ 'overall-effectiveness': 'Good' })
  })

  it('never comes of a list of what an earlier inspection found', async () => {
    const copy = await read(
      ...sif,
      ...rows,
      'Previous Ofsted inspections',
      '• Children who need help and protection: inadequate',
      '• Adoption performance: inadequate',
      ...body,
    )
    expect(grades(copy)).toEqual(rowGrades)
  })

  it('is no other than the printed one wherever that is there, whatever else a copy has lost', async () => {
    const isGrade = (line: string): boolean => /^(requires|good|outstanding|inadequate)/i.test(line)
    const pairs = rows.join('\n').split(/\n(?=\d)/)
    const lines = pairs.flatMap((pair, at) => pair.split('\n').map((line) => ({ line, at })))
    let [told, untold] = [0, 0]
    await fc.assert(
      fc.asyncProperty(fc.subarray(lines), async (kept) => {
        const table = kept.map(({ line }) => line)
        const given = grades(await read(...sif, 'Children’s services in Sutton are good', ...table, ...body))
        Object.entries(rowGrades).forEach(([slug, grade], at) => {
          if (!kept.some((each) => each.at === at && isGrade(each.line))) return
          expect([grade, undefined]).toContain(given[slug])
          if (given[slug] === undefined) untold += 1
          else told += 1
        })
      }),
      { numRuns: 60 },
    )
    expect(told).toBeGreaterThan(0)
    expect(untold).toBeGreaterThan(0)
  })
})

describe('paragraphs', () => {
  const table = ['Judgement', 'Grade', help, 'Good']
  const words = [
    'Children receive help early.',
    'Meetings are well attended.',
    'Most children live in stable homes.',
  ]
  const shapes: Record<string, (number: number, words: string) => string[]> = {
    'alone on its line': (number, said) => [`${number}.`, '', said],
    'without its blank': (number, said) => [`${number}.${said}`],
    'behind Markdown’s stroke': (number, said) => [`${number}\\. ${said}`],
    'in brackets': (number, said) => [`(${number}) ${said}`],
    'before a bracket': (number, said) => [`${number}) ${said}`],
  }

  it.each(Object.keys(shapes))('keep a number that stands %s', async (name) => {
    const shaped = words.flatMap((said, at) => [...(shapes[name]?.(at + 1, said) ?? []), ''])
    const copy = await read(...ilacs, ...table, '', `${help}: good`, ...shaped)
    expect(numbers(copy)).toEqual([1, 2, 3])
    expect(copy.paragraphs.slice(-3).map(({ text }) => text)).toEqual(words)
    expect(copy.warnings.filter((said) => /paragraph/i.test(said))).toEqual([])
  })

  it('that a copy has lost are warned of', async () => {
    const copy = await read(...ilacs, ...table, '', `${help}: good`, ...words)
    expect(numbers(copy)).toEqual([])
    expect(copy.warnings.join(' ')).toMatch(/No numbered paragraph could be read/)
  })

  it('of which a copy has lost the most are warned of', async () => {
    const long = Array.from({ length: 200 }, () => 'Children are seen by workers who know them well.')
    const copy = await read(...ilacs, ...table, '', `${help}: good`, `1. ${words[0]}`, ...long)
    expect(copy.warnings.join(' ')).toMatch(/Only 1 numbered paragraph could be read/)
  })
})

describe('a copy of no use', () => {
  it('that yields neither paragraph nor grade is refused, with what to give instead', () =>
    expect(read(...ilacs, 'Services for children have improved.')).rejects.toThrow(/neither .* Give the PDF/))

  it('with a page in one line is told so, and never taken for another kind by a word in it', () =>
    expect(
      read(
        `1 ${[...ilacs, ...rows, ...body].join(' ')} Multi-agency arrangements are sound. Cafcass says so. `.repeat(
          2,
        ),
      ),
    ).rejects.toThrow(/lost its line breaks/))

  it.each(['10 to 14 November 2205', '10 to 14 November 1925'])('dated %s is warned of', async (dates) => {
    const copy = await read(
      ilacs[0] ?? '',
      `Inspection dates: ${dates}`,
      `${help}: good`,
      '1. Children are safe.',
    )
    expect(copy.warnings.join(' ')).toMatch(/cannot be/)
  })
})
