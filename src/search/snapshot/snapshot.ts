import { bundledLearnt } from '../../learnt/learnt.js'
import type { Report } from '../../model/report.js'
import type { SentenceEncoder } from '../../sentence-encoder/sentence-encoder.js'
import type { Vocabulary } from '../../vocabulary/vocabulary.js'
import { paragraphsOf, recommendationsIn } from '../document.js'
import { type Indexed, indexing, inIndexOrder } from '../indexed.js'
import { deserialise, serialise } from './file-format.js'
import { fingerprinting } from './fingerprint.js'
import { withVectorsOf } from './sentence-vectors.js'
import { readSnapshot, writeSnapshot } from './storage.js'
import { inTimeSlices } from './time-slices.js'
import { agreesWithDocuments, isWellFormed } from './validate.js'

/** An index over a library's reports, and how it was come by. */
export interface Opened {
  readonly indexed: Indexed
  readonly from: 'snapshot' | 'reports'
  /** What the system said where it could not be kept for the next start; null where it was. */
  readonly unkept: NodeJS.ErrnoException | null
}

/**
 * The index over these reports: from the snapshot in the library's folder where that was made of these very reports by
 * this very Pilcrow, else made now, in turns, and kept for the next start.
 * @param encoder makes the vectors, where one was chosen
 */
export async function openIndex(
  folder: string,
  reports: readonly Report[],
  vocabulary: Vocabulary,
  encoder: SentenceEncoder | null = null,
): Promise<Opened> {
  const fingerprint = await inTimeSlices(fingerprinting(reports, vocabulary, encoder))
  const bytes = await readSnapshot(folder)
  const stored = bytes && deserialise(bytes, fingerprint)
  const { dimensions } = encoder ?? bundledLearnt().encoder
  if (stored && isOf(stored, reports, dimensions)) return { indexed: stored, from: 'snapshot', unkept: null }
  const made = await inTimeSlices(indexing(reports))
  const indexed = encoder ? await withVectorsOf(encoder, made, reports) : made
  const unkept = reports.length === 0 ? null : await keep(folder, serialise(indexed, fingerprint))
  return { indexed, from: 'reports', unkept }
}

/** Nobody is taken at their word who may write to the folder: what the snapshot says is held against the reports. */
function isOf(
  { paragraphs, recommendations }: Indexed,
  reports: readonly Report[],
  dimensions: number,
): boolean {
  const ordered = inIndexOrder(reports)
  const pairs = [
    [paragraphs, paragraphsOf(ordered)],
    [recommendations, recommendationsIn(ordered)],
  ] as const
  return pairs.every(
    ([index, documents]) =>
      isWellFormed(index, documents.length, dimensions) && agreesWithDocuments(index, documents),
  )
}

const keep = (folder: string, parts: readonly Uint8Array[]): Promise<NodeJS.ErrnoException | null> =>
  writeSnapshot(folder, parts).then(
    () => null,
    (error) => error,
  )
