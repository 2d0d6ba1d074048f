import type { ParseArgsConfig } from 'node:util'
import { z } from 'zod'

/** The flags of each command, as it is told of them; what is wrong with one, as a sentence. */

const isGiven = z.boolean().default(false)

export const NoFlags = z.object({})

/** Those that stand beside any command. */
export const GlobalFlags = z.object({ library: z.string().optional(), help: isGiven, version: isGiven })

const SHORT_FLAGS: Readonly<Record<string, string>> = { help: 'h', version: 'v' }

export const SayFlags = z
  .object({ json: isGiven, csv: isGiven, explain: isGiven })
  .refine(
    ({ csv, json, explain }) => !(csv && (json || explain)),
    'An answer comes as CSV or as JSON: say --csv, or say --json.',
  )
export type SayFlags = z.output<typeof SayFlags>

export const IngestFlags = z.object({
  json: isGiven,
  csv: isGiven,
  /** The file of which each line is explained. */
  explain: z.string().optional(),
})
export type IngestFlags = z.output<typeof IngestFlags>

/** A year, a month or a day: `2022`, `2022-07-08`. */
const SINCE_DATE = /^\d{4}(-\d\d(-\d\d)?)?$/

export const FetchFlags = z.object({
  json: isGiven,
  new: isGiven,
  since: z
    .string()
    .regex(SINCE_DATE, {
      error: ({ input }) => `--since takes a year or a day, such as 2022 or 2022-07-08; not “${input}”.`,
    })
    .optional(),
  'dry-run': isGiven,
})
export type FetchFlags = z.output<typeof FetchFlags>

export const GradesFlags = z.object({ csv: z.literal(true, 'Grades come as CSV: pilcrow grades --csv') })

export type FlagOptions = NonNullable<ParseArgsConfig['options']>

/** What `parseArgs` is to know of flags: one that may be true stands alone, any other takes a value. */
export const flagOptions = ({ shape }: z.ZodObject): FlagOptions =>
  Object.fromEntries(
    Object.entries(shape).map(([name, flag]): [string, FlagOptions[string]] => {
      const short = SHORT_FLAGS[name]
      const type = z.safeParse(flag, true).success ? 'boolean' : 'string'
      return [name, short === undefined ? { type } : { type, short }]
    }),
  )
