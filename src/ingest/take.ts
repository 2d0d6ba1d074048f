import { basename } from 'node:path'
import { givenNow, saysTheSame, withGiven } from './about/given.js'
import type { AboutRow } from './about/rows.js'
import { type Outcome, outcomeOf } from './outcome.js'
import type { Parsed } from './parse/parse.js'
import { copyIsBetter } from './store/better.js'
import { finishExtract } from './store/extract.js'
import type { Held } from './store/held.js'
import { idFor, sameReport } from './store/id.js'
import { damagedOf, heldAs, type Store } from './store/store.js'

/** A file on its way into a library. */
export interface Arrival {
  /** Absolute. */
  readonly path: string
  readonly sha256: string
  /** What was given with it. */
  readonly row: AboutRow | undefined
}

/** The report that a content is, where this reader has read it into the library before, and nothing has changed since. */
export function knownAs(store: Store, { path, sha256 }: Pick<Arrival, 'path' | 'sha256'>): Held | undefined {
  const entry = store.log.entries.get(sha256)
  const report = entry && store.held.get(entry.report)
  if (!report || !store.copies.has(report.source.sha256)) return undefined
  if (report.source.sha256 === sha256) return report
  // A newer form of the file that the report was made of takes its place, even with no more numbers.
  return entry.keptInstead === report.source.sha256 && report.source.file !== basename(path)
    ? report
    : undefined
}

const numbers = ({ numbered }: Held): string => `${numbered} numbered paragraph${numbered === 1 ? '' : 's'}`

const otherCopyKept = (held: Held): string =>
  `The library holds another copy of this report (authority, framework and inspection dates agree), ${held.source.file}, with ${numbers(held)}; this one has no more, so that one is kept.`

const takesPlaceOf = (report: Held, other: Held): string =>
  `This copy takes the place of ${other.source.file}, another copy of the report (authority, framework and inspection dates agree): it has ${numbers(report)}, the other ${other.numbered}.`

/** Takes a file that was read before: only what was given with it may be new. */
export async function takeKnown(store: Store, arrival: Arrival, known: Held): Promise<Outcome> {
  const file = basename(arrival.path)
  if (known.source.sha256 !== arrival.sha256)
    return outcomeOf(file, 'unchanged', known, [otherCopyKept(known)])
  if (!arrival.row || saysTheSame(arrival.row, known)) return outcomeOf(file, 'unchanged', known)
  const given = givenNow(arrival.row, known)
  return outcomeOf(file, 'updated', await store.rewrite(known.id, (report) => withGiven(report, given)))
}

/** The id of a report: an id once given stays. */
function idOf(store: Store, parsed: Parsed, sha256: string, before: Held | undefined): string {
  if (before?.authority.slug === parsed.authority.slug) return before.id
  return damagedOf(store, sha256) ?? idFor(parsed, new Set([...store.held.keys(), ...store.damaged]))
}

/** Takes a file that was read just now. Throws a sentence when the library cannot be written; it is then as it was. */
export async function takeRead(
  store: Store,
  { path, sha256, row }: Arrival,
  bytes: Uint8Array,
  parsed: Parsed,
): Promise<Outcome> {
  const file = basename(path)
  const itself = heldAs(store, sha256)
  const before = itself ?? [...store.held.values()].find((report) => sameReport(report, parsed))
  if (before && !itself && !copyIsBetter(parsed, file, before, store.copies.has(before.source.sha256))) {
    await store.log.add({ sha256, report: before.id, keptInstead: before.source.sha256 })
    return outcomeOf(file, 'unchanged', before, [otherCopyKept(before)])
  }
  const id = idOf(store, parsed, sha256, before)
  const source = { file: itself?.source.file ?? file, sha256 }
  const report = finishExtract(parsed, id, source, givenNow(row, before))
  if (itself && store.copies.has(sha256) && (await store.holds(report))) {
    await store.log.add({ sha256, report: id, keptInstead: null })
    return outcomeOf(file, 'unchanged', itself)
  }
  const held = await store.keep(report, path, bytes, before)
  await store.log.add({ sha256, report: id, keptInstead: null })
  const replaced = before && !itself && before.source.file !== file ? [takesPlaceOf(held, before)] : []
  return outcomeOf(file, before ? 'updated' : 'added', held, replaced)
}
