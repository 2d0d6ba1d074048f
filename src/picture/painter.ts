import { Worker } from 'node:worker_threads'
import type { Picture } from './picture.js'
import type { PaintRequest, PaintResult } from './worker.js'

/** Draws pictures without holding up whoever asks. */
export interface Painter {
  /** A PNG file; null where it fails or takes too long, so that words can go out alone. Never throws. */
  paint(picture: Picture): Promise<Uint8Array | null>
  close(): Promise<void>
}

export interface PainterSettings {
  /** The built file of the thread that draws. */
  readonly worker?: URL
  readonly timeoutMs?: number
  /** Takes one line when a picture fails. */
  log?(line: string): void
}

/** A person waits this long for a picture at most; drawing one takes a small part of it. */
const PAINT_TIMEOUT_MS = 4000

/**
 * A painter with a thread of its own, started with the first picture and again after a failure. The thread does not
 * keep the program alive.
 */
export function createPainter({
  worker = new URL('./worker.js', import.meta.url),
  timeoutMs = PAINT_TIMEOUT_MS,
  log = () => {},
}: PainterSettings = {}): Painter {
  const waiting = new Map<number, (png: Uint8Array | null) => void>()
  let thread: Worker | null = null
  let orders = 0

  /** Lets everybody who waits go without a picture. */
  function giveUp(of: Worker, why: string): void {
    if (thread !== of) return
    log(`No picture: ${why}`)
    thread = null
    for (const settle of waiting.values()) settle(null)
    waiting.clear()
    void of.terminate()
  }

  function start(): Worker {
    const started = new Worker(worker, { execArgv: [] })
    started.on('message', ({ id, png, fault }: PaintResult) => {
      if (fault !== null) log(`No picture: ${fault}`)
      waiting.get(id)?.(png)
      waiting.delete(id)
    })
    started.on('error', (error) => giveUp(started, String(error)))
    started.on('exit', () => giveUp(started, 'the thread that draws has ended'))
    // Last, for listening to messages holds the program open again.
    started.unref()
    return started
  }

  return {
    paint(picture) {
      thread ??= start()
      const of = thread
      const id = orders++
      return new Promise((resolve) => {
        const timer = setTimeout(() => giveUp(of, `it took longer than ${timeoutMs} ms`), timeoutMs)
        waiting.set(id, (png) => {
          clearTimeout(timer)
          resolve(png)
        })
        of.postMessage({ id, picture } satisfies PaintRequest)
      })
    },
    async close() {
      const of = thread
      thread = null
      for (const settle of waiting.values()) settle(null)
      waiting.clear()
      await of?.terminate()
    },
  }
}
