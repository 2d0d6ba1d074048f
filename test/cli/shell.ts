import { Readable } from 'node:stream'
import type { Shell } from '../../src/cli/shell.js'
import type { Environment } from '../../src/console/screen.js'
import { sink } from '../console/terminal.js'

/** A shell whose standard input holds a text, and which remembers what was written. */
export function shellWith(text = '', env: Environment = {}) {
  const output = sink()
  const errors = sink()
  const input = Readable.from(text === '' ? [] : [Buffer.from(text)])
  const shell: Shell = { input, output: output.output, errors: errors.output, env }
  return { shell, output: output.text, errors: errors.text }
}
