/**
 * pdf.js, in the build that runs on Node 20. On V8 before 12.2 that build replaces `Array.prototype.push` in the whole
 * process by one many times slower, against a fault that nothing here meets; this puts the engine's own back. pdf.js
 * looks for its other half, the worker, in `globalThis.pdfjsWorker` before it imports it itself.
 */
const { push } = Array.prototype

export const { AnnotationMode, getDocument, OPS, VerbosityLevel } = await import(
  'pdfjs-dist/legacy/build/pdf.mjs'
)
// @ts-expect-error The worker comes without types.
Object.assign(globalThis, { pdfjsWorker: await import('pdfjs-dist/legacy/build/pdf.worker.mjs') })

Object.defineProperty(Array.prototype, 'push', { value: push, configurable: true, writable: true })
