import { isBrokenPipe, run, sentence } from './run.js'
import { FAILED, OK } from './shell.js'

/** The last resort: whatever nobody caught becomes one sentence, never a stack. */
function giveUp(error: unknown): never {
  if (isBrokenPipe(error)) process.exit(OK)
  process.stderr.write(`Pilcrow has to stop: ${sentence(error)}\n`)
  process.exit(FAILED)
}

/** Runs this process's command line. */
export async function program(): Promise<void> {
  process.on('uncaughtException', giveUp)
  process.stdout.on('error', giveUp)
  process.stderr.on('error', giveUp)
  process.exitCode = await run(process.argv.slice(2), {
    input: process.stdin,
    output: process.stdout,
    errors: process.stderr,
    env: process.env,
  })
}
