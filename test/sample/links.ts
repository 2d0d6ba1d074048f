import { readFile } from 'node:fs/promises'
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { excerptOf } from '../../src/answer/excerpt.js'
import { findSourceCopies } from '../../src/ingest/store/store.js'
import { loadLibrary } from '../../src/library/library.js'
import type { Paragraph, Report } from '../../src/model/report.js'

/** Enough of a paragraph's beginning to tell it from any other, in letters. */
const BEGINNING = 40

/** Words as pdf.js gives them and as an extract keeps them agree in their letters. */
const lettersOf = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '')

/** The words of one page of a PDF, counted from 1, as pdf.js gives them to anybody. */
async function pageWords(bytes: Uint8Array, page: number): Promise<string> {
  const data = Uint8Array.from(bytes)
  const document = await getDocument({ data, verbosity: VerbosityLevel.ERRORS }).promise
  try {
    const { items } = await (await document.getPage(page)).getTextContent()
    return items.map((item) => ('str' in item ? item.str : '')).join('')
  } finally {
    await document.loadingTask.destroy()
  }
}

/** Where the link under a quotation of a paragraph does not open at it; null where it does. */
async function fault(report: Report, paragraph: Paragraph, copy: string): Promise<string | null> {
  const { url, citation } = excerptOf(report, paragraph)
  const page = Number(/#page=(\d+)$/.exec(url ?? '')?.[1])
  if (!page) return `${citation}: its link names no page: ${url}`
  const begins = lettersOf(paragraph.text).slice(0, BEGINNING)
  return lettersOf(await pageWords(await readFile(copy), page)).includes(begins)
    ? null
    : `${citation}: page ${page} does not hold “${paragraph.text.slice(0, BEGINNING)}…”`
}

const drawn = <T>(from: readonly T[], count: number): T[] =>
  from
    .map((each) => [Math.random(), each] as const)
    .sort(([one], [other]) => one - other)
    .slice(0, count)
    .map(([, each]) => each)

/**
 * `npm run check:links -- LIBRARY [COUNT]`: opens the links under so many paragraphs, drawn at random from the reports of a
 * library that have one, in the library's own copies. Prints each that does not open at its paragraph.
 */
async function check(library: string | undefined, count = 200): Promise<number> {
  if (!library) {
    console.error('Which library? npm run check:links -- LIBRARY, one that pilcrow fetch has made.')
    return 2
  }
  const [{ reports }, { files: copies }] = await Promise.all([
    loadLibrary(library),
    findSourceCopies(library),
  ])
  const places = reports.flatMap((report) => {
    const copy = copies.get(report.source.sha256)
    if (report.url === null || copy === undefined) return []
    return report.paragraphs.map((paragraph) => ({ report, paragraph, copy }))
  })
  const faults: string[] = []
  const opened = drawn(places, count)
  for (const { report, paragraph, copy } of opened) {
    const found = await fault(report, paragraph, copy)
    if (found !== null) faults.push(found)
  }
  for (const each of faults) console.log(each)
  console.log(`${opened.length} links of ${places.length}; ${faults.length} do not open at their paragraph.`)
  return faults.length > 0 ? 1 : 0
}

process.exitCode = await check(process.argv[2], process.argv[3] ? Number(process.argv[3]) : undefined)
