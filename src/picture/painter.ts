import { fileURLToPath } from 'node:url'
import { Tinypool } from 'tinypool'
import type { Picture } from './picture.js'

/** Draws pictures without holding up whoever asks. */
export interface Painter {
  /** A PNG file; null where it fails or takes too long, so that words can go out alone. Never throws. */
  paint(picture: Picture): Promise<Uint8Array | null>
  close(): Promise<void>
}

export interface PainterSettings {
  /** The built file that gives the thread `renderPng`. */
  readonly worker?: URL
  readonly timeoutMs?: number
  /** Takes one line when a picture fails. */
  log?(line: string): void
}

/** A person waits this long for a picture at most; drawing one takes a small part of it. */
const PAINT_TIMEOUT_MS = 4000

/** A thread without pictures gives its memory back. */
const IDLE_MS = 60_000

/**
 * A painter with a thread of its own, started with the first picture, ended a minute after the last. The
 * thread does not keep the program alive.
 */
export function createPainter({
  worker = new URL('./png.js', import.meta.url),
  timeoutMs = PAINT_TIMEOUT_MS,
  log = () => {},
}: PainterSettings = {}): Painter {
  const pool = new Tinypool({
    filename: fileURLToPath(worker),
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: IDLE_MS,
    execArgv: [],
  })
  // A thread that cannot start is nobody's task yet: without a listener its error would end the program.
  pool.on('error', (error: Error) => log(`No picture: ${error.message}`))
  return {
    async paint(picture) {
      const signal = AbortSignal.timeout(timeoutMs)
      try {
        return await pool.run(picture, { signal, name: 'renderPng' })
      } catch (error) {
        log(`No picture: ${signal.aborted ? `it took longer than ${timeoutMs} ms` : String(error)}`)
        return null
      }
    },
    close: () => pool.destroy(),
  }
}
