import { grouped } from '../collections/collections.js'
import type { Extract } from '../model/report.js'
import type { Database, Transaction } from './database.js'
import type { DocumentKind } from './prepared.js'
import { openScratch, type Scratch } from './scratch.js'

/** Signatures are made of whole numbers of 32 bits, of which each tells the signs of so many of a vector's numbers. */
const BITS_A_NUMBER = 32

/** The signs of a vector's numbers: two that mean the same have nearly the same bits. */
function signatureOf(vector: ArrayLike<number>): Int32Array {
  const signature = new Int32Array(Math.ceil(vector.length / BITS_A_NUMBER))
  for (let at = 0; at < vector.length; at++)
    if ((vector[at] as number) > 0)
      signature[at >>> 5] = (signature[at >>> 5] as number) | (1 << (at & (BITS_A_NUMBER - 1)))
  return signature
}

const signatureBytes = (vector: ArrayLike<number>): Buffer => Buffer.from(signatureOf(vector).buffer)

/** Writes the signatures of a report's documents. */
export async function putSignatures(
  connection: Transaction,
  kind: DocumentKind,
  { id, authority }: Pick<Extract, 'id' | 'authority'>,
  documents: readonly { readonly number: number; readonly vector: ArrayLike<number> }[],
): Promise<void> {
  if (documents.length === 0) return
  const ordered = documents.toSorted((one, other) => one.number - other.number)
  const numbers = Buffer.alloc(ordered.length * NUMBER_BYTES)
  for (const [at, { number }] of ordered.entries()) numbers.writeInt32BE(number, at * NUMBER_BYTES)
  await connection.query(
    'insert into report_signatures (kind, report, council, numbers, signatures) values ($1, $2, $3, $4, $5)',
    [kind, id, authority.slug, numbers, Buffer.concat(ordered.map(({ vector }) => signatureBytes(vector)))],
  )
}

/** A document's number takes so many bytes, as PostgreSQL sends an integer. */
const NUMBER_BYTES = 4

/** What stands of one document in the scratch: its number, then its signature. */
const recordBytes = (vector: ArrayLike<number>): number => NUMBER_BYTES + signatureBytes(vector).length

/** The documents of one council, one report's behind the other's. */
interface OfCouncil {
  /** Changes with each of its reports. */
  readonly revision: string
  /** Ids, with a blank between them: an array of them would be three times as large. */
  readonly reports: string
  /** How many documents each report has. */
  readonly counts: readonly number[]
  /** Where their records begin in the scratch, and how many bytes they are. */
  readonly at: number
  readonly length: number
}

/** All documents of a kind, at one revision of the library. */
interface AllSignatures {
  readonly scratch: Scratch
  readonly councils: ReadonlyMap<string, OfCouncil>
}

/** Councils that are read at once: a megabyte or so. */
const COUNCILS_AT_ONCE = 40
/** Records that are looked through at once: the bot does other things between two. */
const BYTES_AT_ONCE = 512 * 1024
/** A scratch is begun anew when so many times as much was written as is still of use. */
const MOST_OUTDATED = 2

/** What was read of a database before: of a new revision only the councils that have changed are read. */
const signaturesRead = new WeakMap<Database, Map<DocumentKind, AllSignatures>>()

/** @param within ids of the reports to look in; null for all */
type Nearest = (
  kind: DocumentKind,
  vector: Float32Array,
  within: ReadonlySet<string> | null,
  most: number,
) => Promise<number[]>

/**
 * The documents whose words mean most nearly what a vector does, found roughly: by the signs of their vectors' numbers.
 * Twenty bytes of each are kept in a scratch file, so that a library of millions can be looked through and none of it be held
 * in memory. They are those of the library as it is when the first is looked for.
 */
export function nearestIn(database: Database): Nearest {
  const read = new Map<DocumentKind, Promise<AllSignatures>>()
  function allOf(kind: DocumentKind): Promise<AllSignatures> {
    const known = read.get(kind) ?? currentSignatures(database, kind)
    read.set(kind, known)
    // What could not be read is read again.
    known.catch(() => read.delete(kind))
    return known
  }
  return async (kind, vector, within, most) => nearestAmong(await allOf(kind), vector, within, most)
}

/** Steps in which it is told how far a signature is from a vector. */
const FURTHEST = 4000

/**
 * How far a signature is from a vector, by its bytes: each sign that differs counts as much as the vector's own number there.
 * So it is the vector itself that is held against signs, which says far more than signs held against signs.
 */
function distancesByByte(vector: Float32Array): Int32Array {
  const bytes = signatureBytes(vector)
  const whole = vector.reduce((sum, one) => sum + Math.abs(one), 0) || 1
  const distances = new Int32Array(bytes.length * 256)
  for (const [at, own] of bytes.entries())
    for (let byte = 0; byte < 256; byte++) {
      let distance = 0
      for (let bit = 0; bit < 8; bit++)
        if (((byte ^ own) >> bit) & 1) distance += Math.abs(vector[at * 8 + bit] ?? 0)
      distances[at * 256 + byte] = Math.round((FURTHEST * distance) / whole)
    }
  return distances
}

