import { z } from 'zod'

/**
 * The structured extract of one inspection's report: what `pilcrow ingest` makes of a source file and
 * everything else reads. Stored as `extracts/<id>.json`; this schema is its documentation.
 */

/** The rules of an inspection; {@link FRAMEWORKS} tells what each is. */
export const Framework = z.enum(['SLAC', 'LAC', 'SIF', 'ILACS', 'LSCB', 'SEND'])
export type Framework = z.infer<typeof Framework>

/** What a framework is, whatever its reports look like. */
interface FrameworkFacts {
  /** What people call it, within a sentence. */
  readonly name: string
  /** How a report of it names the inspection, where its own title is not printed with the authority. */
  readonly title: string
  /** The years of its first and of its last inspection; null as the last where there still are some. */
  readonly years: readonly [number, number | null]
  /** What is looked at: a council's services for children as a whole, a part of them alone, its safeguarding board alone, or area SEND. */
  readonly inspects: 'services' | 'part' | 'board' | 'send'
  /** The third of its four grades; null where it ends in outcomes, and in no grade. */
  readonly thirdGrade: 'Adequate' | 'Requires improvement' | null
  /** What the name of a report says behind the year, and its id in small letters, where a council may have another report of that year. */
  readonly inName: string | null
}

/** As the reports themselves have it: their titles, the days of those on Ofsted's site, the grades that they explain. */
export const FRAMEWORKS: Readonly<Record<Framework, FrameworkFacts>> = {
  SLAC: {
    name: 'safeguarding and looked after children services',
    title: 'Inspection of safeguarding and looked after children services',
    years: [2009, 2012],
    inspects: 'services',
    thirdGrade: 'Adequate',
    inName: null,
  },
  LAC: {
    name: 'services for looked after children',
    title: 'Inspection of services for looked after children',
    years: [2013, 2013],
    inspects: 'part',
    thirdGrade: 'Adequate',
    inName: null,
  },
  SIF: {
    name: 'single inspection framework',
    title:
      'Inspection of services for children in need of help and protection, children looked after and care leavers',
    years: [2013, 2017],
    inspects: 'services',
    thirdGrade: 'Requires improvement',
    inName: null,
  },
  ILACS: {
    name: "inspection of local authority children's services",
    title: "Inspection of local authority children's services",
    years: [2018, null],
    inspects: 'services',
    thirdGrade: 'Requires improvement',
    inName: null,
  },
  LSCB: {
    name: 'review of the Local Safeguarding Children Board',
    title: 'Review of the effectiveness of the Local Safeguarding Children Board',
    years: [2013, 2017],
    inspects: 'board',
    thirdGrade: 'Requires improvement',
    inName: null,
  },
  SEND: {
    name: 'area special educational needs and/or disabilities, with the Care Quality Commission',
    title: 'Area SEND inspection of the local area partnership',
    years: [2023, null],
    inspects: 'send',
    thirdGrade: null,
    inName: 'SEND',
  },
}

interface OfFramework {
  readonly framework: Framework
}

/** Whether there still are such inspections. */
export const isCurrent = ({ framework }: OfFramework): boolean => FRAMEWORKS[framework].years[1] === null

/** Whether it is of so long ago that who asks how councils do asks for no grade of it: of before the single inspection framework. */
export const isLongPast = ({ framework }: OfFramework): boolean => {
  const [, last] = FRAMEWORKS[framework].years
  return last !== null && last <= FRAMEWORKS.SIF.years[0]
}

/** Whether a council's services for children are inspected, or a part of them: not its board alone, nor area SEND. */
export const inspectsServices = ({ framework }: OfFramework): boolean =>
  inspectsWhole({ framework }) || FRAMEWORKS[framework].inspects === 'part'

/** Whether they are inspected as a whole. */
export const inspectsWhole = ({ framework }: OfFramework): boolean =>
  FRAMEWORKS[framework].inspects === 'services'

