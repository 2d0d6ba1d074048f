import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import { loadLibrary } from '../src/library/library.js'
import type { Report } from '../src/model/report.js'
import { packageData } from '../src/vocabulary/data.js'

/** What is learnt from: reports, and lines in which somebody judged what they say. */

/** The reports that come with Pilcrow, and behind them those of another library: one that both hold comes twice. */
export async function reportsWith(library: string | undefined): Promise<Report[]> {
  const folders = [packageData(), ...(library ? [library] : [])]
  return (await Promise.all(folders.map(loadLibrary))).flatMap(({ reports }) => [...reports])
}

/**
 * The lines of a folder (`*.jsonl`), each with the name of its file.
 * @throws ZodError for a line of another shape
 */
export const linesIn = <Form extends z.ZodType>(
  folder: string,
  form: Form,
): { readonly file: string; readonly line: z.output<Form> }[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((file) =>
      readFileSync(join(folder, file), 'utf8')
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => ({ file, line: form.parse(JSON.parse(line)) })),
    )
