import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { measured, type Run } from './measure.js'
import { pagesIn } from './pages.js'

/** Processes beside the one that writes; 0 reads in that one too. Taken in turn, so that a busy machine slows all alike. */
const PROCESSES = [0, 1, 2]

const names = ['no other process', 'one other process', 'two other processes']

const row = (name: string, pages: number, { files, seconds, peakMb }: Run): string =>
  [
    name.padEnd(24),
    `${(files / seconds).toFixed(1).padStart(8)} files/s`,
    `${(pages / seconds).toFixed(0).padStart(6)} pages/s`,
    `${seconds.toFixed(1).padStart(7)} s`,
    `${peakMb.toFixed(0).padStart(5)} MB`,
  ].join('  ')

/** How fast a folder of reports goes in, with one process and with more, and how fast it is found unchanged. */
export async function benchIngest(folder: string): Promise<void> {
  const pages = await pagesIn(folder)
  const seconds = new Map<number, number>()
  for (const processes of PROCESSES) {
    const library = await mkdtemp(join(tmpdir(), 'pilcrow-bench-'))
    try {
      const first = await measured('ingest-once.js', [folder, library, String(processes)])
      seconds.set(processes, first.seconds)
      if (processes === 0) console.log(`${first.files} files, ${pages} pages`)
      console.log(row(names[processes] ?? `${processes} other processes`, pages, first))
      if (processes === PROCESSES.at(-1)) {
        console.log(
          row(
            'again, nothing changed',
            pages,
            await measured('ingest-once.js', [folder, library, String(processes)]),
          ),
        )
      }
    } finally {
      await rm(library, { recursive: true, force: true })
    }
  }
  const [none = 0, , two = 1] = PROCESSES.map((processes) => seconds.get(processes) ?? 0)
  console.log(`Two other processes are ${(none / two).toFixed(2)} times as fast as none.`)
}
