import { grouped } from '../collections/group.js'
import type { Report } from '../model/report.js'
import type { Database, Transaction } from './database.js'
import type { DocumentKind } from './prepared.js'

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
  { id, authority }: Pick<Report, 'id' | 'authority'>,
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

function onesIn(bits: number): number {
  let sum = bits - ((bits >>> 1) & 0x55555555)
  sum = (sum & 0x33333333) + ((sum >>> 2) & 0x33333333)
  return Math.imul((sum + (sum >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** The documents of one council, and what they mean, in sixteen bytes each. */
interface OfCouncil {
  /** Changes with each of its reports. */
  readonly revision: string
  readonly reports: readonly string[]
  /** Where each report's documents begin; one more at the end. */
  readonly from: Uint32Array
  readonly numbers: Int32Array
  readonly signatures: Int32Array
}

/** Councils that are read at once: a megabyte or so. */
const COUNCILS_AT_ONCE = 40

/** What was read of a database before: of a new revision only the councils that have changed are read. */
const signaturesRead = new WeakMap<Database, Map<DocumentKind, Map<string, OfCouncil>>>()

/** @param within ids of the reports to look in; null for all */
type Nearest = (
  kind: DocumentKind,
  vector: Float32Array,
  within: ReadonlySet<string> | null,
  most: number,
) => Promise<number[]>

/**
 * The documents whose words mean most nearly what a vector does, found roughly: by how many signs differ. Twenty bytes of
 * each are held in memory, so that a library of millions can be looked through. They are those of the library as it is when
 * the first is looked for.
 */
export function nearestIn(database: Database): Nearest {
  const read = new Map<DocumentKind, ReturnType<typeof currentSignatures>>()
  function councilsFor(kind: DocumentKind): ReturnType<typeof currentSignatures> {
    const known = read.get(kind) ?? currentSignatures(database, kind)
    read.set(kind, known)
    // What could not be read is read again.
    known.catch(() => read.delete(kind))
    return known
  }
  return async (kind, vector, within, most) => nearestAmong(await councilsFor(kind), vector, within, most)
}

function nearestAmong(
  councils: ReadonlyMap<string, OfCouncil>,
  vector: Float32Array,
  within: ReadonlySet<string> | null,
  most: number,
): number[] {
  const sought = signatureOf(vector)
  const size = sought.length
  const histogram = new Uint32Array(size * BITS_A_NUMBER + 1)
  const looked = [...councils].flatMap(([, { reports, from, numbers, signatures }]) => {
    if (within !== null && !reports.some((id) => within.has(id))) return []
    const distances = new Uint8Array(numbers.length).fill(TOO_FAR)
    for (const [which, id] of reports.entries()) {
      if (within !== null && !within.has(id)) continue
      const end = from[which + 1] as number
      for (let document = from[which] as number, at = document * size; document < end; document++) {
        let distance = 0
        for (let each = 0; each < size; each++, at++)
          distance += onesIn((signatures[at] as number) ^ (sought[each] as number))
        distances[document] = distance
        histogram[distance] = (histogram[distance] as number) + 1
      }
    }
    return [{ numbers, distances }]
  })
  // The greatest distance at which no more are taken than are wanted.
  let furthest = -1
  for (let count = 0; furthest + 1 < histogram.length; furthest++) {
    count += histogram[furthest + 1] as number
    if (count > most) break
  }
  const found: number[] = []
  for (const { numbers, distances } of looked)
    for (let at = 0; at < numbers.length; at++)
      if ((distances[at] as number) <= furthest) found.push(numbers[at] as number)
  return found
}

/** Further than any two signatures are from each other. */
const TOO_FAR = 255

async function currentSignatures(database: Database, kind: DocumentKind): Promise<Map<string, OfCouncil>> {
  const ofDatabase = signaturesRead.get(database) ?? new Map<DocumentKind, Map<string, OfCouncil>>()
  signaturesRead.set(database, ofDatabase)
  const before = ofDatabase.get(kind) ?? new Map<string, OfCouncil>()
  const rows = await database.read<{ council: string; revision: string }>(
    `select council, count(*) || ' ' || max(revision) as revision from reports group by council`,
  )
  const now = new Map(
    rows.flatMap(({ council, revision }) => {
      const own = before.get(council)
      return own?.revision === revision ? [[council, own] as const] : []
    }),
  )
  const changed = rows.filter(({ council }) => !now.has(council))
  for (let at = 0; at < changed.length; at += COUNCILS_AT_ONCE)
    for (const [council, own] of await readSignatures(
      database,
      kind,
      changed.slice(at, at + COUNCILS_AT_ONCE),
    ))
      now.set(council, own)
  ofDatabase.set(kind, now)
  return now
}

async function readSignatures(
  database: Database,
  kind: DocumentKind,
  councils: readonly { readonly council: string; readonly revision: string }[],
): Promise<Map<string, OfCouncil>> {
  const rows = await database.read<{ council: string; report: string; numbers: Buffer; signatures: Buffer }>(
    `select council, report, numbers, signatures from report_signatures
     where kind = $1 and council = any($2) order by report`,
    [kind, councils.map(({ council }) => council)],
  )
  const ofCouncil = grouped(rows, ({ council }) => council)
  return new Map(
    councils.map(({ council, revision }) => {
      const own = ofCouncil.get(council) ?? []
      const from = new Uint32Array(own.length + 1)
      for (const [at, { numbers }] of own.entries())
        from[at + 1] = (from[at] as number) + numbers.length / NUMBER_BYTES
      return [
        council,
        {
          ...{ revision, from },
          reports: own.map(({ report }) => report),
          // PostgreSQL sends the greatest byte first.
          numbers: int32In(Buffer.concat(own.map(({ numbers }) => numbers)).swap32()),
          signatures: int32In(Buffer.concat(own.map(({ signatures }) => signatures))),
        },
      ]
    }),
  )
}

/** The same bytes in memory of their own: a buffer may stand anywhere in a larger one. */
const int32In = (bytes: Buffer): Int32Array => new Int32Array(new Uint8Array(bytes).buffer)
