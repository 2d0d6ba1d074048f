import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { loadLibrary } from '../../../src/library/library.js'
import { createPilcrow } from '../../../src/pilcrow/pilcrow.js'
import { openIndex } from '../../../src/search/snapshot/snapshot.js'
import { loadVocabulary } from '../../../src/vocabulary/vocabulary.js'
import { aliveSeconds, heldMb, peakMb, workedSeconds } from './memory.js'

/** One start of Pilcrow: what it took until it could answer. */
export interface Start {
  readonly from: 'snapshot' | 'reports'
  readonly seconds: number
  readonly worked: number
  /** The part of `worked` that went into the index: reading and checking the snapshot, or making and keeping it. */
  readonly index: number
  readonly heldMb: number
  readonly peakMb: number
  readonly snapshotMb: number
}

/** Opens a library as the bot does, and tells what that took. */
const [folder = ''] = process.argv.slice(2)
const library = await loadLibrary(folder)
const vocabulary = loadVocabulary()
const before = workedSeconds()
const { indexed, from } = await openIndex(folder, library.reports, vocabulary)
const index = workedSeconds() - before
const pilcrow = createPilcrow(library, vocabulary, indexed)
const [seconds, worked] = [aliveSeconds(), workedSeconds()]
const { size } = await stat(join(folder, 'index', 'search.bin'))
console.log(
  JSON.stringify({
    from,
    seconds,
    worked,
    index,
    heldMb: heldMb(),
    peakMb: peakMb(),
    snapshotMb: size / 2 ** 20,
  } satisfies Start),
)
// Held until its memory has been counted.
pilcrow.commands