async function nearestAmong(
  { scratch, councils }: AllSignatures,
  vector: Float32Array,
  within: ReadonlySet<string> | null,
  most: number,
): Promise<number[]> {
  const distances = distancesByByte(vector)
  const nearest = nearestOf(most)
  const record = recordBytes(vector)
  const runs = runsOf(councils.values(), within, record)
  const bytes = new Uint8Array(Math.max(0, ...runs.map(({ length }) => length)))
  const numbers = new DataView(bytes.buffer)
  for (const { at, length, looked } of runs) {
    await scratch.read(at, bytes.subarray(0, length))
    for (const [from, to] of looked)
      for (let start = from - at; start < to - at; start += record) {
        let distance = 0
        for (let byte = start + NUMBER_BYTES, table = 0; byte < start + record; byte++, table += 256)
          distance += distances[table + (bytes[byte] as number)] as number
        if (distance <= nearest.furthest()) nearest.take(numbers.getInt32(start), distance)
      }
  }
  return nearest.numbers()
}

/** What is read of the scratch at once, and of it what is looked through. */
interface Run {
  readonly at: number
  length: number
  readonly looked: [from: number, to: number][]
}

function runsOf(councils: Iterable<OfCouncil>, within: ReadonlySet<string> | null, record: number): Run[] {
  const runs: Run[] = []
  for (const { at, length, reports, counts } of [...councils].sort((one, other) => one.at - other.at)) {
    const looked: Run['looked'] = []
    let from = at
    if (within === null) looked.push([at, at + length])
    else
      for (const [which, id] of reports.split(' ').entries()) {
        const to = from + (counts[which] ?? 0) * record
        if (within.has(id)) looked.push([from, to])
        from = to
      }
    if (looked.length === 0) continue
    const last = runs.at(-1)
    const isNext = last && last.at + last.length === at && last.length + length <= BYTES_AT_ONCE
    if (isNext) {
      last.length += length
      last.looked.push(...looked)
    } else runs.push({ at, length, looked })
  }
  return runs
}

/** Keeps the nearest of what it is given; of those that are as far as the furthest, all or none. */
function nearestOf(most: number) {
  const byDistance: number[][] = []
  let count = 0
  let furthest = Number.POSITIVE_INFINITY
  return {
    furthest: () => furthest,
    take(number: number, distance: number): void {
      const those = byDistance[distance] ?? []
      byDistance[distance] = those
      those.push(number)
      count++
      while (count > most) {
        count -= byDistance.pop()?.length ?? 0
        furthest = byDistance.length - 1
      }
    },
    numbers: () => byDistance.flat(),
  }
}

async function currentSignatures(database: Database, kind: DocumentKind): Promise<AllSignatures> {
  const ofDatabase = signaturesRead.get(database) ?? new Map<DocumentKind, AllSignatures>()
  signaturesRead.set(database, ofDatabase)
  const rows = await database.read<{ council: string; revision: string }>(
    `select council, count(*) || ' ' || max(revision) as revision from reports group by council`,
  )
  const before = ofDatabase.get(kind)
  const inUse = [...(before?.councils.values() ?? [])].reduce((sum, { length }) => sum + length, 0)
  const isOutdated = before === undefined || before.scratch.size() > MOST_OUTDATED * inUse + BYTES_AT_ONCE
  const scratch = isOutdated ? await openScratch() : before.scratch
  const now = new Map(
    rows.flatMap(({ council, revision }) => {
      const own = isOutdated ? undefined : before.councils.get(council)
      return own?.revision === revision ? [[council, own] as const] : []
    }),
  )
  const changed = rows.filter(({ council }) => !now.has(council))
  for (let at = 0; at < changed.length; at += COUNCILS_AT_ONCE)
    for (const [council, own] of await readSignatures(
      database,
      kind,
      changed.slice(at, at + COUNCILS_AT_ONCE),
      scratch,
    ))
      now.set(council, own)
  if (isOutdated) before?.scratch.retire()
  const all = { scratch, councils: now }
  ofDatabase.set(kind, all)
  return all
}

async function readSignatures(
  database: Database,
  kind: DocumentKind,
  councils: readonly { readonly council: string; readonly revision: string }[],
  scratch: Scratch,
): Promise<Map<string, OfCouncil>> {
  const rows = await database.read<{ council: string; report: string; numbers: Buffer; signatures: Buffer }>(
    `select council, report, numbers, signatures from report_signatures
     where kind = $1 and council = any($2) order by report`,
    [kind, councils.map(({ council }) => council)],
  )
  const ofCouncil = grouped(rows, ({ council }) => council)
  const read = new Map<string, OfCouncil>()
  for (const { council, revision } of councils) {
    const own = ofCouncil.get(council) ?? []
    const records = Buffer.concat(own.flatMap(recordsOf))
    read.set(council, {
      ...{ revision, length: records.length },
      reports: own.map(({ report }) => report).join(' '),
      counts: own.map(({ numbers }) => numbers.length / NUMBER_BYTES),
      at: await scratch.append(records),
    })
  }
  return read
}

/** Of a report's numbers and signatures, each document's together. */
function recordsOf({ numbers, signatures }: { numbers: Buffer; signatures: Buffer }): Buffer[] {
  const count = numbers.length / NUMBER_BYTES
  const size = signatures.length / Math.max(1, count)
  return Array.from({ length: count }, (_, at) => [
    numbers.subarray(at * NUMBER_BYTES, (at + 1) * NUMBER_BYTES),
    signatures.subarray(at * size, (at + 1) * size),
  ]).flat()
}
