import type { Complete, Library } from '../library/library.js'
import { answersOf, type Pilcrow, pilcrowOf, worldOver } from '../pilcrow/pilcrow.js'
import type { Vocabulary } from '../vocabulary/vocabulary.js'
import type { Database } from './database.js'
import { UnreachableError } from './database.js'
import { TooManyError } from './holding.js'
import { createLacks } from './lacks.js'
import { libraryReader } from './library.js'
import { assertReady } from './ready.js'
import { searchIn } from './search.js'

/** Pilcrow over a library in a database, as it was at one revision. */
export interface PilcrowIn {
  readonly pilcrow: Pilcrow
  readonly revision: string
  /** The same over the library as it is now; what has not changed is not read again. */
  again(): Promise<PilcrowIn>
}

/**
 * The bot over a library in a database.
 * @throws Error with a sentence where the database cannot be reached, or is not ready
 */
export function pilcrowIn(database: Database, vocabulary: Vocabulary): Promise<PilcrowIn> {
  const lacks = createLacks()
  const readLibrary = libraryReader(database, lacks)
  async function open(): Promise<PilcrowIn> {
    await assertReady(database)
    const { library, revision } = await readLibrary()
    const search = await searchIn(database, library, lacks, vocabulary)
    const world = await lacks.complete(() => worldOver(library, vocabulary, search))
    return { pilcrow: pilcrowOf(answersOf(world), lacks.complete, excuse), revision, again: open }
  }
  return open()
}

const excuse = (error: unknown): string | null =>
  error instanceof UnreachableError
    ? `${error.message} Please ask again in a moment.`
    : error instanceof TooManyError
      ? error.message
      : null

/** A library alone, for what reads it through. */
export async function libraryIn(
  database: Database,
): Promise<{ readonly library: Library; readonly complete: Complete }> {
  await assertReady(database)
  const lacks = createLacks()
  const { library } = await libraryReader(database, lacks)()
  return { library, complete: lacks.complete }
}
