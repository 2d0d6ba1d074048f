import { type ParseResult, parseReport } from '../../../src/ingest/parse/parse.js'
import { readPdf } from '../../../src/ingest/read/pdf/document.js'
import { recogniseReport } from '../../../src/ingest/recognise.js'
import {
  block,
  leading,
  margin,
  type Printed,
  paper,
  printed,
  table,
  text,
  type Words,
} from '../pdf/print.js'

/** A piece of a report, as its author would set it. */
export type Block =
  | { readonly heading: string; readonly size?: number; readonly bold?: boolean; readonly italic?: boolean }
  | { readonly number: number; readonly words: string; readonly inset?: number }
  | { readonly prose: string; readonly size?: number }
  | { readonly bullet: string; readonly nested?: boolean }
  | { readonly rows: readonly (readonly string[])[]; readonly widths: readonly number[] }
  | { readonly note: string }
  | 'new page'

export const heading = (words: string, size = 14): Block => ({ heading: words, size, bold: true })
export const italic = (words: string): Block => ({ heading: words, size: 12, italic: true })
export const para = (number: number, words: string): Block => ({ number, words })
export const prose = (words: string, size = 12): Block => ({ prose: words, size })
export const bullets = (...words: string[]): Block[] => words.map((bullet) => ({ bullet }))
/** A page of running text, from which the reader learns how far apart the lines of a paragraph stand. */
export const runningText = prose(
  'Inspectors read what was written, listened to those who wrote it, and wrote this. '.repeat(45).trim(),
)
export const newPage: Block = 'new page'

/** A table of two columns: a label, and its grade. */
export const grades = (...rows: [string, string][]): Block => ({ rows, widths: [300, 130] })

const top = 90
const bottom = 760
const gap = 8
/** The mean width of a letter, as a share of its size. */
const letter = 0.5

const wrapped = (words: string, width: number, size = 12): string[] => {
  const most = Math.floor(width / (size * letter))
  const lines: string[] = []
  for (const word of words.split(' ')) {
    const longer = `${lines.at(-1)} ${word}`
    if (lines.length > 0 && longer.length <= most) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}

interface Set {
  /** Lines, each the marks of its own. */
  readonly lines: readonly (readonly Printed[])[]
  readonly leading: number
}

const at = (words: string, x: number, look: Partial<Words> = {}): Words => ({ words, x, y: 0, ...look })

function linesOf(piece: Exclude<Block, 'new page'>): Set {
  if ('heading' in piece) {
    const { heading: words, size = 14, bold = false, italic: leaning = false } = piece
    const lines = wrapped(words, 430, size).map((line) => [at(line, margin, { size, bold, italic: leaning })])
    return { lines, leading: leading * (size / 12) }
  }
  if ('number' in piece) {
    const { inset = 0 } = piece
    const lines = wrapped(piece.words, 420 - inset).map((line) => [at(line, text + inset)])
    return {
      lines: [[at(`${piece.number}.`, margin + inset), ...(lines[0] ?? [])], ...lines.slice(1)],
      leading,
    }
  }
  if ('bullet' in piece) {
    const x = piece.nested ? text + 20 : margin
    const lines = wrapped(piece.bullet, 400).map((line) => [at(line, x + 18)])
    return { lines: [[at('■', x, { symbols: true }), ...(lines[0] ?? [])], ...lines.slice(1)], leading }
  }
  if ('prose' in piece) {
    const { prose: words, size = 12 } = piece
    return {
      lines: wrapped(words, 450, size).map((line) => [at(line, margin, { size })]),
      leading: leading * (size / 12),
    }
  }
  throw new Error('set elsewhere')
}

const lowered = (mark: Printed, y: number): Printed => ('words' in mark ? { ...mark, y } : mark)

/** Sets a report on pages with their numbers at the foot, breaking paragraphs where a page ends. */
export function typeset(blocks: readonly Block[]): Printed[][] {
  const pages: Printed[][] = [[]]
  let y = top
  const turn = () => {
    pages.push([])
    y = top
  }
  for (const piece of blocks) {
    if (piece === 'new page') turn()
    else if ('rows' in piece) {
      const rows = piece.rows.map((row) =>
        row.map((cell, column) => wrapped(cell, (piece.widths[column] ?? 100) - 10)),
      )
      const height = rows.reduce(
        (sum, row) => sum + 10 + leading * Math.max(...row.map((lines) => lines.length)),
        0,
      )
      if (y + height > bottom) turn()
      pages.at(-1)?.push(...table(rows, piece.widths, y))
      y += height + leading + gap
    } else if ('note' in piece) {
      pages.at(-1)?.push(...block(wrapped(piece.note, 450, 10), margin, bottom + 10, { size: 10 }))
    } else {
      const set = linesOf(piece)
      for (const marks of set.lines) {
        if (y > bottom) turn()
        pages.at(-1)?.push(...marks.map((mark) => lowered(mark, y)))
        y += set.leading
      }
      y += gap
    }
  }
  return pages.map((marks, number) => [
    ...marks,
    { words: String(number + 1), x: 500, y: paper.height - 30, size: 20 },
  ])
}

/** Prints a report and reads it again, as ingest does. */
export async function reread(blocks: readonly Block[]): Promise<ParseResult> {
  const lines = await readPdf(await printed(typeset(blocks)))
  return parseReport(lines, recogniseReport(lines))
}
