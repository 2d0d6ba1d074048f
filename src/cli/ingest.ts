import { progressOn } from '../console/progress.js'
import { writeLine } from '../console/screen.js'
import { reasonOf } from '../files/file-errors.js'
import { type Ingested, ingest } from '../ingest/ingest.js'
import { explainFile } from '../ingest/readers/pool.js'
import { jsonLine } from '../text/control-characters.js'
import { storeAt } from './open.js'
import { ingestSummary, outcomeLines } from './outcome-lines.js'
import {
  FAILED,
  INTERRUPTED,
  OK,
  type ParsedArguments,
  type RunCommand,
  type Shell,
  untilInterrupted,
  WrongUsage,
} from './shell.js'

const NOTHING_THERE = 'There are no .pdf or .txt files there.'

/** `pilcrow ingest`: adds or refreshes reports, or with --explain shows where each line of a file goes. */
export const runIngest: RunCommand = async (given, shell) => {
  if (typeof given.flags.explain === 'string') return explainOne(given.flags.explain, given, shell)
  if (given.words.length === 0) throw new WrongUsage('Which files or folders? pilcrow ingest FILE-OR-FOLDER…')
  const done = await untilInterrupted((signal) => ingestAll(given, shell, signal))
  if (done.interrupted) return INTERRUPTED
  return done.totals.failed > 0 ? FAILED : OK
}

async function explainOne(
  file: string,
  { words, flags }: ParsedArguments,
  { output }: Shell,
): Promise<number> {
  if (words.length > 0 || flags.json) throw new WrongUsage('--explain takes one file, and nothing beside it.')
  const lines = await explainFile(file).catch((error: unknown) => {
    throw new Error(`${file}: ${reasonOf(error)}`)
  })
  for (const line of lines) writeLine(output, line)
  return OK
}

async function ingestAll(
  { words, flags, ...where }: ParsedArguments,
  { output, errors }: Shell,
  signal: AbortSignal,
): Promise<Ingested> {
  const progress = progressOn(errors)
  const done = await ingest(words, {
    library: where.library,
    open: await storeAt(where),
    signal,
    onEvent(event) {
      if (event.kind === 'begin' && event.files === 0) errors.write(`${NOTHING_THERE}\n`)
      if (event.kind === 'warning') writeLine(errors, `Warning: ${event.warning}`)
      if (event.kind === 'file') progress.show(event.at, event.files, event.file)
      if (event.kind !== 'outcome') return
      if (event.outcome.status !== 'unchanged') progress.worked()
      progress.clear()
      const lines = flags.json ? [jsonLine(event.outcome)] : outcomeLines(event.outcome)
      for (const line of lines) writeLine(output, line)
    },
  })
  progress.clear()
  const { totals, seconds } = done
  const end = flags.json ? [jsonLine({ totals, seconds })] : ['', ...ingestSummary(done)]
  for (const line of end) writeLine(output, line)
  return done
}
