import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { authorities } from '../../src/vocabulary/authorities.js'
import { sourceOf } from './bundled.js'
import { block, margin, numbered, printed, text } from './pdf/print.js'

const numberless = /[^A-Za-z ]/

/** Councils that a made report can be about: their names have nothing but letters. */
const councils = authorities()
  .map(({ name }) => name)
  .filter((name) => !numberless.test(name) && !name.includes('umber'))

/** Writes so many reports, each of another council, into a folder: a bundled report with the council's name changed. */
export function writeReports(folder: string, count: number): void {
  const report = sourceOf('northumberland-2012')
  for (const name of councils.slice(0, count)) {
    writeFileSync(join(folder, `${name}.txt`), report.replaceAll('Northumberland', name))
  }
}

interface Short {
  readonly council?: string
  readonly dates?: string
  readonly paragraphs?: number
  readonly pages?: number
}

/** The pages of a short report of a council's children's services, as PDF. */
export const shortReport = ({
  council = 'Kent',
  dates = '13 May 2019 to 24 May 2019',
  paragraphs = 3,
}: Short = {}): Promise<Uint8Array> =>
  printed([
    [
      { words: council, x: margin, y: 80, size: 24 },
      { words: "Inspection of children's social care services", x: margin, y: 110, size: 16 },
      ...block(
        [`Inspection dates: ${dates}`, 'Lead inspector: Ada Byron', 'Her Majesty’s Inspector'],
        margin,
        140,
      ),
      { words: 'What needs to improve', x: margin, y: 230, size: 16, bold: true },
      ...block(['The quality of plans needs to improve.'], text, 250),
      {
        words: 'The impact of leaders on social work practice: good',
        x: margin,
        y: 300,
        size: 16,
        bold: true,
      },
      ...Array.from({ length: paragraphs }, (_, at) =>
        numbered(
          at + 1,
          ['Leaders know their services well, and they act on what', 'children tell them.'],
          330 + at * 40,
        ),
      ).flat(),
    ],
  ])

/** A long PDF of words that are no report's. */
export const longStranger = (pages: number): Promise<Uint8Array> =>
  printed(
    Array.from({ length: pages }, () =>
      block(
        Array.from(
          { length: 40 },
          () => 'It was the best of times, it was the worst of times, it was the age of',
        ),
        margin,
        100,
      ),
    ),
  )
