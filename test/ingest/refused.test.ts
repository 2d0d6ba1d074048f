import { chmod, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFHexString } from 'pdf-lib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type IngestEvent, ingest } from '../../src/ingest/ingest.js'
import { loadLibrary } from '../../src/library/library.js'
import { longStranger, shortReport } from './made-reports.js'
import { block, margin, print, printed } from './pdf/print.js'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pilcrow-refused-'))
  await mkdir(join(folder, 'in'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const inbox = (name: string) => join(folder, 'in', name)
const library = () => join(folder, 'library')
const give = (name: string, content: string | Uint8Array) => writeFile(inbox(name), content)
const take = (...paths: string[]) => ingest(paths, { library: library() })

/** Takes the folder, with a sound report beside the bad file; gives what is said of the bad one. */
async function saidOf(name: string): Promise<string | null> {
  await give('zz-sound.pdf', await shortReport())
  const { outcomes } = await take(join(folder, 'in'))
  const statuses = Object.fromEntries(outcomes.map(({ file, status }) => [file, status]))
  expect(statuses).toEqual({ [name]: 'failed', 'zz-sound.pdf': 'added' })
  expect((await loadLibrary(library())).reports.map(({ id }) => id)).toEqual(['kent-2019'])
  return outcomes[0]?.error ?? null
}

async function locked(): Promise<Uint8Array> {
  const document = await print([block(['Children are safe.'], margin, 100)])
  const { context } = document
  const key = PDFHexString.of('ab'.repeat(32))
  context.trailerInfo.Encrypt = context.register(
    context.obj({ Filter: 'Standard', V: 1, R: 2, Length: 40, P: -4, O: key, U: key }),
  )
  context.trailerInfo.ID = context.obj([PDFHexString.of('01'.repeat(16)), PDFHexString.of('01'.repeat(16))])
  return document.save({ useObjectStreams: false })
}

const page = (...lines: string[]) => printed([block(lines, margin, 100)])
const letter = (...lines: string[]) => printed([block([...lines, 'Dear Director,'], margin, 100)])

describe('a bad file has a clear line, and the others go in', () => {
  it.each([
    ['a web page', () => '<!DOCTYPE html><html><body>Not found</body></html>', /web page, not a PDF/],
    ['a PDF cut short', async () => (await shortReport()).slice(0, 900), /damaged or cut short/],
    ['a locked PDF', locked, /locked with a password/],
    ['pages that were scanned', () => printed([[{ from: [50, 50], to: [400, 60] }]]), /scanned/],
    ['an empty file', () => '', /empty/],
    [
      'the letter of a monitoring visit',
      () =>
        letter(
          'Monitoring visit of Kent children’s services'.replace('’', "'"),
          'This was the second visit.',
        ),
      /the letter of a monitoring visit/,
    ],
    [
      'the letter of a focused visit',
      () => letter("Focused visit to Kent children's services"),
      /the letter of a focused visit/,
    ],
    [
      'the report of a school',
      () => letter('Elm Park Primary School', 'Unique reference number 123456'),
      /the report of a school/,
    ],
    ['a letter', () => letter('A recipe for soup'), /This is a letter/],
    ['anything else', () => page('A recipe for soup'), /no report of a kind that Pilcrow knows/],
    [
      'a report of a council that nobody knows',
      () => shortReport({ council: 'Narnia' }),
      /names no local authority that Pilcrow knows/,
    ],
  ])('%s', async (_, content, why) => {
    await give('bad.pdf', await content())
    expect(await saidOf('bad.pdf')).toMatch(why)
  })

  it('a link that leads nowhere', async () => {
    await symlink(join(folder, 'gone.pdf'), inbox('bad.pdf'))
    expect(await saidOf('bad.pdf')).toBe('This link leads to a file that is not there.')
  })

  it('a link that leads to itself', async () => {
    await symlink(inbox('bad.pdf'), inbox('bad.pdf'))
    expect(await saidOf('bad.pdf')).toMatch(/circle/)
  })

  it.skipIf(process.getuid?.() === 0)('a file that may not be read', async () => {
    await give('bad.pdf', await shortReport())
    await chmod(inbox('bad.pdf'), 0)
    expect(await saidOf('bad.pdf')).toBe('There is no permission.')
  })

  it('what is no file at all', async () => {
    const { outcomes } = await take('/dev/null')
    expect(outcomes[0]?.error).toMatch(/no ordinary file/)
  })
})

it('a folder whose name ends in .pdf is a folder', async () => {
  await mkdir(inbox('reports.pdf'))
  await writeFile(join(inbox('reports.pdf'), 'kent.pdf'), await shortReport())
  expect((await take(join(folder, 'in'))).outcomes.map(({ file, status }) => [file, status])).toEqual([
    ['kent.pdf', 'added'],
  ])
})

it('a folder without reports takes nothing and makes no library', async () => {
  const events: IngestEvent[] = []
  const { totals } = await ingest([join(folder, 'in')], {
    library: library(),
    onEvent: (event) => events.push(event),
  })
  expect(totals).toEqual({ added: 0, updated: 0, unchanged: 0, failed: 0 })
  expect(events).toEqual([{ kind: 'begin', files: 0 }])
  expect(await readdir(folder)).toEqual(['in'])
})

describe('a PDF of 500 pages', () => {
  it('that is no report is refused by its first pages, without reading the others', async () => {
    await give('bad.pdf', await longStranger(500))
    const began = performance.now()
    expect((await take(inbox('bad.pdf'))).outcomes[0]?.error).toMatch(/no report of a kind/)
    // All 500 pages take several times as long.
    expect(performance.now() - began).toBeLessThan(3500)
  })

  it('without words is refused by its first pages', async () => {
    await give(
      'bad.pdf',
      await printed(Array.from({ length: 500 }, () => [{ from: [50, 50], to: [400, 60] }])),
    )
    expect((await take(inbox('bad.pdf'))).outcomes[0]?.error).toMatch(/500 pages and no words on the first 5/)
  })
})

describe('two different reports of one authority, framework and dates', () => {
  it('the one with more numbered paragraphs is kept, and each is told of the other', async () => {
    await give('a.pdf', await shortReport({ paragraphs: 3 }))
    await give('b.pdf', await shortReport({ paragraphs: 5 }))
    await give('c.pdf', await shortReport({ paragraphs: 4 }))
    const { outcomes } = await take(join(folder, 'in'))
    expect(outcomes.map(({ status, paragraphs }) => [status, paragraphs])).toEqual([
      ['added', 3],
      ['updated', 5],
      ['unchanged', 5],
    ])
    expect(outcomes[1]?.warnings.at(-1)).toMatch(
      /takes the place of a\.pdf.* it has 5 numbered paragraphs, the other 3/,
    )
    expect(outcomes[2]?.warnings.at(-1)).toMatch(
      /another copy of this report .*b\.pdf, with 5 numbered paragraphs/,
    )
  })

  it('the copy that was not kept is not read again', async () => {
    await give('a.pdf', await shortReport({ paragraphs: 5 }))
    await give('b.pdf', await shortReport({ paragraphs: 4 }))
    const first = await take(join(folder, 'in'))
    const read: string[] = []
    const again = await ingest([join(folder, 'in')], {
      library: library(),
      readers: {
        atOnce: 1,
        reread: () => Promise.reject(new Error('not asked for')),
        explain: () => Promise.reject(new Error('not asked for')),
        close: async () => undefined,
        read: async (file) => {
          read.push(file)
          throw new Error('not to be read')
        },
      },
    })
    expect(read).toEqual([])
    expect(again.outcomes.map(({ status }) => status)).toEqual(['unchanged', 'unchanged'])
    expect(again.outcomes[1]?.warnings).toEqual(first.outcomes[1]?.warnings)
  })

  it('reports of other dates are other reports', async () => {
    await give('a.pdf', await shortReport())
    await give('b.pdf', await shortReport({ dates: '3 June 2019 to 14 June 2019' }))
    const { outcomes } = await take(join(folder, 'in'))
    expect(outcomes.map(({ report }) => report)).toEqual(['kent-2019', 'kent-2019-06'])
  })
})
