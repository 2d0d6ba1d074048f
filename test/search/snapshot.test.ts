import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { bundledLearnt } from '../../src/learnt/learnt.js'
import type { Report } from '../../src/model/report.js'
import { answersOver } from '../../src/pilcrow/pilcrow.js'
import { paragraphsOf } from '../../src/search/engine.js'
import { type Indexed, indexed, inIndexOrder } from '../../src/search/indexed.js'
import { deserialise, openIndex, serialise } from '../../src/search/snapshot/snapshot.js'
import { agreesWithDocuments, isWellFormed } from '../../src/search/snapshot/validate.js'
import { bundled, vocabulary } from '../open.js'
import { runs } from '../runs.js'

const DIMENSIONS = bundledLearnt().encoder.dimensions

let reports: readonly Report[]
let made: Indexed
beforeAll(async () => {
  const [small] = bundled.reports as [Report]
  reports = [small, { ...small, id: `${small.authority.slug}-2001` }]
  made = indexed(reports)
})

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pilcrow-snapshot-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const open = (of: readonly Report[] = reports) => openIndex(folder, of, vocabulary)
const bytesOf = (index: Indexed) => Buffer.concat(serialise(index, 'stamp'))
const isAsMade = (index: Indexed) => bytesOf(index).equals(bytesOf(made))
const file = () => join(folder, 'index', 'search.bin')

describe('the index', () => {
  it('is made once, and at the next start is there as it was made', async () => {
    for (const from of ['reports', 'snapshot']) {
      const opened = await open()
      expect(opened).toMatchObject({ from, unsaved: null })
      expect(isAsMade(opened.indexed)).toBe(true)
    }
    expect(await readdir(join(folder, 'index'))).toEqual(['search.bin'])
  })

  it('answers the same from its snapshot', async () => {
    const library = bundled
    await open(library.reports)
    const { indexed, from } = await open(library.reports)
    expect(from).toBe('snapshot')
    const [built, restored] = [answersOver(library, vocabulary), answersOver(library, vocabulary, indexed)]
    for (const asked of [
      'private fostering',
      'how many foster carers in northumberland',
      'what must lincolnshire improve?',
    ])
      expect(restored.say(asked)).toEqual(built.say(asked))
  })

  it('is made anew where a report, a word or their order is another', async () => {
    await open()
    const [first, ...others] = reports as [Report, ...Report[]]
    const changed = { ...first, leadInspector: 'Somebody Else' }
    expect((await open([changed, ...others])).from).toBe('reports')
    expect((await open([...others, changed])).from).toBe('reports')
    expect((await open([...others, changed])).from).toBe('snapshot')
    const sayings = [...vocabulary.sayings, { surface: 'gaffer', means: ['manager'], near: [] }]
    expect((await openIndex(folder, reports, { ...vocabulary, sayings })).from).toBe('reports')
  })

  it('is made anew where the snapshot is cut short or is something else', async () => {
    await open()
    const whole = await readFile(file())
    for (const damaged of [
      whole.subarray(0, whole.length / 2),
      whole.subarray(0, 5),
      Buffer.alloc(0),
      Buffer.from('{}'),
    ]) {
      await writeFile(file(), damaged)
      const opened = await open()
      expect(opened).toMatchObject({ from: 'reports', unsaved: null })
      expect(isAsMade(opened.indexed)).toBe(true)
      expect((await open()).from).toBe('snapshot')
    }
  })

  it('is the same for two that start at once', async () => {
    const both = await Promise.all([open(), open()])
    for (const { indexed, unsaved } of both)
      expect({ indexed, unsaved }).toEqual({ indexed: made, unsaved: null })
    expect(await readdir(join(folder, 'index'))).toEqual(['search.bin'])
    expect((await open()).from).toBe('snapshot')
  })

  it.skipIf(process.getuid?.() === 0)('serves from a folder that may only be read', async () => {
    await chmod(folder, 0o555)
    expect(await open()).toEqual({ indexed: made, from: 'reports', unsaved: null })
    await chmod(folder, 0o755)
  })

  it('serves where it cannot be kept, and says why', async () => {
    await mkdir(file(), { recursive: true })
    const { indexed, unsaved } = await open()
    expect(isAsMade(indexed)).toBe(true)
    expect(unsaved?.message).toMatch(/directory/)
    expect(await readdir(join(folder, 'index'))).toEqual(['search.bin'])
  })

  it('is kept nowhere for a library that holds nothing', async () => {
    await open([])
    expect(await readdir(folder)).toEqual([])
  })
})