/** Whether the reports stand on two scales, whose third grades have different names. */
export const areOfTwoScales = (reports: readonly OfFramework[]): boolean => {
  const isOn = (grade: Grade) => reports.some(({ framework }) => FRAMEWORKS[framework].thirdGrade === grade)
  return isOn('Adequate') && isOn('Requires improvement')
}

/** The two halves of a SLAC report; many judgements exist in both. */
export const Strand = z.enum(['safeguarding', 'looked-after-children'])
export type Strand = z.infer<typeof Strand>

/** 'Adequate' and 'Requires improvement' are different words of different scales: {@link FRAMEWORKS} says whose. */
export const Grade = z.enum([
  'Outstanding',
  'Good',
  'Adequate',
  'Requires improvement',
  'Inadequate',
  'Not judged',
])
export type Grade = z.infer<typeof Grade>

/**
 * What an area SEND inspection finds in place of a grade: 1 typically positive experiences and outcomes, 2 inconsistent ones,
 * 3 widespread or systemic failings. It is no grade, and stands on no scale with any.
 */
export const Outcome = z.literal([1, 2, 3])
export type Outcome = z.infer<typeof Outcome>

/**
 * The most that a report may have of anything, some twenty times what the fullest of five hundred has. An extract may come
 * from a stranger, and what is larger would only keep everybody waiting.
 */
const MOST_IN_REPORT = {
  paragraph: 100_000,
  sentence: 10_000,
  word: 2_000,
  label: 2_000,
  note: 20_000,
  paragraphs: 5_000,
  sections: 1_000,
  judgements: 200,
  evidence: 100,
  recommendations: 1_000,
  meanings: 100,
  inspectors: 200,
  notes: 200,
  warnings: 1_000,
} as const

const inFigures = (count: number): string => count.toLocaleString('en-GB')

/** Words of at most so many characters. */
const boundedText = (most: number, least = 1) =>
  z
    .string()
    .min(least)
    .max(most, `at most ${inFigures(most)} characters, which no report needs`)

const listOf = <T extends z.ZodType>(item: T, most: number, what: string) =>
  z.array(item).max(most, `at most ${inFigures(most)} ${what}, which no report has`)

const longestBetween = (text: string, ends: RegExp): number =>
  text.split(ends).reduce((longest, { length }) => Math.max(longest, length), 0)

/** The words of a paragraph, in sentences of a length that somebody can read. */
const Prose = boundedText(MOST_IN_REPORT.paragraph)
  .refine((text) => longestBetween(text, /[.?!:;\n]/) <= MOST_IN_REPORT.sentence, {
    error: `a sentence of more than ${inFigures(MOST_IN_REPORT.sentence)} characters, which no report has`,
  })
  .refine((text) => longestBetween(text, /\s/) <= MOST_IN_REPORT.word, {
    error: `a word of more than ${inFigures(MOST_IN_REPORT.word)} characters, which no report has`,
  })
const Label = boundedText(MOST_IN_REPORT.label)

export const Slug = boundedText(MOST_IN_REPORT.label).regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
const IsoDate = z.iso.date()

/** Names a paragraph (`75`) or a passage (`s7p4`: seventh section, fourth passage) within its report. */
const Key = boundedText(MOST_IN_REPORT.label).regex(/^(\d+|s\d+p\d+)$/)

const Section = z.strictObject({
  /** `s7`: counted from 1 in reading order. */
  key: z.string().regex(/^s\d+$/),
  /** The heading as printed, without its grade. */
  title: Label,
  /** 1 for a part of the report, 2 for a section within it, and so on. */
  level: z.int().min(1),
  strand: Strand.nullable(),
})

