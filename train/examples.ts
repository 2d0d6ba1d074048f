import { z } from 'zod'
import type { Report } from '../src/model/report.js'
import { linesIn } from './sources.js'

/** A line of `train/questions` or `train/refusing`: a paragraph and what people asked about it. */
const Line = z.object({
  file: z.string().optional(),
  report: z.string().optional(),
  key: z.string(),
  begins: z.string(),
  questions: z.array(z.string()),
  near_miss: z.string().nullish(),
  near_misses: z.array(z.string()).default([]),
})

/** A paragraph with questions that it answers, and some on its subject that it does not. */
export interface Example {
  readonly report: Report
  readonly key: string
  /** The file of questions, each by another writer. */
  readonly writer: string
  readonly questions: readonly string[]
  readonly nearMisses: readonly string[]
}

/** The paragraph of a report with a key; one whose key has moved is found by how it begins. */
export function paragraphOf(
  report: Report | undefined,
  { key, begins }: { readonly key: string; readonly begins: string },
): Report['paragraphs'][number] | undefined {
  const start = folded(begins).slice(0, 40)
  const isIt = ({ text }: { readonly text: string }) => folded(text.slice(0, 300)).startsWith(start)
  return report?.paragraphs.find((one) => one.key === key && isIt(one)) ?? report?.paragraphs.find(isIt)
}

const folded = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '')

/**
 * The examples of a folder of questions (`*.jsonl`) whose paragraphs some reports hold. One whose key has moved is found
 * by how it begins; one that is found nowhere is left out.
 * @throws ZodError for a line of another shape
 */
export function readExamples(folder: string, reports: readonly Report[]): Example[] {
  return linesIn(folder, Line).flatMap(({ file: writer, line }) => {
    const { file, report: id, key, begins, questions, near_miss, near_misses } = line
    const report = reports.find((one) => (id === undefined ? one.source.file === file : one.id === id))
    const paragraph = paragraphOf(report, { key, begins })
    if (!report || !paragraph) return []
    const nearMisses = [...(near_miss ? [near_miss] : []), ...near_misses]
    return [{ report, key: paragraph.key, writer, questions, nearMisses }]
  })
}
