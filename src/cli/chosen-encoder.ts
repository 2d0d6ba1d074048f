import type { Environment } from '../console/screen.js'
import { openSentenceEncoder } from '../sentence-encoder/open.js'
import type { SentenceEncoder } from '../sentence-encoder/sentence-encoder.js'

/** The sentence encoder of `PILCROW_ENCODER`; null where it is unset or empty. Throws a sentence where there is none to be had. */
export const chosenEncoder = async (env: Environment): Promise<SentenceEncoder | null> =>
  env.PILCROW_ENCODER ? openSentenceEncoder(env.PILCROW_ENCODER) : null
