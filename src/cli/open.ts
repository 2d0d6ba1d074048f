import type { Output } from '../console/screen.js'
import type { Library } from '../library/library.js'
import { loadLibrary } from '../library/load.js'
import { createPilcrow, type Pilcrow } from '../pilcrow.js'
import { loadVocabulary } from '../vocabulary/vocabulary.js'

/**
 * Loads the reports of a library; tells of each extract that is damaged, and goes on with the others.
 * @throws Error with a sentence where the folder cannot be used
 */
export async function openLibrary(folder: string, errors: Output): Promise<Library> {
  const library = await loadLibrary(folder)
  for (const problem of library.problems) errors.write(`${problem}\n`)
  return library
}

/** The whole bot over a library: its reports, the words of the field, the index over the paragraphs. */
export const openPilcrow = async (folder: string, errors: Output): Promise<Pilcrow> =>
  createPilcrow(await openLibrary(folder, errors), loadVocabulary())
