import { loadLibrary } from '../src/library/load.js'
import { createPilcrow, type Pilcrow } from '../src/pilcrow.js'
import { packageData } from '../src/vocabulary/data.js'
import { loadVocabulary } from '../src/vocabulary/vocabulary.js'

/** The bot over the five bundled reports, as every user first meets it. */
export const openBundled = async (): Promise<Pilcrow> =>
  createPilcrow(await loadLibrary(packageData()), loadVocabulary())
