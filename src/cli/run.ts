import { writeLine } from '../console/screen.js'
import { withoutSecrets } from '../operate/log.js'
import { argumentsOf } from './arguments.js'
import { helpText } from './help.js'
import { FAILED, OK, type Shell, WRONG_USAGE } from './shell.js'
import { WrongUsage } from './usage.js'
import { version } from './version.js'

/** What went wrong as one line, without a stack, and without a token that an error may carry. */
export const sentence = (error: unknown): string =>
  withoutSecrets(error instanceof Error ? error.message : String(error))
    .replace(/\s*\n\s*/g, ' ')
    .trim() || 'Something went wrong, and nothing says what.'

/** Whether whoever read the output has gone, as `| head -1` does. */
export const isBrokenPipe = (error: unknown): boolean =>
  (error as NodeJS.ErrnoException | null)?.code === 'EPIPE'

/** Runs one command line to its end; gives the exit status. Whatever fails becomes one sentence on standard error. */
export async function run(args: readonly string[], shell: Shell): Promise<number> {
  try {
    const { subcommand, given } = argumentsOf(args, shell.env)
    if (given.flags.help) return say(shell, helpText())
    if (given.flags.version) return say(shell, version())
    const { run } = await subcommand.load()
    return await run(given, shell)
  } catch (error) {
    if (isBrokenPipe(error)) return OK
    writeLine(shell.errors, sentence(error))
    return error instanceof WrongUsage ? WRONG_USAGE : FAILED
  }
}

function say({ output }: Shell, text: string): number {
  output.write(`${text}\n`)
  return OK
}
