import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  ENCODER_FILE,
  encoderFile,
  encoderIn,
  modelFolder,
  RANKER_FILE,
  rankerIn,
  TONE_FILE,
  toneIn,
} from '../../src/learnt/learnt.js'
import { encoderOf } from '../../src/learnt/models.js'
import { random } from '../../train/random.js'

const draw = random(3)
const stems = ['child', 'care', 'home']
const vectors = new Float32Array(stems.length * 8)
for (let row = 0; row < stems.length; row++) {
  const own = Array.from({ length: 8 }, () => draw() - 0.5)
  const length = Math.hypot(...own)
  vectors.set(
    own.map((value) => value / length),
    row * 8,
  )
}
const weights = Float32Array.from([0.5, 1, 2])
const encoder = encoderOf(stems, {
  dimensions: 8,
  vectors,
  inQuestion: weights,
  inText: weights,
  alone: weights,
  literal: weights,
})
const file = Buffer.from(encoderFile(stems, encoder))

describe('What was learnt, kept in files', () => {
  it('is read as it was written', () => {
    const read = encoderIn(file)
    expect(stems.map((stem) => read.rowOf(stem))).toEqual([0, 1, 2])
    for (const [at, value] of vectors.entries()) expect(read.vectors[at]).toBeCloseTo(value, 1)
    for (const [at, value] of weights.entries()) expect(read.alone[at]).toBeCloseTo(value, 3)
  })

  it('is refused in a sentence where a file is damaged', () => {
    expect(() => encoderIn(file.subarray(0, file.length - 1))).toThrow('encoder.bin is damaged')
    expect(() => encoderIn(Buffer.from('{'))).toThrow('encoder.bin is damaged')
    expect(() => rankerIn('{}')).toThrow('ranker.json is damaged')
    expect(() => toneIn('[')).toThrow('tone.json is damaged')
  })

  it('takes no more than eight megabytes, and is read in a moment', () => {
    const sizes = [ENCODER_FILE, RANKER_FILE, TONE_FILE].map(
      (name) => statSync(join(modelFolder(), name)).size,
    )
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(8 * 2 ** 20)
    const bytes = readFileSync(join(modelFolder(), ENCODER_FILE))
    const began = performance.now()
    encoderIn(bytes)
    expect(performance.now() - began).toBeLessThan(1000)
  })
})
