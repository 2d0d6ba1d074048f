import { type Output, tell } from '../console/screen.js'
import { wasBrokenOff } from '../ingest/store/write.js'
import type { Library } from '../library/library.js'
import { loadLibrary } from '../library/load.js'
import { createPilcrow, type Pilcrow } from '../pilcrow.js'
import { reasonOf } from '../reason.js'
import { openIndex } from '../search/snapshot/snapshot.js'
import type { SentenceEncoder } from '../sentence-encoder/sentence-encoder.js'
import { loadVocabulary, type Vocabulary } from '../vocabulary/vocabulary.js'

const BROKEN_OFF =
  'The last ingest was broken off, and some of its reports may be missing. The same command goes on from there.'

/**
 * Loads the reports of a library; tells of each extract that is damaged, and goes on with the others.
 * @throws Error with a sentence where the folder cannot be used
 */
export async function openLibrary(folder: string, errors: Output): Promise<Library> {
  const library = await loadLibrary(folder)
  for (const problem of library.problems) tell(errors, problem)
  if (await wasBrokenOff(folder)) tell(errors, BROKEN_OFF)
  return library
}

/** What the system says of a folder that may only be read: then each start makes the index anew, and nothing is wrong. */
const READ_ONLY: readonly unknown[] = ['EROFS', 'EACCES', 'EPERM']

/** The whole bot over a library: its reports, the words of the field, the index over the paragraphs. */
export async function openPilcrow(
  folder: string,
  errors: Output,
  encoder: SentenceEncoder | null = null,
): Promise<Pilcrow> {
  const library = await openLibrary(folder, errors)
  const { pilcrow, problem } = await pilcrowOver(folder, library, loadVocabulary(), encoder)
  if (problem) tell(errors, problem)
  return pilcrow
}

/**
 * The bot over the library in a folder, its index from the snapshot there if it fits; nothing else waits long for it.
 * `problem` is a sentence where the snapshot could not be written.
 */
export async function pilcrowOver(
  folder: string,
  library: Library,
  vocabulary: Vocabulary,
  encoder: SentenceEncoder | null = null,
): Promise<{ pilcrow: Pilcrow; problem: string | null }> {
  const { indexed, unkept } = await openIndex(folder, library.reports, vocabulary, encoder)
  return {
    pilcrow: createPilcrow(library, vocabulary, indexed, encoder),
    problem:
      unkept && !READ_ONLY.includes(unkept.code)
        ? `The next start will take as long as this one, for the index could not be kept: ${reasonOf(unkept)}`
        : null,
  }
}
