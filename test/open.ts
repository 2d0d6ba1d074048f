import { loadLibrary } from '../src/library/library.js'
import type { Answers } from '../src/pilcrow/pilcrow.js'
import { answersOver } from '../src/pilcrow/pilcrow.js'
import { packageData } from '../src/vocabulary/data.js'
import { loadVocabulary } from '../src/vocabulary/vocabulary.js'

/** The answers over the five bundled reports, as every user first meets them. */
export const openBundled = async (): Promise<Answers> =>
  answersOver(await loadLibrary(packageData()), loadVocabulary())
