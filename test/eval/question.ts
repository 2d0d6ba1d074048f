import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** A passage that answers: its printed number, and words that stand in it. */
const Gold = z.object({ para: z.int().nullable(), span: z.string() })

/** A question that some paragraph answers. */
export const Asked = z.object({
  id: z.string(),
  report: z.string().optional(),
  file: z.string().optional(),
  scope: z.enum(['named', 'global']),
  type: z.enum(['fact', 'topic', 'lay', 'recommendation', 'typo']),
  question: z.string(),
  gold: z.array(Gold),
})
export type Asked = z.infer<typeof Asked>

const Grade = z.object({
  report: z.string(),
  judgement: z.string(),
  grade: z.string().nullable(),
  strand: z.string().nullish(),
})

/** A question that grades answer; all of `accept` must be given. */
export const Graded = z.object({ id: z.string(), question: z.string(), accept: z.array(Grade) })
export type Graded = z.infer<typeof Graded>

/** A history or a list by grade; what answers is named by file, in everyday words for the judgements. */
export const Filtered = z.object({
  id: z.string(),
  question: z.string(),
  expected: z.array(z.object({ file: z.string(), judgement: z.string(), grade: z.string().nullable() })),
})
export type Filtered = z.infer<typeof Filtered>

/** A question for praise or for criticism: words that would be right to quote, and such as say the opposite of the same subject. */
export const Toned = z.object({
  id: z.string(),
  question: z.string(),
  tone: z.enum(['praise', 'criticism']),
  right: z.array(z.string()),
  wrong: z.array(z.string()),
})
export type Toned = z.infer<typeof Toned>

/** A question about a council, naming no year, that its newest inspection answers: in these paragraphs. */
export const OfNewest = z.object({
  id: z.string(),
  question: z.string(),
  report: z.string(),
  keys: z.array(z.string()),
})
export type OfNewest = z.infer<typeof OfNewest>

/** A question that these reports do not answer. */
export const Unanswerable = z.object({ id: z.string(), question: z.string(), why: z.string() })
export type Unanswerable = z.infer<typeof Unanswerable>

/**
 * The questions of a file, one JSON object a line.
 * @throws Error naming file and line of one that is malformed
 */
export function readQuestions<T>(folder: string, file: string, schema: z.ZodType<T>): T[] {
  const lines = readFileSync(join(folder, file), 'utf8').split('\n')
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return []
    const read = schema.safeParse(JSON.parse(line))
    if (!read.success) throw new Error(`${file}, line ${index + 1}: ${z.prettifyError(read.error)}`)
    return [read.data]
  })
}