describe('a snapshot', () => {
  it('with any byte changed is refused', () => {
    const whole = bytesOf(made)
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const damaged = Buffer.from(whole)
        damaged[at] = (damaged[at] as number) ^ change
        expect(deserialise(damaged, 'stamp')).toBeNull()
      }),
      { numRuns: runs(200) },
    )
    expect(bytesOf(deserialise(whole, 'stamp') as Indexed).equals(whole)).toBe(true)
    expect(deserialise(whole, 'another')).toBeNull()
  })

  it('that says of a text what it does not say is not taken, however it is sealed', async () => {
    const documents = paragraphsOf(inIndexOrder(reports))
    expect(agreesWithDocuments(made.paragraphs, documents)).toBe(true)
    const lists = ['documents', 'counts', 'textTerms', 'postings'] as const
    let forgeries = 0
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...lists),
        fc.nat(),
        fc.integer({ min: 1 }),
        async (name, place, shift) => {
          const { [name]: honest, terms, textLengths } = made.paragraphs
          const ends = {
            documents: textLengths.length,
            counts: 2 ** 16,
            textTerms: terms.length,
            postings: 2 ** 31,
          }
          const forged = honest.slice()
          const at = place % forged.length
          forged[at] = ((forged[at] as number) + shift) % ends[name]
          if (forged[at] === honest[at]) return
          forgeries += 1
          const paragraphs = { ...made.paragraphs, [name]: forged }
          expect(
            isWellFormed(paragraphs, documents.length, DIMENSIONS) &&
              agreesWithDocuments(paragraphs, documents),
          ).toBe(false)
        },
      ),
      { numRuns: runs(200) },
    )
    expect(forgeries).toBeGreaterThan(100)
  })

  it('of other reports, sealed anew for these, is not taken', async () => {
    const [first, second] = reports as [Report, Report]
    const other = indexed([{ ...first, paragraphs: [...first.paragraphs].reverse() }, second])
    await open()
    const fingerprint = JSON.parse(
      (await readFile(file())).toString('latin1').match(/\{"fingerprint":(\{.*?\}),"language"/)?.[1] ?? '',
    )
    await writeFile(file(), Buffer.concat(serialise(other, fingerprint)))
    expect(deserialise(await readFile(file()), fingerprint)).not.toBeNull()
    const opened = await open()
    expect(opened.from).toBe('reports')
    expect(isAsMade(opened.indexed)).toBe(true)
  })

  it('that is forged leads nowhere that is not there', () => {
    const lists = ['postings', 'documents', 'sentences', 'sentenceTerms', 'textTerms'] as const
    const size = made.paragraphs.textLengths.length
    expect(isWellFormed(made.paragraphs, size, DIMENSIONS)).toBe(true)
    expect(isWellFormed(made.paragraphs, size + 1, DIMENSIONS)).toBe(false)
    fc.assert(
      fc.property(fc.constantFrom(...lists), fc.nat(), fc.nat(), (name, place, shift) => {
        const forged = made.paragraphs[name].slice()
        const at = place % forged.length
        forged[at] = 0xffffffff - (shift % 1000)
        expect(isWellFormed({ ...made.paragraphs, [name]: forged }, size, DIMENSIONS)).toBe(false)
        const short = made.paragraphs[name].slice(0, at)
        expect(isWellFormed({ ...made.paragraphs, [name]: short }, size, DIMENSIONS)).toBe(false)
      }),
      { numRuns: runs(200) },
    )
  })
})