export const Paragraph = z.strictObject({
  key: Key,
  /** The printed number; null for a passage. Never invented. */
  number: z.int().positive().nullable(),
  /** Page of the source it begins on, counted from 1; null where the source has no pages. */
  page: z.int().positive().nullable(),
  /** The key of the section it stands in. */
  section: z.string().regex(/^s\d+$/),
  /** The heading it stands under, as printed: 'Staying safe'. */
  locator: Label,
  /** The words, verbatim, joined over page breaks; a bullet is a line that begins with `- ` (nested: `  - `). */
  text: Prose,
  /** Footnotes that belong to it, verbatim, kept beside it and never in it. */
  notes: listOf(boundedText(MOST_IN_REPORT.note, 0), MOST_IN_REPORT.notes, 'notes'),
})
export type Paragraph = z.infer<typeof Paragraph>

export const Evidence = z.strictObject({
  kind: z.enum(['heading', 'record', 'table', 'sentence']),
  /** The grade as this place prints it; null for an outcome. */
  grade: Grade.nullable(),
  outcome: Outcome.nullable().default(null),
  /** The words that say so, verbatim: 'Grade 2 (Good)'. */
  quote: boundedText(MOST_IN_REPORT.note),
  /** The place in words: 'Record of main findings', or the heading it stands under. */
  place: Label,
  /** The paragraph that says it, or the first one under the heading that does; null for a table. */
  paragraph: Key.nullable(),
  page: z.int().positive().nullable(),
})
export type Evidence = z.infer<typeof Evidence>

export const Judgement = z.strictObject({
  /** The judgement's slug, the same for the same thing across frameworks: `staying-safe`. */
  judgement: Slug,
  /** As the report prints it: 'Staying safe'. */
  label: Label,
  strand: Strand.nullable(),
  /** Null where the evidence disagrees: then `evidence` holds each grade that is printed. Null for an outcome. */
  grade: Grade.nullable(),
  /** In place of a grade, in SEND; null where the evidence disagrees. */
  outcome: Outcome.nullable().default(null),
  /** The words that print the outcome, verbatim: 'inconsistent experiences and outcomes'. */
  wording: boundedText(MOST_IN_REPORT.note).nullable().default(null),
  evidence: listOf(Evidence, MOST_IN_REPORT.evidence, 'places').min(1),
})
export type Judgement = z.infer<typeof Judgement>

export const Recommendation = z.strictObject({
  /** The paragraph or passage it stands in. */
  key: Key,
  /** Its own printed number, else the number it stands under, else null. */
  paragraph: z.int().positive().nullable(),
  /** As printed, without its colon: 'Within three months'. */
  deadline: boundedText(MOST_IN_REPORT.label, 0).nullable(),
  /** The heading it stands under, as printed: 'Areas for improvement'. */
  heading: Label,
  strand: Strand.nullable(),
  /** Who must act, as printed beside it (SEND): 'Bury Council and NHS Greater Manchester ICB'; null where nobody is named. */
  responsible: boundedText(MOST_IN_REPORT.note).nullable().default(null),
  text: Prose,
})
export type Recommendation = z.infer<typeof Recommendation>

/** A member of the team, where the report names them all (SEND). */
export const Inspector = z.strictObject({
  name: Label,
  body: z.enum(['Ofsted', 'CQC']),
  /** Leads the inspectors of the body. */
  leads: z.boolean(),
})
export type Inspector = z.infer<typeof Inspector>

/** What a grade means, where the report itself says it. */
export const GradeMeaning = z.strictObject({
  grade: Grade,
  /** The words that name the grade, verbatim: 'Adequate (Grade 3)', 'In a local authority that requires improvement'. */
  label: Label,
  /** What it means, verbatim: in a table the cell beside the label, else whole sentences, the label among them. */
  meaning: Prose,
  /** Whose grade it is, as printed: 'local authority', 'LSCB'; null where one scale holds for all. */
  of: Label.nullable(),
  /** In a table after the paragraph `key`, or in the passage `key` itself. */
  place: z.enum(['table', 'passage']),
  key: Key,
  page: z.int().positive().nullable(),
})
export type GradeMeaning = z.infer<typeof GradeMeaning>

