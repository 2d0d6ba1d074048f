import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** What a child process told of itself at its end. */
export interface Run {
  readonly files: number
  readonly seconds: number
  readonly peakMb: number
}

/**
 * Runs a program of this folder in a process of its own, so that its memory is its own.
 * @param flags for Node
 * @returns what it prints, as JSON
 */
export function measured<Told = Run>(
  program: string,
  args: readonly string[],
  flags: readonly string[] = [],
): Promise<Told> {
  const file = fileURLToPath(new URL(program, import.meta.url))
  const child = spawn(process.execPath, [...flags, file, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  child.stdout.on('data', (chunk) => {
    output += chunk
  })
  return new Promise((done, fail) =>
    child.on('close', (status) =>
      status === 0 ? done(JSON.parse(output)) : fail(new Error(`${program} ended with status ${status}.`)),
    ),
  )
}
