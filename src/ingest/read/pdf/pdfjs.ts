import { openChannel } from './channel.js'
import { Inflation } from './inflate.js'

/**
 * pdf.js, in the build that runs on Node 20. On V8 before 12.2 that build replaces `Array.prototype.push` in the whole
 * process by one many times slower, against a fault that nothing here meets; this puts the engine's own back.
 */
const { push } = Array.prototype

export const { AnnotationMode, getDocument, OPS, PDFWorker, VerbosityLevel } = await import(
  'pdfjs-dist/legacy/build/pdf.mjs'
)
// @ts-expect-error The worker comes without types.
const { WorkerMessageHandler } = await import('pdfjs-dist/legacy/build/pdf.worker.mjs')

Object.defineProperty(Array.prototype, 'push', { value: push, configurable: true, writable: true })

// pdf.js looks for it where browsers have it.
Object.defineProperty(globalThis, 'DecompressionStream', {
  value: Inflation,
  configurable: true,
  writable: true,
})

const [here, there] = openChannel()

/** The half of pdf.js that reads; it serves all documents of this thread. */
export const reader = PDFWorker.create({ port: here as never, verbosity: VerbosityLevel.ERRORS })
WorkerMessageHandler.initializeFromPort(there)
