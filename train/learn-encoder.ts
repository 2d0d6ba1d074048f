import { encoderFile } from '../src/learnt/learnt.js'
import type { Report } from '../src/model/report.js'
import { type EncoderSettings, trainEncoder } from './encoder.js'
import type { Example } from './examples.js'
import { lessonsOf, rowsOf } from './lessons.js'
import { startingVectors } from './vectors.js'

const ENCODER: EncoderSettings = { seed: 1, epochs: 6, rate: 0.006, batch: 32, beside: 2, drop: 0.1 }

/** What a thread needs to learn an encoder. */
export interface EncoderToLearn {
  readonly name: string
  readonly reports: readonly Report[]
  readonly examples: readonly Example[]
  /** Stems that get a vector though nobody used them. */
  readonly others: readonly string[]
}

/** The encoder that some examples teach, as its file holds it; a thread's work. */
export default function learnEncoder({ name, reports, examples, others }: EncoderToLearn): Uint8Array {
  const tell = (line: string): void => console.error(`         the encoder ${name}: ${line}`)
  const said = rowsOf(reports, examples, [])
  const start = startingVectors(new Set([...said.stems, ...others]))
  const rows = rowsOf(reports, examples, [...start.keys()])
  tell(`${examples.length} paragraphs, ${rows.stems.length} words`)
  const lessons = lessonsOf(reports, examples, rows)
  return encoderFile(rows.stems, trainEncoder(rows.stems, start, rows.idf, lessons, ENCODER, tell))
}
