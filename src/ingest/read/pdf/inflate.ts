import { inflateSync } from 'node:zlib'
import { MOST_BYTES } from './sound/stream.js'

/**
 * As much of a DecompressionStream as pdf.js asks for: it writes a whole stream, closes, and takes all that comes of it.
 * Node's own sends every stream, however short, through three more and through another thread: a seventh of the time that
 * reading took. What pdf.js inflates, `sound` has found whole before; of anything else pdf.js makes what it can by itself.
 */
export class Inflation {
  #inflated: Uint8Array | null = null

  /** Throws TypeError for a format that is not zlib's (RFC 1950), as a DecompressionStream does for one that it does not know. */
  constructor(format: string) {
    if (format !== 'deflate') throw new TypeError(`No inflating of ${format}.`)
  }

  readonly writable = {
    getWriter: () => ({
      ready: Promise.resolve(),
      write: async (bytes: Uint8Array) => {
        this.#inflated = inflateSync(bytes, { maxOutputLength: MOST_BYTES })
      },
      close: async () => undefined,
    }),
  }

  /** What came of the stream that was written; iterating it throws where that was not whole. */
  readonly readable = {
    [Symbol.iterator]: () => {
      if (this.#inflated === null) throw new Error('A stream that does not inflate.')
      return [this.#inflated].values()
    },
  }
}
