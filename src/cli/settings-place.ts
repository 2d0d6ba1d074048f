import { resolve } from 'node:path'
import type { Environment } from '../console/screen.js'
import { addressOf } from '../database/address.js'
import { defaultSettingsFile, openSettingsStore, type SettingsLocation } from '../settings/open.js'
import type { SettingsStore } from '../settings/store.js'
import { WrongUsage } from './usage.js'

/** Where the settings of servers and people are kept. */
export interface SettingsPlace {
  readonly place: SettingsLocation
  /** Whether the operator named it: then the bot does not start without it. */
  readonly isAsked: boolean
}

/**
 * PILCROW_DATABASE, else the file in PILCROW_STORE, else a file beside the library.
 * @throws WrongUsage where the database's address is none
 */
export function settingsPlace(env: Environment, library: string): SettingsPlace {
  const { PILCROW_DATABASE: database, PILCROW_STORE: file } = env
  if (database) {
    try {
      addressOf(database)
    } catch (error) {
      throw new WrongUsage((error as Error).message)
    }
    // Its user may be one who may only read: such a bot does without settings.
    return { place: { database }, isAsked: false }
  }
  return file
    ? { place: { file: resolve(file) }, isAsked: true }
    : { place: { file: defaultSettingsFile(library) }, isAsked: false }
}

/**
 * Opens the settings. Where the operator named no place and the usual one cannot be written to, the bot does without.
 * @param without told why, as a sentence
 * @param lost told of a connection to a database that breaks
 * @throws Error with a sentence where the operator's own place cannot be used
 */
export async function openSettings(
  { place, isAsked }: SettingsPlace,
  without: (message: string) => void,
  lost: (error: Error) => void,
): Promise<SettingsStore | null> {
  try {
    return await openSettingsStore(place, lost)
  } catch (error) {
    if (isAsked || !(error instanceof Error)) throw error
    without(
      `${error.message} Until there is a place that can be written to (PILCROW_STORE, PILCROW_DATABASE), nothing is kept.`,
    )
    return null
  }
}
