import type { Library } from '../library/library.js'
import type { Report } from '../model/report.js'
import type { Expansion } from '../search/engine.js'
import type { Collection } from '../search/index/engine.js'
import { type Holding, holding, type MatchQuery } from '../search/search.js'
import type { Database } from './database.js'
import { type DocumentKind, readWords } from './prepared.js'
import {
  type DocumentsInOrder,
  type FoundDocument,
  HELD_IN_MEMORY,
  scopeOfFound,
  type WordsRow,
} from './search-scope.js'
import { conjunctionOf, numbersIn, reportsWithin, termsIn } from './terms.js'

/** Documents that a count may come to in a large library; who asks for more is asked to name a council or a year. */
const MOST_HELD = 20_000
const DOCUMENTS_AT_ONCE = 500
/** And texts that are read for it, where words must stand as a name. */
const MOST_TEXTS = 5000

/** More mention it than can be counted one by one. */
export class TooManyError extends Error {
  override name = 'TooManyError'
}

type FoundWords = Omit<WordsRow, 'vector'>

/** What holds a subject, all of it, in a library in a database. */
export interface HoldingIn {
  /** @throws TooManyError */
  all(sought: MatchQuery): Promise<Holding[]>
  /** The reports of which some document does, in the order of the library; null where too many documents hold its words. */
  reports(sought: MatchQuery): Promise<Report[] | null>
}

export function holdingIn(
  database: Database,
  library: Library,
  sizes: Readonly<Record<DocumentKind, Pick<Collection, 'documents'>>>,
  idle: ReadonlySet<string>,
  inOrder: DocumentsInOrder,
  documentsOf: (kind: DocumentKind, numbers: readonly number[]) => Promise<FoundDocument[]>,
): HoldingIn {
  async function* holdingsAmong(
    rows: readonly Pick<WordsRow, 'number' | 'report'>[],
    { of, concepts }: MatchQuery,
    isWanted: (row: Pick<WordsRow, 'report'>) => boolean = () => true,
  ): AsyncGenerator<Holding[]> {
    const numbers = numbersIn(await termsIn(database, termsSought(concepts)))
    const ordered = inOrder(rows)
    for (let at = 0; at < ordered.length; at += DOCUMENTS_AT_ONCE) {
      const some = ordered.slice(at, at + DOCUMENTS_AT_ONCE).filter(isWanted)
      const found = await documentsOf(
        kindOf(of),
        some.map(({ number }) => number),
      )
      yield holding(concepts, scopeOfFound(found, numbers), idle)
    }
  }

  return {
    async all(sought) {
      const query = conjunctionOf(sought.concepts)
      if (query === null) return []
      const { of, within } = sought
      const rows = await database.read<{ number: number; report: string }>(
        `select number, report from ${kindOf(of)}_words where terms @@ $1::tsquery
         ${within === null ? '' : 'and report = any($3)'} limit $2`,
        [query, MOST_HELD + 1, ...(within === null ? [] : [[...within]])],
      )
      if (rows.length > MOST_HELD)
        throw new TooManyError(
          `More than ${MOST_HELD.toLocaleString('en-GB')} ${of} hold that. Name a council, a year or another word.`,
        )
      const all: Holding[] = []
      for await (const some of holdingsAmong(rows, sought)) all.push(...some)
      return all
    },

    async reports(sought) {
      const { of, concepts, within } = sought
      const query = conjunctionOf(concepts)
      if (query === null) return []
      const kind = kindOf(of)
      const most = sizes[kind].documents <= HELD_IN_MEMORY ? HELD_IN_MEMORY : MOST_HELD
      // One document of each report tells of most of them; of the others all are looked at.
      const meant = reportsWithin(within, library.reports.length)
      const first = await database.read<FoundWords & { total: number }>(
        `select distinct on (report) number, report, words, total from
           (select *, count(*) over ()::int as total from
             (select number, report, words from ${kind}_words where terms @@ $1::tsquery
              ${meant.condition('$3')} limit $2) taken) counted
         order by report, number`,
        [query, most + 1, ...meant.values],
      )
      if ((first[0]?.total ?? 0) > most) return null
      const told = tellerOf(concepts, numbersIn(await termsIn(database, termsSought(concepts))))
      const asked = first.filter(meant.holds)
      const hold = new Set(asked.filter((row) => told(row) === 'holds').map(({ report }) => report))
      const others = asked.filter(({ report }) => !hold.has(report)).map(({ report }) => report)
      const more =
        others.length === 0
          ? []
          : await database.read<FoundWords>(
              `select number, report, words from ${kind}_words where terms @@ $1::tsquery and report = any($2)`,
              [query, others],
            )
      for (const row of more) if (told(row) === 'holds') hold.add(row.report)
      const isOpen = ({ report }: Pick<WordsRow, 'report'>): boolean => !hold.has(report)
      const open = more.filter((row) => isOpen(row) && told(row) === 'may hold')
      if (open.length > Math.min(most, MOST_TEXTS)) return null
      for await (const some of holdingsAmong(open, sought, isOpen))
        for (const { document } of some) hold.add(document.report.id)
      return inOrder([...hold].map((report) => ({ report, number: 0 }))).flatMap(
        ({ report }) => library.byId(report) ?? [],
      )
    },
  }
}

const kindOf = (of: MatchQuery['of']): DocumentKind => (of === 'paragraphs' ? 'paragraph' : 'recommendation')

type Concepts = MatchQuery['concepts']

const termsSought = (concepts: Concepts): string[] => concepts.flat().flatMap(({ terms }) => terms)

/**
 * Tells of a document by its packed words alone whether its text holds each of some concepts. A way of several words must stand
 * there as a name, which they do not tell.
 */
function tellerOf(
  concepts: Concepts,
  numbers: ReadonlyMap<string, number>,
): (row: FoundWords) => 'holds' | 'may hold' | 'does not' {
  const sought = new Set(termsSought(concepts).flatMap((term) => numbers.get(term) ?? []))
  return ({ words }) => {
    const inText = new Set<number>()
    readWords(
      words,
      (term) => sought.has(term),
      (term, text) => {
        if (text > 0) inText.add(term)
      },
    )
    const stands = ({ terms }: Expansion): boolean =>
      terms.every((term) => inText.has(numbers.get(term) ?? -1))
    if (concepts.every((ways) => ways.some((way) => way.terms.length === 1 && stands(way)))) return 'holds'
    return concepts.every((ways) => ways.some(stands)) ? 'may hold' : 'does not'
  }
}
