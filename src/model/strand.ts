import type { Strand } from './report.js'

export const STRAND_IN_WORDS: Readonly<Record<Strand, string>> = {
  safeguarding: 'safeguarding',
  'looked-after-children': 'looked after children',
}
