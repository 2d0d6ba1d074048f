import type { Database } from './database.js'
import type { Kind } from './prepared.js'

/** Signatures are made of whole numbers of 32 bits, of which each tells the signs of so many of a vector's numbers. */
const BITS = 32

/** The signs of a vector's numbers: two that mean the same have nearly the same ones. */
export function signatureOf(vector: ArrayLike<number>): Int32Array {
  const signature = new Int32Array(Math.ceil(vector.length / BITS))
  for (let at = 0; at < vector.length; at++)
    if ((vector[at] as number) > 0)
      signature[at >>> 5] = (signature[at >>> 5] as number) | (1 << (at & (BITS - 1)))
  return signature
}

export const signatureBytes = (vector: ArrayLike<number>): Buffer => Buffer.from(signatureOf(vector).buffer)

function ones(bits: number): number {
  let sum = bits - ((bits >>> 1) & 0x55555555)
  sum = (sum & 0x33333333) + ((sum >>> 2) & 0x33333333)
  return Math.imul((sum + (sum >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** The documents of one report, and what they mean, in sixteen bytes each. */
interface OfReport {
  readonly revision: string
  readonly numbers: Int32Array
  readonly signatures: Int32Array
}

/** Reports that are read at once. */
const AT_ONCE = 200

/** What was read of a database before: of a new revision only the reports that have changed are read. */
const known = new WeakMap<Database, Map<Kind, Map<string, OfReport>>>()

/**
 * The documents whose words mean most nearly what a vector does, found roughly: by how many signs differ. Some twenty bytes of
 * each are held in memory, so that a library of millions can be looked through.
 */
export async function nearestIn(
  database: Database,
  kind: Kind,
  vector: Float32Array,
  within: ReadonlySet<string> | null,
  most: number,
): Promise<number[]> {
  const reports = await upToDate(database, kind)
  const asked = signatureOf(vector)
  const size = asked.length
  const histogram = new Uint32Array(size * BITS + 1)
  const looked = [...reports].flatMap(([id, { numbers, signatures }]) => {
    if (within !== null && !within.has(id)) return []
    const distances = new Uint8Array(numbers.length)
    for (let document = 0, at = 0; document < numbers.length; document++) {
      let distance = 0
      for (let each = 0; each < size; each++, at++)
        distance += ones((signatures[at] as number) ^ (asked[each] as number))
      distances[document] = distance
      histogram[distance] = (histogram[distance] as number) + 1
    }
    return [{ numbers, distances }]
  })
  // The greatest distance at which no more are taken than are wanted.
  let furthest = -1
  for (let count = 0; furthest + 1 < histogram.length; furthest++) {
    count += histogram[furthest + 1] as number
    if (count > most) break
  }
  return looked.flatMap(({ numbers, distances }) =>
    [...numbers].filter((_, at) => (distances[at] as number) <= furthest),
  )
}

async function upToDate(database: Database, kind: Kind): Promise<Map<string, OfReport>> {
  const ofDatabase = known.get(database) ?? new Map<Kind, Map<string, OfReport>>()
  known.set(database, ofDatabase)
  const before = ofDatabase.get(kind) ?? new Map<string, OfReport>()
  const rows = await database.read<{ id: string; revision: string }>('select id, revision from reports')
  const changed = rows.filter(({ id, revision }) => before.get(id)?.revision !== revision)
  const now = new Map(
    rows.flatMap(({ id }) => {
      const own = before.get(id)
      return own ? [[id, own] as const] : []
    }),
  )
  for (let at = 0; at < changed.length; at += AT_ONCE) {
    const some = changed.slice(at, at + AT_ONCE)
    const revisions = new Map(some.map(({ id, revision }) => [id, revision]))
    const read = await database.read<{ report: string; numbers: string; signatures: Buffer }>(
      `select report, string_agg(number::text, ',' order by number) as numbers,
         string_agg(signature, '' order by number) as signatures
       from ${kind}_words where report = any($1) group by report`,
      [[...revisions.keys()]],
    )
    for (const { report, numbers, signatures } of read)
      now.set(report, {
        revision: revisions.get(report) ?? '',
        numbers: Int32Array.from(numbers.split(','), Number),
        signatures: new Int32Array(new Uint8Array(signatures).buffer),
      })
  }
  ofDatabase.set(kind, now)
  return now
}
