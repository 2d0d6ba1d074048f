import { OK, type Run } from './shell.js'
import { start, subcommands } from './subcommands.js'

/** The width that a command with what it takes may fill before its summary. */
const COLUMN = 34

const row = (command: string, summary: string): string => `  ${command.padEnd(COLUMN)} ${summary}`

export const helpText = (): string =>
  [
    'Pilcrow finds, quotes and cites Ofsted’s inspection reports of children’s services.',
    '',
    row('pilcrow', start.summary),
    ...Object.entries(subcommands).map(([name, { takes, summary }]) =>
      row(`pilcrow ${name} ${takes}`.trimEnd(), summary),
    ),
    '',
    row('--library DIR', 'another library than the one that comes with Pilcrow (or PILCROW_LIBRARY)'),
    row('--help, --version', ''),
  ]
    .map((line) => line.trimEnd())
    .join('\n')

/** `pilcrow help` */
export const run: Run = async (_, { output }) => {
  output.write(`${helpText()}\n`)
  return OK
}
