import { reasonOf } from '../reason.js'
import { openIndex } from '../search/snapshot/snapshot.js'
import { loadVocabulary } from '../vocabulary/vocabulary.js'
import { chosenEncoder } from './chosen-encoder.js'
import { openLibrary } from './open.js'
import { OK, type Run } from './shell.js'
import { WrongUsage } from './usage.js'

/** `pilcrow index`: what the first start does too, but for where the bot itself may not write. */
export const run: Run = async ({ library, database }, { output, errors, env }) => {
  if (database) throw new WrongUsage('A library in a database has its index there: it needs no other.')
  const { reports } = await openLibrary(library, errors)
  const { from, unkept } = await openIndex(library, reports, loadVocabulary(), await chosenEncoder(env))
  if (unkept) throw new Error(`The index of ${library} could not be kept: ${reasonOf(unkept)}`)
  output.write(
    from === 'snapshot' ? 'The index is up to date.\n' : `The index holds ${reports.length} reports.\n`,
  )
  return OK
}
