import { grouped, groupsOf, memoisedByObject } from '../../collections/collections.js'
import type { AnswerContext } from '../../command/command.js'
import { commandFor } from '../../command/over-councils/written.js'
import type { FigureRow, ReportWords } from '../../model/reply.js'
import { type Finding, placeInOrder, type Recommendation, type Report } from '../../model/report.js'
import { reportName } from '../../quotation/quote.js'
import { countInWords } from '../../text/in-words.js'
import { stemOf, termsOf, wordsOf } from '../../text/tokens.js'
import { mentionsOn } from '../../understand/over-councils/mentions.js'
import type { Vocabulary } from '../../vocabulary/vocabulary.js'
import { judgementMeant } from '../judgement-meant.js'
import { leadsNamed } from './by-date.js'
import { groupingOf } from './by-group.js'
import type { Figured, FiguresAsked } from './listed.js'
import {
  type CouncilInspection,
  conditionsOf,
  gradeCounted,
  judgedIn,
  judging,
  meets,
  populationOf,
  SEVERAL_GRADES,
} from './population.js'
import { endsOfCounts, isRanking, ranked, topInWords } from './ranked.js'
import {
  conditionsInWords,
  councilsCalled,
  inspectionsInWords,
  periodInWords,
  reportMeant,
  whereInWords,
} from './said.js'
import { mentioning } from './speaking.js'

/** How many recommendations reports make: in all and on average, which make most or fewest, by year, region, kind of council or what they are on. */
export function recommendationsCounted(asked: FiguresAsked, context: AnswerContext): Figured {
  const { where, figure } = asked
  const conditions = conditionsOf(asked.having, context)
  // What is recommended on a subject is counted of boards too where it is looked for.
  const kind = asked.by === 'subject' && conditions.length === 0 ? 'all' : 'services'
  const population = populationOf(where, context, { always: conditions.length === 0, kind })
  const { judged } = judging(
    population.inspections,
    conditions.map(({ judgement }) => judgement),
    conditions,
  )
  const reports = judged.filter((one) => meets(one, conditions))
  const isByGrade = figure === 'distribution'
  const group = isByGrade ? null : groupingOf(asked)
  const grade = ({ report }: CouncilInspection) =>
    isByGrade ? gradeCounted(judgedIn(report, judgementMeant(report, context))) : null
  const finding = (one: CouncilInspection): Finding | undefined => {
    const given = grade(one)
    return given === null || given === SEVERAL_GRADES ? undefined : given
  }
  const label = ({ council, report }: CouncilInspection): string =>
    isByGrade
      ? (grade({ council, report }) ?? UNGRADED)
      : isRanking(figure) && asked.by === null
        ? reportName(report)
        : group === null
          ? report.framework
          : group({ council, report })
  const total: SumOfReports = (some) =>
    context.library.countOf(
      'recommendations',
      some.map(({ report }) => report),
    )
  const naming = asked.by === 'inspector' ? leadsNamed : () => []
  const counted = recommendationRows(reports, { label, finding, naming, total })
  const rows = isByGrade ? counted : ranked(counted, figure)
  const sum = total(reports)
  const notes = areOfSeveral(reports)
    ? ['The frameworks differ in this: reports until 2017 make many more than those since.']
    : []
  const kinds = where.kinds.length > 0 ? ` of ${councilsCalled(2, where)}` : ''
  const narrowed = `${kinds}${inspectionsInWords(where)}${whereInWords(where, context)}${population.isOneEach ? reportMeant(where) : periodInWords(where.period)}`
  const met = conditions.length === 0 ? '' : `: ${conditionsInWords(conditions)}`
  const of = `${countInWords(sum, 'recommendation')} in ${countInWords(reports.length, 'report')}${narrowed}${met}`
  const all = { what: 'recommendations' as const, count: sum, of: null }
  if (asked.by === 'subject') {
    const meant = reports.map(({ report }) => report)
    const told = recommendedSubjects(asked, { reports: meant, of }, context)
    return { ...told, total: all, notes: [...told.notes, ...notes] }
  }
  return {
    lead: `${endsOfCounts(counted, figure)}${of}${averageInWords(sum, reports.length)}.`,
    title: isRanking(figure) && asked.by === null ? 'By report' : 'How many each',
    rows,
    total: all,
    notes,
  }
}

/** Reports whose framework gives no overall grade. */
const UNGRADED = 'No overall grade'

const areOfSeveral = (inspections: readonly CouncilInspection[]): boolean =>
  new Set(inspections.map(({ report }) => report.framework)).size > 1

/** How many recommendations some inspections' reports make together. */
type SumOfReports = (inspections: readonly CouncilInspection[]) => number

const averageOf = (sum: number, reports: number): string => (sum / reports).toFixed(1)

