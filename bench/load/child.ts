import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** A program of this folder in a process of its own, and the first thing that it tells. It ends with this process. */
export async function startChild<Told>(
  program: string,
  args: readonly string[],
): Promise<{ told: Told; child: ChildProcess }> {
  const child = fork(fileURLToPath(new URL(program, import.meta.url)), args)
  const ended = once(child, 'exit').then(([status]) => {
    throw new Error(`${program} ended with status ${status}.`)
  })
  const [told] = await Promise.race([once(child, 'message'), ended])
  ended.catch(() => undefined)
  return { told: told as Told, child }
}

/** Done when it has ended. */
export async function stopChild(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill(signal)
  await ended
}
