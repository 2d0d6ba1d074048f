import { bundledLearnt } from '../../learnt/learnt.js'
import type { Report } from '../../model/report.js'
import { type SentenceEncoder, withVectorsOf } from '../../sentence-encoder/sentence-encoder.js'
import type { Vocabulary } from '../../vocabulary/vocabulary.js'
import { paragraphsOf, recommendationsIn } from '../document.js'
import { type Indexed, indexing, inIndexOrder } from '../indexed.js'
import { isBorneOut } from './borne-out.js'
import { keepSnapshot, keptSnapshot } from './keep.js'
import { pack, unpack } from './pack.js'
import { isSound } from './sound.js'
import { stamping } from './stamp.js'
import { inTurns } from './turns.js'

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
  const stamp = await inTurns(stamping(reports, vocabulary, encoder))
  const kept = await keptSnapshot(folder)
  const unpacked = kept && unpack(kept, stamp)
  const { dimensions } = encoder ?? bundledLearnt().encoder
  if (unpacked && isOf(unpacked, reports, dimensions))
    return { indexed: unpacked, from: 'snapshot', unkept: null }
  const made = await inTurns(indexing(reports))
  const indexed = encoder ? await withVectorsOf(encoder, made, reports) : made
  const unkept = reports.length === 0 ? null : await keep(folder, pack(indexed, stamp))
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
    ([index, documents]) => isSound(index, documents.length, dimensions) && isBorneOut(index, documents),
  )
}

const keep = (folder: string, parts: readonly Uint8Array[]): Promise<NodeJS.ErrnoException | null> =>
  keepSnapshot(folder, parts).then(
    () => null,
    (error) => error,
  )
