import { describe, expect, it } from 'vitest'
import type { Grade } from '../../src/model/report.js'
import { type BundledId, bundled, parseText, sourceOf } from './bundled.js'

type Grades = Readonly<Record<string, Grade>>

const safeguarding = (grades: string) => named('safeguarding', grades)
const lookedAfter = (grades: string) => named('looked-after-children', grades)

const letters: Readonly<Record<string, Grade>> = {
  O: 'Outstanding',
  G: 'Good',
  A: 'Adequate',
  I: 'Inadequate',
}
const slugs = {
  safeguarding: [
    'overall-effectiveness',
    'capacity-for-improvement',
    'children-are-safe-and-feel-safe',
    'quality-of-provision',
    'contribution-of-health-agencies',
    'ambition-and-prioritisation',
    'leadership-and-management',
    'performance-management-and-quality-assurance',
    'partnership-working',
    'equality-and-diversity',
  ],
  'looked-after-children': [
    'overall-effectiveness',
    'capacity-for-improvement',
    'being-healthy',
    'staying-safe',
    'enjoying-and-achieving',
    'making-a-positive-contribution',
    'economic-well-being',
    'quality-of-provision',
    'ambition-and-prioritisation',
    'leadership-and-management',
    'performance-management-and-quality-assurance',
    'equality-and-diversity',
  ],
}

/** One letter a judgement, in the order of the report. */
function named(strand: keyof typeof slugs, grades: string): Grades {
  const all = slugs[strand]
  expect(grades).toHaveLength(all.length)
  return Object.fromEntries(all.map((slug, at) => [`${strand} ${slug}`, letters[grades[at] ?? ''] as Grade]))
}

/** Read off the printed reports by hand. */
const printed: Readonly<Record<BundledId, Grades>> = {
  'northumberland-2012': { ...safeguarding('OOGGGOOOOG'), ...lookedAfter('GOGGGOGGOOOG') },
  'north-lincolnshire-2012': { ...safeguarding('GOGGGOOGGG'), ...lookedAfter('OOOOGOGOOOOG') },
  'south-gloucestershire-2012': { ...safeguarding('AAAAAAAIGA'), ...lookedAfter('AIAAAAAAAAAA') },
  'lincolnshire-2015': {
    'overall-effectiveness': 'Good',
    'help-and-protection': 'Good',
    'looked-after-and-permanence': 'Good',
    adoption: 'Outstanding',
    'care-leavers': 'Good',
    leadership: 'Good',
    lscb: 'Good',
  },
  'north-lincolnshire-2022': {
    'overall-effectiveness': 'Outstanding',
    leadership: 'Outstanding',
    'help-and-protection': 'Outstanding',
    'in-care-and-care-leavers': 'Outstanding',
  },
}

describe.each(bundled)('the grades of %s', (id) => {
  const { report } = parseText(sourceOf(id))

  it('are all that it prints, and no other', () => {
    const read = Object.fromEntries(
      report.judgements.map(({ strand, judgement, grade }) => [
        strand ? `${strand} ${judgement}` : judgement,
        grade,
      ]),
    )
    expect(read).toEqual(printed[id])
  })

  it('each rest on evidence whose words stand in the report', () => {
    const words = sourceOf(id).replace(/[*#|]/g, ' ').replace(/\s+/g, ' ')
    for (const { evidence } of report.judgements) {
      for (const { quote } of evidence) expect(words).toContain(quote.replace(/\s+/g, ' '))
    }
  })

  it('cite a paragraph that the report has, or a named place', () => {
    const keys = new Set(report.paragraphs.map(({ key }) => key))
    for (const { evidence } of report.judgements) {
      for (const { paragraph, place } of evidence) {
        if (paragraph !== null) expect(keys).toContain(paragraph)
        expect(place).not.toBe('')
      }
    }
  })

  it('agree throughout, so nothing is flagged', () => {
    expect(report.warnings).toEqual([])
  })
})

it('are 77 in the five reports', () => {
  expect(bundled.flatMap((id) => parseText(sourceOf(id)).report.judgements)).toHaveLength(77)
})

it('cite the first paragraph under the heading that carries the grade', () => {
  const { report } = parseText(sourceOf('northumberland-2012'))
  const stayingSafe = report.judgements.find(({ judgement }) => judgement === 'staying-safe')
  expect(stayingSafe?.evidence).toEqual([
    {
      kind: 'heading',
      grade: 'Good',
      outcome: null,
      quote: 'Grade 2 (Good)',
      place: 'Staying safe',
      paragraph: '75',
      page: null,
    },
    {
      kind: 'record',
      grade: 'Good',
      outcome: null,
      quote: 'Good',
      place: 'Record of main findings',
      paragraph: null,
      page: null,
    },
  ])
})

it('tell the strand by the order of the record, not by its group headings', () => {
  const { report } = parseText(sourceOf('south-gloucestershire-2012'))
  const performance = report.judgements.filter(({ judgement }) =>
    judgement.startsWith('performance-management'),
  )
  expect(performance.map(({ strand, grade }) => [strand, grade])).toEqual([
    ['safeguarding', 'Inadequate'],
    ['looked-after-children', 'Adequate'],
  ])
})
