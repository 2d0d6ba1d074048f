import { setFlagsFromString } from 'node:v8'
import { type Output, writeLine } from '../console/screen.js'
import { addressOf, type Database } from '../database/database.js'
import { reasonOf } from '../files/files.js'
import type { ReportStore } from '../ingest/store/store.js'
import { ALL_AT_HAND, type Complete, type Library, loadLibrary, wasInterrupted } from '../library/library.js'
import { createPilcrow, type Pilcrow } from '../pilcrow/pilcrow.js'
import { openIndex } from '../search/snapshot/snapshot.js'
import type { SentenceEncoder } from '../sentence-encoder/sentence-encoder.js'
import { loadVocabulary, type Vocabulary } from '../vocabulary/vocabulary.js'
import { type ParsedArguments, WrongUsage } from './shell.js'

const INGEST_BROKEN_OFF =
  'The last ingest was broken off, and some of its reports may be missing. The same command goes on from there.'

/**
 * Loads the reports of a library; tells of each extract that is damaged, and goes on with the others.
 * @throws Error with a sentence where the folder cannot be used
 */
export async function openLibrary(folder: string, errors: Output): Promise<Library> {
  const library = await loadLibrary(folder)
  for (const problem of library.problems) writeLine(errors, problem)
  if (await wasInterrupted(folder)) writeLine(errors, INGEST_BROKEN_OFF)
  return library
}

/** Where a command finds its library: in a folder, or in a database. */
export type LibraryLocation = Pick<ParsedArguments, 'library' | 'database'>

/** What a command calls its library. */
export const libraryName = ({ library, database }: LibraryLocation): string =>
  database ? `the database ${addressOf(database).name}` : library

/**
 * Opens the database that holds the library; null where a folder does.
 * @throws Error with a sentence where the address is none
 */
export async function databaseAt(
  { database }: LibraryLocation,
  encoder: SentenceEncoder | null = null,
): Promise<Database | null> {
  if (!database) return null
  if (encoder !== null)
    throw new WrongUsage('PILCROW_ENCODER serves a library in a folder: unset it, or PILCROW_DATABASE.')
  const { openDatabase } = await import('../database/database.js')
  return openDatabase(database)
}

/** What opens the database for files to go into; undefined where a folder takes them. */
export async function storeAt(
  where: LibraryLocation,
): Promise<((reader: string) => Promise<ReportStore>) | undefined> {
  const database = await databaseAt(where)
  if (!database) return undefined
  const { openStoreIn } = await import('../database/store.js')
  return (reader) => openStoreIn(database, reader)
}

/** A library to read through, with what fetches of it what is not at hand. */
export async function libraryAt(
  where: LibraryLocation,
  errors: Output,
): Promise<{ readonly library: Library; readonly complete: Complete }> {
  const database = await databaseAt(where)
  if (!database) return { library: await openLibrary(where.library, errors), complete: ALL_AT_HAND }
  const { libraryIn } = await import('../database/open.js')
  const opened = await libraryIn(database)
  for (const problem of opened.library.problems) writeLine(errors, problem)
  return opened
}

/** The whole bot over the library that a command names. */
export async function pilcrowAt(
  where: LibraryLocation,
  errors: Output,
  encoder: SentenceEncoder | null,
): Promise<Pilcrow> {
  const database = await databaseAt(where, encoder)
  if (!database) return openPilcrow(where.library, errors, encoder)
  const { pilcrowIn } = await import('../database/open.js')
  const { pilcrow } = await pilcrowIn(database, loadVocabulary())
  for (const problem of pilcrow.library.problems) writeLine(errors, problem)
  return pilcrow
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
  if (problem) writeLine(errors, problem)
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
  const { indexed, unsaved } = await openIndex(folder, library.reports, vocabulary, encoder)
  return {
    pilcrow: createPilcrow(library, vocabulary, indexed, encoder),
    problem:
      unsaved && !READ_ONLY.includes(unsaved.code)
        ? `The next start will take as long as this one, for the index could not be kept: ${reasonOf(unsaved)}`
        : null,
  }
}

/**
 * What V8 heeds from now on: to clear rubbish away when the heap has grown by a third or so of what is needed, where it would
 * else let it grow to twice and more. Over 40,000 paragraphs and 150 questions that is 192 MB, where a growth by 60 is 213, for a
 * sixth more time of the processor; by itself V8 comes to 325 MB.
 */
const FLAGS = ['--semi-space-growth-factor=1', '--heap-growing-percent=30']

/** For a process that leaves the library to a database: little is held, and many may run beside each other on one machine. */
export function keepHeapSmall(): void {
  for (const flag of FLAGS) setFlagsFromString(flag)
}
