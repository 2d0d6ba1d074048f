import type { World } from '../src/command/world.js'
import { loadLibrary } from '../src/library/library.js'
import {
  type Answers,
  answersOf,
  answersOver,
  createPilcrow,
  type Pilcrow,
  worldOver,
} from '../src/pilcrow/pilcrow.js'
import { indexed } from '../src/search/indexed.js'
import { createSearch } from '../src/search/search.js'
import { packageData } from '../src/vocabulary/data.js'
import { loadVocabulary } from '../src/vocabulary/vocabulary.js'

/** Made once for all the files that a worker of Vitest runs: nothing changes any of it. */
export const vocabulary = loadVocabulary()
export const bundled = await loadLibrary(packageData())
export const bundledIndex = indexed(bundled.reports)
export const bundledWorld: World = worldOver(
  bundled,
  vocabulary,
  createSearch(bundled.reports, vocabulary, bundledIndex),
)

/** Answers over the five bundled reports that share nothing with others but the index. */
export const openAnew = (): Answers => answersOver(bundled, vocabulary, bundledIndex)

const answers = answersOf(bundledWorld)
let pilcrow: Pilcrow | undefined

/** The answers over the five bundled reports, as every user first meets them. */
export const openBundled = async (): Promise<Answers> => answers

/** Pilcrow itself over them. */
export async function realPilcrow(): Promise<Pilcrow> {
  pilcrow ??= createPilcrow(bundled, vocabulary, bundledIndex)
  return pilcrow
}
