import type { WeighedConcept } from '../search/rank/matches.js'
import { TIERS } from './prepared.js'

/** Some reports of a library, as a condition of a statement. */
export interface Within {
  /** Of the column `report`; empty where PostgreSQL is not told. */
  condition(parameter: `$${number}`): string
  /** What stands for that parameter. */
  readonly values: readonly (readonly string[])[]
  /** Among how many documents of all reports so many of these are to be expected. */
  among(documents: number): number
  holds(row: { readonly report: string }): boolean
}

/** Ids that PostgreSQL is given with a statement. It takes a tenth of a second to read ten thousand. */
const MOST_REPORTS_GIVEN = 500
/** Nothing is spread evenly. */
const SLACK = 1.2

/**
 * Few reports are named to PostgreSQL; of many it finds documents of all, and those of others are left out here.
 * @param within their ids; null for all
 * @param all how many reports there are
 */
export function reportsWithin(within: ReadonlySet<string> | null, all: number): Within {
  if (within === null)
    return { condition: () => '', values: [], among: (documents) => documents, holds: () => true }
  const isNamed = within.size <= MOST_REPORTS_GIVEN
  return {
    condition: (parameter) => (isNamed ? `and report = any(${parameter})` : ''),
    values: isNamed ? [[...within]] : [],
    among: (documents) =>
      isNamed ? documents : Math.ceil(documents * Math.max(1, (SLACK * all) / within.size)),
    holds: ({ report }) => within.has(report),
  }
}

/** What is looked for at once, as PostgreSQL's own query of terms. */
interface Lookup {
  readonly query: string
  /** The most documents that are taken of it. */
  readonly most: number
}

/** Beyond so many concepts the commonest are left to the ranking: there would be too many ways of combining them. */
const MOST_IDEAS = 7

/** Documents that one lookup should find at least, and that it takes at most. */
const WORTH_A_LOOKUP = 400
const MOST_TAKEN = 2500

/** A term stands in so few of its documents strongly: what a tier finds, as a share of what the one before does. */
const TIER = [1, 0.3, 0.1] as const

/** Words of one subject stand together oftener than chance would have it. */
const TOGETHER = 4

/** One concept of a question, by how many documents hold it. */
interface ConceptTerms {
  readonly idf: number
  readonly share: number
  /** As a query, in one of the tiers. */
  form(tier: 0 | 1 | 2): string
}

const tieredLexeme = (term: string, tier: string): string => `'${term.replace(/['\\]/g, '')}${tier}'`

/**
 * Where the documents are that hold most of a question, in the order in which they are worth looking for: first those that
 * hold all its concepts, then all combinations of them from the rarest to the commonest. One that too many documents hold is
 * looked for among those that dwell on it.
 * @param documents how many there are in all
 * @param holding how many of them hold a term
 */
export function conjunctionsOf(
  found: readonly WeighedConcept[],
  documents: number,
  holding: (term: string) => number,
): Lookup[] {
  const concepts = found
    .flatMap((one) => soughtOf(one, documents, holding) ?? [])
    .sort((one, other) => other.idf - one.idf)
    .slice(0, MOST_IDEAS)
  const combinations = Array.from({ length: 2 ** concepts.length - 1 }, (_, at) =>
    concepts.filter((_, each) => ((at + 1) >> each) & 1),
  )
  const weighed = combinations
    .map((some) => ({
      some,
      idf: some.reduce((sum, { idf }) => sum + idf, 0),
      expected: Math.min(
        ...some.map(({ share }) => share * documents),
        documents * some.reduce((product, { share }) => product * share, 1) * TOGETHER ** (some.length - 1),
      ),
    }))
    .sort((one, other) => other.idf - one.idf)
  const lookups: Lookup[] = []
  let together: string[] = []
  let expected = 0
  const close = (): void => {
    if (together.length > 0) lookups.push({ query: together.join(' | '), most: MOST_TAKEN })
    together = []
    expected = 0
  }
  for (const one of weighed) {
    const tier = one.expected <= MOST_TAKEN ? 0 : one.expected * TIER[1] <= MOST_TAKEN ? 1 : 2
    together.push(`(${one.some.map((concept) => `(${concept.form(tier)})`).join(' & ')})`)
    expected += one.expected * TIER[tier]
    if (expected >= WORTH_A_LOOKUP) close()
  }
  close()
  return lookups
}

/** Null for a concept that no document holds. */
function soughtOf(
  { concept, idf }: WeighedConcept,
  documents: number,
  holding: (term: string) => number,
): ConceptTerms | null {
  const held = concept.expansions
    .map(({ terms }) => ({ terms, count: Math.min(...terms.map(holding)) }))
    .filter(({ count }) => count > 0)
  if (held.length === 0) return null
  const count = Math.min(
    documents,
    held.reduce((sum, { count }) => sum + count, 0),
  )
  return {
    idf,
    share: count / documents,
    form: (tier) =>
      held
        .map(({ terms }) => `(${terms.map((term) => tieredLexeme(term, TIERS[tier])).join(' & ')})`)
        .join(' | '),
  }
}

/** Documents that hold each of some concepts, in any of their ways; null where no document can. */
export function conjunctionOf(
  concepts: readonly (readonly { readonly terms: readonly string[] }[])[],
): string | null {
  const each = concepts.map((ways) =>
    ways
      .filter(({ terms }) => terms.length > 0 && terms.every((term) => !term.includes(' ')))
      .map(({ terms }) => `(${terms.map((term) => tieredLexeme(term, '')).join(' & ')})`),
  )
  if (each.length === 0 || each.some((ways) => ways.length === 0)) return null
  return each.map((ways) => `(${ways.join(' | ')})`).join(' & ')
}
