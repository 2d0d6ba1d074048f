import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openScratch } from '../../src/database/scratch.js'

/** What is read back of pieces that were appended one after the other, and of the first two at once. */
async function readBack(): Promise<string[]> {
  const scratch = await openScratch()
  const places = await Promise.all(['one', 'three', 'seven'].map((text) => scratch.append(Buffer.from(text))))
  const [first = -1, second = -1, third = -1] = places
  const read = async (at: number, length: number): Promise<string> => {
    const bytes = Buffer.alloc(length)
    await scratch.read(at, bytes)
    return bytes.toString()
  }
  const texts = [await read(third, 5), await read(second, 5), await read(first, 8)]
  expect(scratch.size()).toBe(13)
  scratch.retire()
  return texts
}

describe('A scratch', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'pilcrow-scratch-'))
    vi.stubEnv('TMPDIR', folder)
  })
  afterEach(() => {
    vi.unstubAllEnvs()
    rmSync(folder, { recursive: true, force: true })
  })

  it('gives back what was put there, and leaves nothing in the folder', async () => {
    expect(await readBack()).toEqual(['seven', 'three', 'onethree'])
    expect(readdirSync(folder)).toEqual([])
  })

  it('serves where no file can be had', async () => {
    vi.stubEnv('TMPDIR', join(folder, 'absent'))
    expect(await readBack()).toEqual(['seven', 'three', 'onethree'])
  })

  it('is read to the end by whoever reads it when it is retired', async () => {
    const scratch = await openScratch()
    const at = await scratch.append(Buffer.from('kept'))
    const bytes = Buffer.alloc(4)
    const reading = scratch.read(at, bytes)
    scratch.retire()
    await reading
    expect(bytes.toString()).toBe('kept')
  })
})
