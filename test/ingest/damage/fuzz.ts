import { PdfError } from '../../../src/ingest/read/pdf/refusals.js'
import { parseReportFile } from '../../../src/ingest/readers/read-report.js'
import { NotAReport } from '../../../src/ingest/recognise.js'
import { sentencesOf } from '../../../src/text/tokens.js'
import { random } from '../../../train/random.js'
import { damages } from './damages.js'
import type { Made } from './reports.js'

/** What is wrong with what became of one damaged copy. */
interface Wrong {
  readonly report: string
  readonly damage: string
  /** Gives the same copy again. */
  readonly seed: number
  /** A sentence that the sound file does not hold, or an error that is no sentence. */
  readonly what: string
}

export interface Fuzzed {
  readonly refused: number
  /** Copies that were taken: what is damaged in them is not what anybody reads. */
  readonly taken: number
  readonly wrong: readonly Wrong[]
}

const asOneLine = (text: string): string => text.replace(/\s+/g, ' ')

/** All that a sound file says: each paragraph as it was healed, and the lines as they stand. */
async function heldIn({ name, bytes }: Made): Promise<string> {
  const { report, roles } = await parseReportFile(name, bytes).catch((error: unknown) => {
    throw new Error(`${name} is refused while it is sound: ${String(error)}`)
  })
  return [...report.paragraphs.map(({ text }) => text), ...roles.map(({ source }) => source)]
    .map(asOneLine)
    .join(' ')
}

/** What reading a damaged copy brings to light that is wrong; null where it is refused with a sentence. */
async function strayIn(name: string, bytes: Uint8Array, held: string): Promise<readonly string[] | null> {
  try {
    const { report } = await parseReportFile(name, bytes)
    return report.paragraphs
      .flatMap(({ text }) => sentencesOf(text))
      .map(asOneLine)
      .filter((sentence) => !held.includes(sentence))
  } catch (error) {
    const isSentence = error instanceof PdfError || error instanceof NotAReport
    return isSentence || (error instanceof Error && error.name === 'Error') ? null : [String(error)]
  }
}

/**
 * Damages reports in every way there is, one after another, and holds every sentence that is then read against what the
 * sound file says. Copies that the damage has left as they were are not counted.
 */
export async function fuzz(
  reports: readonly Made[],
  copies: number,
  firstSeed = 1,
  onCopy: (at: number) => void = () => undefined,
): Promise<Fuzzed> {
  const held = new Map<string, Promise<string>>()
  const kinds = Object.entries(damages)
  const wrong: Wrong[] = []
  let [refused, taken] = [0, 0]
  for (let seed = firstSeed; refused + taken < copies; seed += 1) {
    const draw = random(seed)
    const report = reports[Math.floor(draw() * reports.length)]
    const [damage, change] = kinds[seed % kinds.length] ?? []
    if (!report || !damage || !change) break
    const bytes = change(report.bytes, draw)
    if (Buffer.compare(bytes, report.bytes) === 0) continue
    onCopy(refused + taken)
    const known = held.get(report.name) ?? heldIn(report)
    held.set(report.name, known)
    const strays = await strayIn(report.name, bytes, await known)
    if (strays === null) refused += 1
    else taken += 1
    for (const what of strays ?? []) wrong.push({ report: report.name, damage, seed, what })
  }
  return { refused, taken, wrong }
}
