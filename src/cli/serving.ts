import type { Library } from '../library/library.js'
import { loadLibrary } from '../library/library.js'
import type { Counts } from '../operate/counts.js'
import { EMPTY_FOLDER, readFolderState } from '../operate/library-watch/changes.js'
import { type LibraryWatch, watchLibrary } from '../operate/library-watch/watch.js'
import type { Logger } from '../operate/log.js'
import type { Pilcrow } from '../pilcrow/pilcrow.js'
import type { SentenceEncoder } from '../sentence-encoder/sentence-encoder.js'
import { loadVocabulary } from '../vocabulary/vocabulary.js'
import { databaseAt, type LibraryLocation, pilcrowOver } from './open.js'

/** What a running bot answers from. */
export interface Serving {
  readonly pilcrow: Pilcrow
  /** Follows the library from then on, and hands on each Pilcrow of a renewed one. */
  follow(serve: (pilcrow: Pilcrow) => void): LibraryWatch
}

interface ServingSettings {
  readonly log: Logger
  readonly counts: Counts
  /** Of PILCROW_ENCODER; null where none is chosen. */
  readonly encoder: SentenceEncoder | null
}

/**
 * Opens the library for a bot that runs on while it changes.
 * @throws Error with a sentence where it cannot be used
 */
export async function openServing(where: LibraryLocation, told: ServingSettings): Promise<Serving> {
  return (await serveDatabase(where, told)) ?? serveFolder(where.library, told)
}

async function serveDatabase(
  where: LibraryLocation,
  { log, counts, encoder }: ServingSettings,
): Promise<Serving | null> {
  const database = await databaseAt(where, encoder)
  if (!database) return null
  const [{ pilcrowIn }, { followDatabase }] = await Promise.all([
    import('../database/open.js'),
    import('../database/follow.js'),
  ])
  const opened = await pilcrowIn(database, loadVocabulary())
  for (const message of opened.pilcrow.library.problems) log.warn('extract refused', { message })
  return {
    pilcrow: opened.pilcrow,
    follow: (serve) => followDatabase({ database, opened, serve, log, counts }),
  }
}

async function serveFolder(folder: string, { log, counts, encoder }: ServingSettings): Promise<Serving> {
  const vocabulary = loadVocabulary()
  const state = await readFolderState(folder).catch(() => EMPTY_FOLDER)
  const library = await loadLibrary(folder)
  for (const message of library.problems) log.warn('extract refused', { message })
  const open = async (held: Library): Promise<Pilcrow> => {
    const { pilcrow, problem } = await pilcrowOver(folder, held, vocabulary, encoder)
    if (problem) log.warn('index not kept', { message: problem })
    return pilcrow
  }
  const pilcrow = await open(library)
  return { pilcrow, follow: (serve) => watchLibrary({ folder, state, pilcrow, open, serve, log, counts }) }
}
