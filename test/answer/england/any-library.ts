import fc from 'fast-check'
import { createLibrary, type Library } from '../../../src/library/library.js'
import {
  type Extract,
  type Framework,
  Grade,
  type Judgement,
  type Strand,
} from '../../../src/model/report.js'
import { authorities } from '../../../src/vocabulary/authorities.js'
import { judgementsOf } from '../../../src/vocabulary/judgements.js'
import { sourceOf, UNWRITTEN } from './unwritten.js'

/** Any library: councils of England with inspections of any framework, graded in any way, now and then not at all. */

interface Made {
  readonly council: number
  readonly year: number
  readonly framework: Framework
  readonly grades: readonly (Grade | null)[]
  /** A report may print two grades for one judgement. */
  readonly isDisputed: boolean
}

const made: fc.Arbitrary<Made> = fc.record({
  council: fc.nat(11),
  year: fc.integer({ min: 2009, max: 2026 }),
  framework: fc.constantFrom<Framework>('SLAC', 'LAC', 'SIF', 'ILACS', 'ILACS', 'LSCB'),
  grades: fc.array(fc.option(fc.constantFrom(...Grade.options), { nil: null, freq: 8 }), {
    minLength: 24,
    maxLength: 24,
  }),
  isDisputed: fc.boolean(),
})

const councils = authorities()
  .filter(({ now }) => now.length === 0)
  .filter((_, at) => at % 13 === 0)

const judgement = (
  slug: string,
  label: string,
  strand: Strand | null,
  grade: Grade,
  isDisputed: boolean,
): Judgement => {
  const printed: Grade[] = isDisputed ? [grade, grade === 'Good' ? 'Inadequate' : 'Good'] : [grade]
  return {
    judgement: slug,
    label,
    strand,
    grade: isDisputed ? null : grade,
    outcome: null,
    wording: null,
    evidence: printed.map((each) => ({
      kind: 'table',
      grade: each,
      outcome: null,
      quote: each,
      place: 'Table',
      paragraph: null,
      page: null,
    })),
  }
}

function reportOf({ council, year, framework, grades, isDisputed }: Made): Extract {
  const authority = councils[council % councils.length] ?? { slug: 'kent', name: 'Kent' }
  return {
    ...UNWRITTEN,
    id: `${authority.slug}-${year}`,
    authority: { slug: authority.slug, name: authority.name },
    framework,
    inspected: { from: `${year}-05-01`, to: `${year}-05-12` },
    published: `${year}-07-01`,
    leadInspector: year % 2 === 0 ? 'Ada Byron' : null,
    source: sourceOf(authority.slug),
    judgements: judgementsOf(framework).flatMap(({ slug, label, strand }, at) => {
      const grade = grades[at] ?? null
      return grade === null ? [] : [judgement(slug, label, strand, grade, isDisputed && at === 0)]
    }),
  }
}

/** One report of a council and a year at most. */
export const anyLibrary: fc.Arbitrary<Library> = fc
  .uniqueArray(made, { maxLength: 60, selector: ({ council, year }) => `${council} ${year}` })
  .map((list) => createLibrary(list.map(reportOf)))
