import type { AskedFor, Figure } from '../../model/query.js'
import type { Entities } from '../entities/entities.js'
import type { Mention } from '../entities/tokens.js'
import type { Grouping, Most, TableWording } from './wording.js'

/** How figures over councils are laid out, as a question says it. */
export interface FigureLayout {
  readonly figure: Figure
  readonly by: AskedFor<'figures'>['by']
}

/** Layouts by what figures are put together by. */
const LAYOUTS: Readonly<Record<Grouping, FigureLayout>> = {
  year: { figure: 'by-year', by: null },
  region: { figure: 'by-region', by: null },
  kind: { figure: 'by-kind', by: null },
  council: { figure: 'extreme', by: 'council' },
  inspector: { figure: 'extreme', by: 'inspector' },
  framework: { figure: 'extreme', by: 'framework' },
  grade: { figure: 'distribution', by: null },
}

const overlaps = (one: Mention<unknown>, other: Mention<unknown>): boolean =>
  one.from < other.to && other.from < one.to

/** 'Per year', 'by region', 'which region has the most': how figures are laid out, where that is said outright; else null. */
export function layoutIn(entities: Entities, wording: TableWording): FigureLayout | null {
  const { groups, each, figures } = wording
  const grouped = groups.find((group) =>
    each.some((one) => one.to === group.from && isLaidOutBy(group, one, wording)),
  )
  const most = mostIn(entities, wording) ?? rankedIn(wording) ?? setBeside(entities, wording)
  if (most) return most
  if (grouped) return LAYOUTS[grouped.value]
  const trend = figures.find(({ value }) => value === 'by-year' || value === 'by-region')
  if (trend) return { figure: trend.value, by: null }
  return asksHowItGoes(entities, wording) ? { figure: 'by-year', by: null } : null
}

/** 'Rank the regions by how many are inadequate', 'league table of regions': all of them, in order. */
function rankedIn({ rankings, groups, figures, extremes }: TableWording): FigureLayout | null {
  const among = groups.find(({ value }) => value === 'region' || value === 'kind' || value === 'year')
  if (rankings.length === 0 || !among) return null
  const isCount = figures.some(({ value }) => value === 'count')
  const isUp = extremes[0]?.value === 'worst'
  return { figure: isCount ? 'extreme' : isUp ? 'lowest' : 'highest', by: among.value as FigureLayout['by'] }
}

/** 'Are counties better than unitaries', 'is the north east worse than the south east': two places, and which is the better. */
function setBeside(
  { kinds, regions, tokens, grades }: Entities,
  { directions, extremes }: TableWording,
): FigureLayout | null {
  const by = kinds.length > 1 ? 'kind' : regions.length > 1 ? 'region' : null
  const [way] = directions.filter(({ value }) => value === 'improved' || value === 'declined')
  const [end] = extremes.filter(({ value }) => value === 'best' || value === 'worst')
  const isThan = way !== undefined && (tokens[way.to]?.word === 'than' || tokens.at(-1) === tokens[way.from])
  if (by === null || grades.length > 0 || !(isThan || end)) return null
  return { figure: way?.value === 'declined' || end?.value === 'worst' ? 'lowest' : 'highest', by }
}

/**
 * 'Is the south west getting better', 'are grades getting better or worse': how a place goes, or all of England, and not which
 * of its councils went so.
 */
export function asksHowItGoes(
  { tokens, grades, councils, regions, kinds, country }: Entities,
  { moves, directions, groups }: TableWording,
): boolean {
  const words = tokens.map(({ word }) => word)
  const ways = new Set([...moves, ...directions].map(({ value }) => value))
  const isBothWays = ways.has('improved') && ways.has('declined')
  const isOfAll =
    regions.length + kinds.length + country.length > 0 || groups.some(({ value }) => value === 'grade')
  const isAsked = words.some((word) => IS.has(word)) && !words.some((word) => SOME.has(word))
  const goes = moves.some(({ value }) => value === 'improved' || value === 'declined')
  return isAsked && goes && (isOfAll || isBothWays) && grades.length === 0 && councils.length === 0
}

const IS = new Set(['is', 'are', 'has', 'have'])
const SOME = new Set([
  'any',
  'anyone',
  'anybody',
  'many',
  'some',
  'most',
  'who',
  'which',
  'what',
  'since',
  'last',
])

/** 'Every council' lists them; 'inspections per council' and 'how many has each council had' count by them. */
const isLaidOutBy = (
  { value }: Mention<Grouping>,
  each: Mention<string>,
  { figures }: TableWording,
): boolean =>
  each.value === 'by' ||
  value === 'framework' ||
  value === 'year' ||
  value === 'region' ||
  value === 'kind' ||
  figures.length > 0

/** Among what the most of something is looked for: 'which region has the most', 'council with the most inadequate judgements'. */
function mostIn(entities: Entities, wording: TableWording): FigureLayout | null {
  const { most, groups, last, frame, extremes } = wording
  const meant = most.find((one) => !last.some((other) => overlaps(one, other)))
  const ranked = extremes.find(({ value }) => value === 'best' || value === 'worst')
  if (!meant) {
    // 'Which region is worst'
    const by = groups.find(({ value }) => value === 'region' || value === 'year' || value === 'kind')?.value
    const figure = ranked?.value === 'worst' ? 'lowest' : 'highest'
    return ranked && by ? { figure, by: by as FigureLayout['by'] } : null
  }
  const figure = RANKING_FIGURES[meant.value]
  const among = groups.filter(
    (group): group is Mention<Exclude<Grouping, 'grade'>> =>
      group.value !== 'grade' && !overlaps(group, meant),
  )
  const telling = among.find(({ value }) => value !== 'council')
  if (telling) return { figure, by: telling.value }
  // 'The most outstanding council' is the best; 'the most outstanding judgements' are counted, and so are inspections.
  const grade = entities.grades.find(({ from }) => from === meant.to)
  const counted = entities.tokens[grade?.to ?? meant.to]?.word ?? ''
  const isCounted =
    COUNTED_NOUNS.has(counted) || meant.value === 'often' || (grade !== undefined && counted.endsWith('s'))
  return isCounted && (among.length > 0 || frame.length > 0 || entities.tokens[0]?.word === 'who')
    ? { figure, by: 'council' }
    : null
}

const RANKING_FIGURES: Readonly<Record<Most, Figure>> = {
  '': 'extreme',
  often: 'extreme',
  fewest: 'fewest',
  share: 'highest',
  'least share': 'lowest',
}

const COUNTED_NOUNS = new Set([
  'inspections',
  'reports',
  'judgements',
  'judgments',
  'grades',
  'ratings',
  'times',
  'inspected',
])

/** Whether reports are counted, and not councils: by the noun that follows 'how many', else by whether one is named. */
export function isOfReports({ tokens }: Entities, { figures, groups }: TableWording): boolean {
  const words = tokens.map(({ word }) => word)
  const counted = figures[0]?.to ?? 0
  const report = words.findIndex((word, at) => at >= counted && REPORT_NOUNS.has(word))
  const council = groups.find(({ value, from }) => value === 'council' && from >= counted)
  if (figures.length > 0 && report >= 0 && council) return report < council.from
  return words.some((word) => REPORT_NOUNS.has(word))
}

const REPORT_NOUNS = new Set(['reports', 'inspections'])
