import { randomUUID } from 'node:crypto'
import { mkdir, readdir, rm, rmdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { codeOf, replaceFile } from '../../files/files.js'
import { unfinishedFolder } from '../../library/library.js'

/**
 * Writes a file whole or not at all. Its unfinished form never stands in its own folder, where a reader of extracts
 * would find it.
 */
export async function writeAtomically(
  library: string,
  file: string,
  content: Uint8Array | string,
): Promise<void> {
  const unfinished = join(unfinishedFolder(library), `${process.pid}-${randomUUID()}`)
  await mkdir(dirname(unfinished), { recursive: true })
  await mkdir(dirname(file), { recursive: true })
  await replaceFile(file, unfinished, [content])
}

/** Whether a process runs on this machine: signal 0 only asks. One that belongs to somebody else refuses, and so runs. */
function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return codeOf(error) !== 'ESRCH'
  }
}

const RUN_MARK = 'run'

/** Says, until the run's end, that somebody is writing: a run that is killed cannot say so itself. */
export async function markRun(library: string): Promise<void> {
  await mkdir(unfinishedFolder(library), { recursive: true })
  await writeFile(join(unfinishedFolder(library), `${process.pid}-${RUN_MARK}`), '')
}

/** Takes this run's mark away, at its end. */
export const unmarkRun = (library: string): Promise<void> =>
  rm(join(unfinishedFolder(library), `${process.pid}-${RUN_MARK}`), { force: true }).catch(() => undefined)

/** Whether a run that wrote to the library was killed, and none has gone on where it stopped. */
export async function wasInterrupted(library: string): Promise<boolean> {
  const names: string[] = await readdir(unfinishedFolder(library)).catch(() => [])
  return names.some((name) => {
    const writer = Number.parseInt(name, 10)
    return name === `${writer}-${RUN_MARK}` && (writer === process.pid || !isRunning(writer))
  })
}

/** Takes away what killed runs have left unfinished; what a run beside this one is writing stays. */
export async function sweepUnfinished(library: string): Promise<void> {
  const folder = unfinishedFolder(library)
  for (const name of await readdir(folder).catch(() => [])) {
    const writer = Number.parseInt(name, 10)
    if (writer !== process.pid && isRunning(writer)) continue
    await rm(join(folder, name), { force: true, recursive: true }).catch(() => undefined)
  }
  await rmdir(folder).catch(() => undefined)
}
