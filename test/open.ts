import type { AnswerContext } from '../src/command/command.js'
import { loadLibrary } from '../src/library/library.js'
import {
  type Answers,
  answerContextOver,
  answersOf,
  answersOver,
  createPilcrow,
  type Pilcrow,
} from '../src/pilcrow/pilcrow.js'
import { indexed } from '../src/search/indexed.js'
import { createSearch } from '../src/search/search.js'
import { packageData } from '../src/vocabulary/data.js'
import { loadVocabulary } from '../src/vocabulary/vocabulary.js'

/** Made once for all the files that a worker of Vitest runs: nothing changes any of it. */
export const vocabulary = loadVocabulary()
export const bundled = await loadLibrary(packageData())
export const bundledIndex = indexed(bundled.reports)
export const bundledContext: AnswerContext = answerContextOver(
  bundled,
  vocabulary,
  createSearch(bundled.reports, vocabulary, bundledIndex),
)

/** Answers over the five bundled reports that share nothing with others but the index. */
export const openAnew = (): Answers => answersOver(bundled, vocabulary, bundledIndex)

const answers = answersOf(bundledContext)
let pilcrow: Pilcrow | undefined

/** The answers over the five bundled reports, as every user first meets them. */
export const openBundled = async (): Promise<Answers> => answers

/** Pilcrow itself over them. */
export async function realPilcrow(): Promise<Pilcrow> {
  pilcrow ??= createPilcrow(bundled, vocabulary, bundledIndex)
  return pilcrow
}