export const Extract = z.strictObject({
  id: Slug,
  authority: z.strictObject({ slug: Slug, name: Label }),
  framework: Framework,
  title: Label,
  /** The first and the last printed day. */
  inspected: z.strictObject({ from: IsoDate, to: IsoDate }),
  /** Null where no copy states it. */
  published: IsoDate.nullable(),
  /** 'printed' in the report, stated by 'ofsted' on its site, or 'given' with the file (about.csv). Null without a date. */
  publishedSource: z.enum(['printed', 'ofsted', 'given']).nullable(),
  /** A link to the original, where one was given with the file. */
  url: z.url({ protocol: /^https?$/ }).nullable(),
  /** The first named, without rank. */
  leadInspector: boundedText(MOST_IN_REPORT.label, 0).nullable(),
  /** All inspectors, of each body in printed order; empty where a report names none but the lead. */
  inspectors: listOf(Inspector, MOST_IN_REPORT.inspectors, 'inspectors').default([]),
  /** The words under which the report may be reproduced, verbatim. */
  licence: boundedText(MOST_IN_REPORT.note, 0).nullable(),
  source: z.strictObject({ file: Label, sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  /** Whether its paragraphs carry the numbers that Ofsted printed, never had any, or this copy has lost them. */
  numbering: z.enum(['printed', 'none', 'lost']),
  /** What is wrong with this copy, in the few words that travel with each of its citations. */
  damage: boundedText(MOST_IN_REPORT.label, 0).nullable(),
  /** What could not be read or does not agree, a sentence each. */
  warnings: listOf(boundedText(MOST_IN_REPORT.note, 0), MOST_IN_REPORT.warnings, 'warnings'),
  sections: listOf(Section, MOST_IN_REPORT.sections, 'sections'),
  paragraphs: listOf(Paragraph, MOST_IN_REPORT.paragraphs, 'paragraphs'),
  judgements: listOf(Judgement, MOST_IN_REPORT.judgements, 'judgements'),
  recommendations: listOf(Recommendation, MOST_IN_REPORT.recommendations, 'recommendations'),
  /** The scale of its grades, as it prints it; empty where it prints none, and in extracts made before it was kept. */
  scale: listOf(GradeMeaning, MOST_IN_REPORT.meanings, 'meanings').default([]),
})
export type Extract = z.infer<typeof Extract>

/** What tells a report from the others of its council: a year, and a month where two are of one year. */
export interface Naming {
  readonly year: number
  /** From 1 on; null where the year alone names it. */
  readonly month: number | null
}

/** A report as a library holds it: its extract, and by what it is named, which is told once, as the extract is taken in. */
export interface Report extends Extract {
  readonly named: Naming
}

/** What is stored of a report. */
export const extractOf = ({ named: _, ...extract }: Extract & { readonly named?: Naming }): Extract => extract

/** An inspection of area SEND is of other services than one of a council's, and of a scale of its own. */
export const isSendReport = ({ framework }: OfFramework): boolean => FRAMEWORKS[framework].inspects === 'send'

/** A review of a safeguarding board alone. */
export const isBoardReport = ({ framework }: OfFramework): boolean =>
  FRAMEWORKS[framework].inspects === 'board'

/** A key, or that of the table after it: the same with a `t` behind it (`3t`). */
export const PLACE_KEY = /^(?<paragraph>(?<number>\d+)|s\d+p(?<passage>\d+))(?<table>t?)$/

export const passageKey = (section: string, passage: number | string): string => `${section}p${passage}`

/** @param paragraph the key of the paragraph or passage that the table stands after */
export const tableKey = (paragraph: string): string => `${paragraph}t`

/** The place that a key stands for. */
interface KeyedPlace {
  /** The key of the paragraph or passage; of a table, of the one it stands after. */
  readonly paragraph: string
  /** That paragraph's printed number, in its digits; null for a passage. */
  readonly number: string | null
  /** Which passage of its section it is, in digits; null for a paragraph. */
  readonly passage: string | null
  readonly isTable: boolean
}

/** What a key says, as {@link passageKey} and {@link tableKey} made it; one of no form that there is says nothing but itself. */
export function placeOfKey(key: string): KeyedPlace {
  const { paragraph = key, number = null, passage = null, table = '' } = PLACE_KEY.exec(key)?.groups ?? {}
  return { paragraph, number, passage, isTable: table !== '' }
}

/** Whether a passage only says what a grade means, of any council: no finding about this one. */
export const isMeaningOfGrades = (
  { key }: Pick<Paragraph, 'key'>,
  { scale }: Pick<Report, 'scale'>,
): boolean => scale.some((meaning) => meaning.key === key && meaning.place !== 'table')

export const STRAND_IN_WORDS: Readonly<Record<Strand, string>> = {
  safeguarding: 'safeguarding',
  'looked-after-children': 'looked after children',
}

/** What a judgement comes to, in the few words that stand on a colour: a grade, or in SEND an outcome, which is none. */
export const Finding = z.enum([...Grade.options, 'Outcome 1', 'Outcome 2', 'Outcome 3'])
export type Finding = z.infer<typeof Finding>

interface FindingFields {
  readonly grade: Grade | null
  readonly outcome: Outcome | null
}

/** Null where nothing was found, or the report disagrees with itself. */
export const findingOf = ({ grade, outcome }: FindingFields): Finding | null =>
  grade ?? (outcome === null ? null : `Outcome ${outcome}`)

/** From best to worst; 'Adequate' and 'Requires improvement' are each the third of their own scale. */
const GRADES: readonly (readonly Grade[])[] = [
  ['Outstanding'],
  ['Good'],
  ['Adequate', 'Requires improvement'],
  ['Inadequate'],
]

/** What people call good or better. */
export const GOOD_OR_BETTER: readonly Finding[] = ['Outstanding', 'Good']

const PRAISED: ReadonlySet<Finding | null> = new Set<Finding>([...GOOD_OR_BETTER, 'Outcome 1'])

/** Whether what stands under a grade or an outcome is mostly praise. */
export const isPraise = (finding: Finding | null): boolean => PRAISED.has(finding)

/** Whatever a report was graded. */
export const ANY_GRADE: Finding[] = GRADES.flat()

/** The outcomes of area SEND inspections, the best first: a scale of their own. */
export const OUTCOMES: readonly Finding[] = ['Outcome 1', 'Outcome 2', 'Outcome 3']

export const isOutcome = (finding: Finding): boolean => OUTCOMES.includes(finding)

/** The scale that a grade or an outcome stands on, from best to worst. */
export const scaleOf = (finding: Finding): readonly (readonly Finding[])[] =>
  isOutcome(finding) ? OUTCOMES.map((one) => [one]) : GRADES

/** 0 for the best of its own scale; -1 for what stands on none. */
export const stepOf = (finding: Finding): number =>
  scaleOf(finding).findIndex((step) => step.includes(finding))

/** Grades in the order of their scale, then outcomes. */
export const IN_ORDER: readonly Finding[] = [...GRADES.flat(), 'Not judged', ...OUTCOMES]

/** From 0 on; what has no grade comes behind all that have one. */
export const placeInOrder = (finding: Finding | undefined): number =>
  finding === undefined ? IN_ORDER.length : IN_ORDER.indexOf(finding)

/** What is said beside an outcome: ' of 3: inconsistent experiences and outcomes'; nothing beside a grade. */
export const besideFinding = ({
  outcome,
  wording,
}: FindingFields & { readonly wording: string | null }): string =>
  outcome === null ? '' : ` of ${OUTCOMES.length}${wording === null ? '' : `: ${wording}`}`

/** Whether a report prints several grades or outcomes of one judgement, so that it has none. */
export const isDisputed = (judgement: FindingFields): boolean => findingOf(judgement) === null
