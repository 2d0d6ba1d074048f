import type { Collection } from '../search/index/engine.js'
import type { WeighedConcept } from '../search/rank/matches.js'
import { termsOf } from '../text/tokens.js'
import type { Database } from './database.js'
import { DOCUMENT_KINDS, type DocumentKind, TIERS } from './prepared.js'
import { DOCUMENTS, type DocumentRow, NOWHERE } from './search-scope.js'

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

/** Words of the reports that a mistyped one may be taken for: the commonest. Real reports have some 40,000. */
const MOST_SPELT = 50_000

/** Documents that are read to find whether some of them has words that follow one another. */
const READ_FOR_NAME = 1000

/** A term, with how many documents hold it. */
export interface Term {
  readonly number: number
  readonly of: Readonly<Record<DocumentKind, { documents: number; texts: number; headings: number }>>
}

/** What is held in memory of all words: which a slip may have meant, what abbreviations stand for, how much there is in all. */
export async function readAll(database: Database) {
  const words = await database.read<{ word: string }>(
    'select word from words where reports > 0 order by reports desc, word limit $1',
    [MOST_SPELT],
  )
  const defined = await database.read<{ surface: string; means: string[] }>(
    'select said as surface, means from definitions where times > 0 order by times desc, said, means limit $1',
    [MOST_SPELT],
  )
  const rows = await database.read<{
    kind: DocumentKind
    documents: number
    text_length: string
    heading_length: string
  }>('select kind, documents, text_length, heading_length from collections')
  const sizeOf = (kind: DocumentKind): Omit<Collection, 'documentFrequencies'> => {
    const row = rows.find((one) => one.kind === kind)
    const documents = row?.documents ?? 0
    const mean = (length: string | undefined): number => Number(length ?? 0) / Math.max(1, documents)
    return { documents, textLength: mean(row?.text_length), headingLength: mean(row?.heading_length) }
  }
  return {
    spelt: words.map(({ word }) => word),
    defined,
    collections: { paragraph: sizeOf('paragraph'), recommendation: sizeOf('recommendation') },
  }
}

export async function termsIn(database: Database, terms: readonly string[]): Promise<Map<string, Term>> {
  const rows = await database.read<{
    term: string
    number: number
    kind: DocumentKind
    documents: number
    texts: number
    headings: number
  }>(
    `select t.term, t.number, f.kind, f.documents, f.texts, f.headings
     from terms t join frequencies f on f.kind = any($2) and f.term = t.number and f.documents > 0
     where t.term = any($1)`,
    [terms.filter((one) => !one.includes('\0')), DOCUMENT_KINDS],
  )
  const all = new Map<string, Term>()
  for (const { term, number, kind, documents, texts, headings } of rows) {
    const known = all.get(term) ?? { number, of: { paragraph: NOWHERE, recommendation: NOWHERE } }
    all.set(term, { number, of: { ...known.of, [kind]: { documents, texts, headings } } })
  }
  return all
}

export const numbersIn = (terms: ReadonlyMap<string, Term>): Map<string, number> =>
  new Map([...terms].map(([name, { number }]) => [name, number]))

export async function ordinaryIn(
  database: Database,
  words: readonly string[],
): Promise<Map<string, boolean>> {
  const rows = await database.read<{ word: string }>(
    'select word from words where word = any($1) and ordinary > 0',
    [words.filter((one) => !one.includes('\0'))],
  )
  return new Map(rows.map(({ word }) => [word, true]))
}

/** Which names stand in some paragraph: their terms follow one another in its text, or all stand in its heading. */
export async function namesHeld(
  database: Database,
  names: ReadonlyMap<string, readonly string[]>,
): Promise<Map<string, boolean>> {
  const held = new Map<string, boolean>()
  for (const [key, terms] of names) {
    const query = conjunctionOf(terms.map((term) => [{ terms: [term] }]))
    let last = 0
    for (let read = 0; query !== null && read < READ_FOR_NAME; ) {
      const rows = await database.read<DocumentRow>(
        `${DOCUMENTS.paragraph} where d.number in
           (select number from paragraph_words where terms @@ $1::tsquery and number > $2 order by number limit 200)
         order by d.number`,
        [query, last],
      )
      if (rows.some((row) => hasName(row, terms))) held.set(key, true)
      if (rows.length < 200 || held.has(key)) break
      last = rows.at(-1)?.number ?? last
      read += rows.length
    }
  }
  return held
}

function hasName({ item, heading }: DocumentRow, name: readonly string[]): boolean {
  const stems = termsOf(String((item as { text?: unknown }).text ?? ''))
  const follows = stems.some((_, at) => name.every((term, step) => stems[at + step] === term))
  const heads = new Set(termsOf(String(heading)))
  return follows || name.every((term) => heads.has(term))
}