/** `, 4.0 each on average` */
const averageInWords = (sum: number, reports: number): string =>
  reports === 0 ? '' : `, ${averageOf(sum, reports)} each on average`

/** How the rows are named and counted. */
interface RowsOfRecommendations {
  label(one: CouncilInspection): string
  /** The grade that the label is. */
  finding(one: CouncilInspection): Finding | undefined
  /** The words of reports that stand in a label. */
  naming(those: readonly CouncilInspection[]): ReportWords[]
  readonly total: SumOfReports
}

function recommendationRows(
  inspections: readonly CouncilInspection[],
  { label, finding, naming, total }: RowsOfRecommendations,
): FigureRow[] {
  const groups = [...grouped(inspections, label)].map(([name, those]) => {
    const grade = finding(those[0])
    return { name, those, grade, place: placeInOrder(grade) }
  })
  groups.sort((one, other) => one.place - other.place || (one.name < other.name ? -1 : 1))
  return groups.map(({ name, those, grade }) => {
    const count = total(those)
    const isSeveral = those.length > 1
    const named = naming(those.slice(0, 1))
    return {
      ...(named.length === 0 ? {} : { naming: named }),
      label: isSeveral ? `${name} (${those.length} reports, ${averageOf(count, those.length)} each)` : name,
      ...(isSeveral || grade === undefined ? {} : { finding: grade }),
      count,
      of: null,
      councils: [...new Set(those.map(({ council }) => council.slug))],
      parts: [],
    }
  })
}

/**
 * What is recommended most, by what it is on. Each report words its own recommendations, but the field has names for what they are on: those
 * of its glossary, and all of several words that its everyday words stand for. A report counts once under each of them.
 */
function recommendedSubjects(
  asked: FiguresAsked,
  { reports, of }: { readonly reports: readonly Report[]; readonly of: string },
  context: AnswerContext,
): Pick<Figured, 'lead' | 'title' | 'rows' | 'notes' | 'offers'> {
  const all = subjectRows(reports, context)
  // What one of many recommends comes up nowhere else.
  const rows = ranked(
    all.filter(({ count }) => count > 1 || reports.length === 1),
    asked.figure,
    asked.most,
  )
  const offers = rows.slice(0, OFFERED).map(({ label }) => ({
    label: `Recommendations on ${label}`,
    message: commandFor(mentionsOn(label, asked, 'recommendations'), context),
  }))
  return {
    lead: `${topInWords(rows, asked.figure)}${of}, by what they are on${rows.length === 0 ? ': nothing that has a name comes up in two of them' : ''}.`,
    title: 'Reports that recommend something on it',
    rows,
    notes: [
      'Told by the names that the field has for things, and what the reports also call them: no two recommendations are worded alike, and one may be on two things, or on none that has a name. Read them before you say that they ask for the same.',
    ],
    offers,
  }
}

/** Subjects whose recommendations are offered to be read. */
const OFFERED = 3

/** Subjects that are counted with all that reports also call them: those that most name outright. */
const MOST_WEIGHED_NAMES = 30

/** A name that stands in so large a share of all paragraphs tells of nothing in particular: 'young people'. */
const IN_EVERYTHING = 0.2

/** What is recommended so much more seldom than it is spoken of is who does it, or for whom, and not what must improve: 'social workers'. */
const RATHER_RECOMMENDED = 0.45

/** What another name covers so much of is no subject of its own: 'sexual exploitation', 'care-experienced' beside 'care leavers'. */
const MOSTLY = 0.7

interface NamedSubject {
  readonly written: readonly NameFound[]
  readonly terms: readonly string[]
  readonly reports: ReadonlySet<Report>
}

function subjectRows(reports: readonly Report[], context: AnswerContext): FigureRow[] {
  // All are weighed at once, for of a database each may have to be fetched.
  const named = withoutParts(subjectsNamed(reports, context).slice(0, 2 * MOST_WEIGHED_NAMES))
    .filter(({ terms }) => isRatherRecommended(terms, context))
    .slice(0, MOST_WEIGHED_NAMES)
  const counted = named
    .map(({ written }) => {
      const label = subjectWritten(written)
      const found = mentioning({ subject: label, phrases: [], of: 'recommendations' }, reports, context)
      const documents = new Set(found.map(({ document }) => document))
      return { label, documents, reports: new Set(found.map(({ document }) => document.report)) }
    })
    .sort((one, other) => other.reports.size - one.reports.size)
  const kept: typeof counted = []
  for (const one of counted)
    if (!kept.some((other) => shareWithin(one.documents, other.documents) >= MOSTLY)) kept.push(one)
  return kept.map(({ label, reports: own }) => ({
    label,
    count: own.size,
    of: reports.length,
    councils: [...new Set([...own].map(({ authority }) => authority.slug))],
    parts: [],
  }))
}

