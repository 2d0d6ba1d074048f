import { inflateSync } from 'node:zlib'
import { STREAM_LIMIT } from './validate/streams.js'

/** What the halves of pdf.js say to each other. A page's operators come in chunks. */
interface PdfWorkerMessage {
  readonly chunk?: { readonly fnArray?: readonly unknown[]; readonly argsArray?: readonly unknown[] }
}

type MessageListener = (event: { readonly data: PdfWorkerMessage }) => void

/** As much of a MessagePort as pdf.js asks for. */
interface LocalPort {
  postMessage(message: PdfWorkerMessage): void
  addEventListener(
    type: 'message',
    listener: MessageListener,
    options?: { readonly signal?: AbortSignal },
  ): void
  removeEventListener(type: 'message', listener: MessageListener): void
}

/**
 * Two ports, each of which hears what the other is told, by and by. Messages go over as they are: the channel that pdf.js
 * makes for itself in one thread copies each with every letter in it, a tenth of the time that a page takes.
 */
function openLocalChannel(): readonly [LocalPort, LocalPort] {
  const [near, far] = [new Set<MessageListener>(), new Set<MessageListener>()]
  return [localPort(near, far), localPort(far, near)]
}

const localPort = (own: Set<MessageListener>, other: ReadonlySet<MessageListener>): LocalPort => ({
  postMessage(message) {
    const event = { data: withCopiedLists(message) }
    queueMicrotask(() => {
      for (const listener of other) listener(event)
    })
  },
  addEventListener(_type, listener, options) {
    own.add(listener)
    options?.signal?.addEventListener('abort', () => own.delete(listener), { once: true })
  },
  removeEventListener(_type, listener) {
    own.delete(listener)
  },
})

/** Once a chunk is sent, pdf.js empties its lists and fills them anew. */
const withCopiedLists = (message: PdfWorkerMessage): PdfWorkerMessage =>
  message.chunk?.fnArray && message.chunk.argsArray
    ? {
        ...message,
        chunk: {
          ...message.chunk,
          fnArray: [...message.chunk.fnArray],
          argsArray: [...message.chunk.argsArray],
        },
      }
    : message

/**
 * As much of a DecompressionStream as pdf.js asks for: it writes a whole stream, closes, and takes all that comes of it.
 * Node's own sends every stream, however short, through three more and through another thread: a seventh of the time that
 * reading took. What pdf.js inflates, `sound` has found whole before; of anything else pdf.js makes what it can by itself.
 */
export class InflateStream {
  #inflated: Uint8Array | null = null

  /** Throws TypeError for a format that is not zlib's (RFC 1950), as a DecompressionStream does for one that it does not know. */
  constructor(format: string) {
    if (format !== 'deflate') throw new TypeError(`No inflating of ${format}.`)
  }

  readonly writable = {
    getWriter: () => ({
      ready: Promise.resolve(),
      write: async (bytes: Uint8Array) => {
        this.#inflated = inflateSync(bytes, { maxOutputLength: STREAM_LIMIT })
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

/**
 * pdf.js, in the build that runs on Node 20. On V8 before 12.2 that build replaces `Array.prototype.push` in the whole
 * process by one many times slower, against a fault that nothing here meets; this puts the engine's own back.
 */
const { push } = Array.prototype

const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs')
export const { getDocument, OPS, VerbosityLevel } = pdfjs

// @ts-expect-error The worker comes without types.
const { WorkerMessageHandler } = await import('pdfjs-dist/legacy/build/pdf.worker.mjs')

Object.defineProperty(Array.prototype, 'push', { value: push, configurable: true, writable: true })

// pdf.js looks for it where browsers have it.
Object.defineProperty(globalThis, 'DecompressionStream', {
  value: InflateStream,
  configurable: true,
  writable: true,
})

const [here, there] = openLocalChannel()

/** The half of pdf.js that reads; it serves all documents of this thread. */
export const pdfWorker = pdfjs.PDFWorker.create({ port: here as never, verbosity: VerbosityLevel.ERRORS })

WorkerMessageHandler.initializeFromPort(there)

/** Annotations (links, comments, form fields) print nothing of the report. */
export const withoutAnnotations = { annotationMode: pdfjs.AnnotationMode.DISABLE }
