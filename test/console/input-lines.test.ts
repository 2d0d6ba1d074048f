import { Readable } from 'node:stream'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inputLines } from '../../src/console/chat.js'
import { anyCharacter } from '../characters.js'

const linesOf = async (...chunks: Buffer[]): Promise<string[]> => {
  const lines: string[] = []
  for await (const line of inputLines(Readable.from(chunks))) lines.push(line)
  return lines
}

test.each([
  ['', []],
  ['\n', ['']],
  ['a', ['a']],
  ['a\n', ['a']],
  ['a\r\n\r\nb', ['a', '', 'b']],
  ['\uFEFFa\n\uFEFFb', ['a', '\uFEFFb']],
  ['a\u2028b\rc\n', ['a\u2028b\rc']],
])('%j', async (text, lines) => {
  expect(await linesOf(Buffer.from(text))).toEqual(lines)
})

test('lines are the same however the bytes arrive', async () => {
  const piece = fc.oneof(
    fc.string({ unit: anyCharacter, maxLength: 4 }),
    fc.constantFrom('\n', '\r\n', '\r', '\uFEFF'),
  )
  let ended = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(piece).map((pieces) => pieces.join('')),
      fc.integer({ min: 1, max: 5 }),
      async (text, size) => {
        const bytes = Buffer.from(text)
        const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
          bytes.subarray(index * size, (index + 1) * size),
        )
        const lines = await linesOf(bytes)
        expect(await linesOf(...chunks)).toEqual(lines)
        ended += Number(lines.length > 1)
      },
    ),
  )
  expect(ended).toBeGreaterThan(20)
})
