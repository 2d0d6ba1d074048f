import { execFileSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { clusterOwner } from './cluster.js'

/** A disk of a test's own that can be filled. */
export interface SmallDisk {
  readonly folder: string
  /** Takes all the room that is left. */
  fill(): void
  /** Gives it back. */
  clear(): void
  remove(): void
}

/** Makes one in memory; null where whoever runs the tests may not mount anything. */
export function smallDisk(megabytes: number): SmallDisk | null {
  const folder = mkdtempSync(join(tmpdir(), 'pilcrow-disk-'))
  const owner = clusterOwner()
  const options = [`size=${megabytes}m`, ...('uid' in owner ? [`uid=${owner.uid}`, `gid=${owner.gid}`] : [])]
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', options.join(','), 'tmpfs', folder], { stdio: 'ignore' })
  } catch {
    rmSync(folder, { recursive: true, force: true })
    return null
  }
  const ballast = join(folder, 'ballast')
  return {
    folder,
    fill() {
      const file = openSync(ballast, 'w')
      const page = Buffer.alloc(4096)
      try {
        while (writeSync(file, page) === page.length);
      } catch {
        // There is no more.
      } finally {
        closeSync(file)
      }
    },
    clear: () => rmSync(ballast),
    remove() {
      execFileSync('umount', ['--lazy', folder])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
