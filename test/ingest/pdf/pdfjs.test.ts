import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { InflateStream } from '../../../src/ingest/read/pdf/pdfjs.js'

/** Inflates as pdf.js does: both ends are taken before anything is written, and the writing is not waited for. */
async function inflated(bytes: Uint8Array): Promise<Buffer> {
  const { readable, writable } = new InflateStream('deflate')
  const writer = writable.getWriter()
  await writer.ready
  writer
    .write(bytes)
    .then(async () => {
      await writer.ready
      await writer.close()
    })
    .catch(() => {})
  const chunks: Uint8Array[] = []
  for await (const chunk of readable) chunks.push(chunk)
  return Buffer.concat(chunks)
}

it('gives every stream back as it was, an empty one too', () =>
  fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.nat({ max: 1000 }), async (bytes, times) => {
      const whole = Buffer.concat(Array.from({ length: times }, () => bytes))
      expect((await inflated(deflateSync(whole))).equals(whole)).toBe(true)
    }),
  ))

it('throws for a stream that is cut short, has another byte, or is none', async () => {
  const sound = deflateSync(Buffer.from('Children are safe. '.repeat(50)))
  const other = Buffer.from(sound)
  other[other.length - 1] = (other.at(-1) ?? 0) ^ 1
  for (const broken of [sound.subarray(0, -5), other, Buffer.from('none'), Buffer.alloc(0)]) {
    await expect(inflated(broken)).rejects.toThrow()
  }
})

it('knows no other format, so that pdf.js makes what it can of it by itself', () => {
  expect(() => new InflateStream('brotli')).toThrow(TypeError)
})