/** How much of some things is among others; all of nothing. */
const shareWithin = (some: ReadonlySet<unknown>, others: ReadonlySet<unknown>): number =>
  some.size === 0 ? 1 : [...some].filter((one) => others.has(one)).length / some.size

/** The names that the recommendations of some reports hold, those of most reports first. */
function subjectsNamed(reports: readonly Report[], { vocabulary }: AnswerContext): NamedSubject[] {
  const namesIn = nameFinder(vocabulary)
  const found = new Map<
    string,
    NamedSubject & { readonly written: NameFound[]; readonly reports: Set<Report> }
  >()
  for (const report of reports)
    for (const recommendation of report.recommendations)
      for (const name of namesIn(recommendation)) {
        const { key, terms } = name
        const own = found.get(key) ?? { written: [], terms, reports: new Set() }
        own.reports.add(report)
        own.written.push(name)
        found.set(key, own)
      }
  return [...found.values()].sort(
    (one, other) =>
      other.reports.size - one.reports.size || one.terms.join().localeCompare(other.terms.join()),
  )
}

/** As most of the recommendations that hold it write it. */
function subjectWritten(written: readonly NameFound[]): string {
  const [most] = groupsOf(written, ({ words }) => words.join(' ')).sort(
    (one, other) => other.length - one.length,
  )
  return most ? asWritten(most[0]) : ''
}

function withoutParts(named: readonly NamedSubject[]): NamedSubject[] {
  const isPartOf = (part: NamedSubject, whole: NamedSubject): boolean =>
    part.terms.length < whole.terms.length &&
    ` ${whole.terms.join(' ')} `.includes(` ${part.terms.join(' ')} `)
  return named.filter(
    (one) => !named.some((other) => isPartOf(one, other) && other.reports.size >= MOSTLY * one.reports.size),
  )
}

/** Whether a name is one of what is recommended, and not of all that reports speak of. */
function isRatherRecommended(terms: readonly string[], { search, library }: AnswerContext): boolean {
  const shareOf = (of: 'paragraphs' | 'recommendations'): number =>
    search.holding({ of, concepts: [[{ terms, weight: 1, confidence: 1 }]], within: null }).length /
    Math.max(1, library.countOf(of, library.reports))
  const [spoken, recommended] = [shareOf('paragraphs'), shareOf('recommendations')]
  return spoken < IN_EVERYTHING && recommended >= RATHER_RECOMMENDED * spoken
}

interface NameFound {
  /** Its stems. */
  readonly terms: readonly string[]
  /** The same, joined. */
  readonly key: string
  readonly words: readonly string[]
  /** The text that it stands in. */
  readonly text: string
}

/** The names of the field by their stems, and how a name of a single word is written: 'sufficient' is no sufficiency. */
const namesOfField = ({ sayings, ownWords }: Vocabulary): ReadonlyMap<string, ReadonlySet<string> | null> => {
  const several = sayings.flatMap(({ surface, means }) => [surface, ...means])
  const explained = ownWords.definitions.map(({ term }) => term)
  const names = new Map<string, ReadonlySet<string> | null>()
  for (const name of [...several, ...explained])
    if (wordsOf(name).length > 1) names.set(termsOf(name).join(' '), null)
  for (const name of explained) {
    const [word, second] = wordsOf(name)
    if (word !== undefined && second === undefined) names.set(stemOf(word), new Set([word, `${word}s`]))
  }
  return names
}

/** The longest name of the field, in words. */
const LONGEST_FIELD_NAME = 4

/** Words of a text with the hyphens and apostrophes that it has in them: 'children’s social care', 'multi-agency'. */
function asWritten({ words, text }: NameFound): string {
  const pattern = words.map((word) => [...word].join("['’‘-]?")).join('[^a-z\\d]+')
  return new RegExp(pattern, 'i').exec(text)?.[0].toLowerCase() ?? words.join(' ')
}

/** Which names of the field stand in a recommendation, each once: found when first asked for. */
const nameFinder = memoisedByObject((vocabulary: Vocabulary) => {
  const names = namesOfField(vocabulary)
  const { stopWords, faintWords } = vocabulary
  const isIdle = (word = ''): boolean => stopWords.has(word) || faintWords.has(word)
  return memoisedByObject(({ text }: Recommendation): readonly NameFound[] => {
    const words = wordsOf(text)
    const found = new Map<string, NameFound>()
    for (let at = 0; at < words.length; at++)
      for (let to = at + 1; to <= Math.min(words.length, at + LONGEST_FIELD_NAME); to++) {
        const own = words.slice(at, to)
        if (isIdle(own[0]) || isIdle(own.at(-1))) continue
        const terms = own.map(stemOf)
        const key = terms.join(' ')
        const forms = names.get(key)
        const isName = forms === null || forms?.has(own[0] ?? '') === true
        if (isName && !found.has(key)) found.set(key, { terms, key, words: own, text })
      }
    return [...found.values()]
  })
})
