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
  readonly recommendations: number
  /** A report may print two grades for one judgement. */
  readonly isDisputed: boolean
}

/** A report that makes more judgements gives these over again. */
const GRADES = 11
const anyGrade = fc.constantFrom(...Grade.options)
/** Each its own, or all alike, as where a council is good throughout. */
const anyGrades = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.array(fc.option(anyGrade, { nil: null, freq: 8 }), {
      minLength: GRADES,
      maxLength: GRADES,
    }),
  },
  { weight: 1, arbitrary: anyGrade.map((grade) => Array<Grade>(GRADES).fill(grade)) },
)

const ofToday = authorities().filter(({ now }) => now.length === 0)
/** Few, so that each is inspected again and again: of every kind, of the north, the south and London. */
const councils = ofToday.filter(({ slug }) =>
  ['kent', 'devon', 'lancashire', 'durham', 'bolton', 'york', 'camden', 'bexley'].includes(slug),
)

const made: fc.Arbitrary<Made> = fc.record({
  council: fc.nat(councils.length - 1),
  year: fc.integer({ min: 2009, max: 2026 }),
  framework: fc.constantFrom<Framework>('SLAC', 'LAC', 'SIF', 'ILACS', 'ILACS', 'LSCB'),
  grades: anyGrades,
  recommendations: fc.nat(3),
  isDisputed: fc.boolean(),
})

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

const recommendation: Extract['recommendations'][number] = {
  key: '1',
  paragraph: 1,
  deadline: null,
  heading: 'Areas for improvement',
  strand: null,
  responsible: null,
  text: 'Improve the quality of plans.',
}

function reportOf(
  authority: Extract['authority'],
  { year, framework, grades, recommendations, isDisputed }: Omit<Made, 'council'>,
): Extract {
  return {
    ...UNWRITTEN,
    id: `${authority.slug}-${year}`,
    authority,
    framework,
    inspected: { from: `${year}-05-01`, to: `${year}-05-12` },
    published: `${year}-07-01`,
    leadInspector: year % 2 === 0 ? 'Ada Byron' : null,
    source: sourceOf(authority.slug),
    judgements: judgementsOf(framework).flatMap(({ slug, label, strand }, at) => {
      const grade = grades[at % grades.length] ?? null
      return grade === null ? [] : [judgement(slug, label, strand, grade, isDisputed && at === 0)]
    }),
    recommendations: Array.from({ length: recommendations }, () => recommendation),
  }
}

/** One report of a council and a year at most. */
export const anyLibrary: fc.Arbitrary<Library> = fc
  .uniqueArray(made, { maxLength: 48, size: 'max', selector: ({ council, year }) => `${council} ${year}` })
  .map((list) =>
    createLibrary(
      list.flatMap(({ council, ...inspection }) => {
        const of = councils[council]
        return of ? [reportOf({ slug: of.slug, name: of.name }, inspection)] : []
      }),
    ),
  )

/** Every council of England, each inspected once and good throughout: more than a page takes. */
export const everyCouncil: Library = createLibrary(
  ofToday.map(({ slug, name }) =>
    reportOf(
      { slug, name },
      { year: 2022, framework: 'ILACS', grades: ['Good'], recommendations: 0, isDisputed: false },
    ),
  ),
)
