import { type BigIntStats, statSync } from 'node:fs'

/** What changes with a file whenever somebody writes to it, puts another in its place, or sets its times. */
export interface Stamp {
  readonly mark: string
  /** When it was taken, and when the file had last changed; in ms. */
  readonly taken: number
  readonly changed: number
  /** How finely the disk counts its times, in ms. */
  readonly grain: number
}

/** FAT counts two seconds, and older disks whole ones; all others count finer than a tenth of a second. */
const COARSE_MS = 2000
const FINE_MS = 100

const NS_PER_MS = 1_000_000n
const NS_PER_SECOND = 1_000_000_000n

function statOf(file: string): BigIntStats | undefined {
  try {
    return statSync(file, { bigint: true, throwIfNoEntry: false })
  } catch {
    return undefined
  }
}

/**
 * The stamp of an ordinary file as it is now; null for anything else. One that is taken before a file is read tells later
 * whether it is still what was read.
 */
export function stampOf(file: string): Stamp | null {
  const about = statOf(file)
  if (!about?.isFile()) return null
  const { size, ino, mtimeNs, ctimeNs } = about
  const changed = mtimeNs > ctimeNs ? mtimeNs : ctimeNs
  return {
    mark: `${size} ${mtimeNs} ${ctimeNs} ${ino}`,
    taken: Date.now(),
    changed: Number(changed / NS_PER_MS),
    grain: changed % NS_PER_SECOND === 0n ? COARSE_MS : FINE_MS,
  }
}

/** Whether a change after `time` would show in the stamp: who writes twice within the grain of a disk's times leaves no trace. */
export const isSettled = ({ changed, grain }: Stamp, time: number): boolean => time - changed > grain
