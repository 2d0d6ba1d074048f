import fs from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

// By number: what a file handle's owner forgets, Node closes with a warning or an error; this lasts as long as the process.
const open = promisify(fs.open)
const readAt = promisify(fs.read)
const writeAt = promisify(fs.write)
const close = promisify(fs.close)

/** Bytes that are written once, one behind the other, and read again in pieces; they are gone when the process is. */
export interface Scratch {
  /** Gives where they begin. */
  append(bytes: Uint8Array): Promise<number>
  /** Fills some memory, which may be used again and again, with what begins there. */
  read(at: number, into: Uint8Array): Promise<void>
  /** How much was written. */
  size(): number
  /** Nothing is read of it any more once those who read it now are done. */
  retire(): void
}

/**
 * In a file of the temporary folder that no one else can open, so that the system keeps in memory what it has room for, once
 * and not in every process's own; where no file can be had, in memory.
 */
export async function openScratch(): Promise<Scratch> {
  const file = await temporaryFile().catch(() => null)
  let memory: Buffer | null = file === null ? Buffer.alloc(0) : null
  let end = 0
  let reading = 0
  let isRetired = false

  const closeWhenDone = (): void => {
    if (isRetired && reading === 0 && file !== null) void close(file).catch(() => undefined)
  }
  async function reads<Made>(act: () => Promise<Made>): Promise<Made> {
    reading++
    try {
      return await act()
    } finally {
      reading--
      closeWhenDone()
    }
  }

  function putInMemory(before: Buffer, bytes: Uint8Array, at: number): Buffer {
    const enough = before.length >= at + bytes.length
    const grown = enough ? before : Buffer.concat([before], 2 * (at + bytes.length))
    grown.set(bytes, at)
    return grown
  }

  async function put(bytes: Uint8Array, at: number): Promise<void> {
    if (memory === null && file !== null) {
      const isWritten = await reads(() => writeAll(file, bytes, at)).then(
        () => true,
        () => false,
      )
      if (isWritten) return
      // The disk is full.
      const before = Buffer.alloc(at)
      await reads(() => fillFrom(file, 0, before))
      memory = before
    }
    memory = putInMemory(memory ?? Buffer.alloc(0), bytes, at)
  }

  let putting = Promise.resolve()
  return {
    async append(bytes) {
      const at = end
      end += bytes.length
      putting = putting.then(() => put(bytes, at))
      await putting
      return at
    },
    async read(at, into) {
      if (memory !== null) into.set(memory.subarray(at, at + into.length))
      else await reads(() => fillFrom(file as number, at, into))
    },
    size: () => end,
    retire() {
      isRetired = true
      closeWhenDone()
    },
  }
}

async function temporaryFile(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'pilcrow-'))
  try {
    return await open(join(folder, 'scratch'), 'wx+', 0o600)
  } finally {
    // What is open stays until it is closed; a system that does not take it away keeps an empty place.
    await rm(folder, { recursive: true, force: true }).catch(() => undefined)
  }
}

async function writeAll(file: number, bytes: Uint8Array, at: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await writeAt(file, bytes, done, bytes.length - done, at + done)
    done += bytesWritten
  }
}

async function fillFrom(file: number, at: number, into: Uint8Array): Promise<void> {
  for (let done = 0; done < into.length; ) {
    const { bytesRead } = await readAt(file, into, done, into.length - done, at + done)
    if (bytesRead === 0) throw new Error('A temporary file is shorter than what was written into it.')
    done += bytesRead
  }
}
