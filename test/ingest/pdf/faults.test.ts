import {
  beginText,
  clip,
  closePath,
  degrees,
  endPath,
  endText,
  lineTo,
  moveTo,
  PDFOperator as Operator,
  PDFDocument,
  type PDFFont,
  type PDFOperator,
  type PDFPage,
  popGraphicsState,
  pushGraphicsState,
  rgb,
  rotateAndSkewTextDegreesAndTranslate,
  StandardFonts,
  setFontAndSize,
  setTextRenderingMode,
  showText,
  TextRenderingMode,
} from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import type { SourceLine } from '../../../src/ingest/read/line.js'
import { readPdf } from '../../../src/ingest/read/pdf/document.js'
import { paper } from './print.js'

/** Pages as they look, whatever their PDF holds beside it. */

interface Sheet {
  readonly page: PDFPage
  readonly font: PDFFont
  readonly bold: PDFFont
}

async function linesOf(...draw: ((sheet: Sheet) => void)[]): Promise<SourceLine[]> {
  const document = await PDFDocument.create()
  const font = await document.embedFont(StandardFonts.Helvetica)
  const bold = await document.embedFont(StandardFonts.HelveticaBold)
  for (const each of draw) each({ page: document.addPage([paper.width, paper.height]), font, bold })
  return readPdf(await document.save())
}

const texts = (lines: readonly SourceLine[]): string[] =>
  lines.filter(({ furniture, text }) => furniture === null && text !== '').map(({ text }) => text)

const says = async (...draw: ((sheet: Sheet) => void)[]): Promise<string[]> => texts(await linesOf(...draw))

const prose = ['Children are safe and well.', 'Leaders know their services.', 'Plans say what has to change.']

const write = ({ page, font }: Sheet, words: string, x: number, y: number, look = {}): void =>
  page.drawText(words, { x, y, size: 12, font, ...look })

const writeProse = (sheet: Sheet): void => {
  for (const [at, words] of prose.entries()) write(sheet, words, 71, 700 - at * 14.5)
}

/** Text that the operators before and after it change. */
function within(sheet: Sheet, words: string, before: readonly PDFOperator[], y = 500): void {
  sheet.page.setFont(sheet.font)
  const key = sheet.page.node.newFontDictionary('F', sheet.font.ref)
  sheet.page.pushOperators(
    pushGraphicsState(),
    ...before,
    beginText(),
    setFontAndSize(key, 12),
    rotateAndSkewTextDegreesAndTranslate(0, 0, 0, 71, y),
    showText(sheet.font.encodeText(words)),
    endText(),
    popGraphicsState(),
  )
}

describe('what a page hides is never read:', () => {
  const hidden: Record<string, (sheet: Sheet) => void> = {
    'neither filled nor stroked': (sheet) =>
      within(sheet, 'hidden', [setTextRenderingMode(TextRenderingMode.Invisible)]),
    'used for clipping alone': (sheet) =>
      within(sheet, 'hidden', [setTextRenderingMode(TextRenderingMode.Clip)]),
    white: (sheet) => write(sheet, 'hidden', 71, 500, { color: rgb(1, 1, 1) }),
    'all but white': (sheet) => write(sheet, 'hidden', 71, 500, { color: rgb(0.98, 0.99, 0.98) }),
    'black on black': (sheet) => {
      sheet.page.drawRectangle({ x: 60, y: 490, width: 200, height: 30, color: rgb(0, 0, 0) })
      write(sheet, 'hidden', 71, 500)
    },
    'under a box': (sheet) => {
      write(sheet, 'hidden', 71, 500)
      sheet.page.drawRectangle({ x: 60, y: 490, width: 200, height: 30, color: rgb(0, 0, 0) })
    },
    transparent: (sheet) => write(sheet, 'hidden', 71, 500, { opacity: 0 }),
    'off the page': (sheet) => {
      write(sheet, 'hidden', -300, 500)
      write(sheet, 'hidden', 71, 900)
      write(sheet, 'hidden', 71, -40)
    },
    'outside what is shown of the page': (sheet) => {
      write(sheet, 'hidden', 71, 20)
      sheet.page.setCropBox(0, 60, paper.width, paper.height - 60)
    },
    'clipped away': (sheet) =>
      within(sheet, 'hidden', [
        moveTo(300, 300),
        lineTo(400, 300),
        lineTo(400, 310),
        lineTo(300, 310),
        closePath(),
        clip(),
        endPath(),
      ]),
    'too small to be read': (sheet) => write(sheet, 'hidden', 71, 500, { size: 1 }),
  }

  it.each(Object.keys(hidden))('text that is %s', async (kind) =>
    expect(
      await says((sheet) => {
        writeProse(sheet)
        hidden[kind]?.(sheet)
      }),
    ).toEqual(prose),
  )

  it('but white on a dark ground is read, and so are letters with an outline', async () => {
    const said = await says((sheet) => {
      writeProse(sheet)
      sheet.page.drawRectangle({ x: 60, y: 490, width: 200, height: 30, color: rgb(0.1, 0.2, 0.4) })
      write(sheet, 'Good', 71, 500, { color: rgb(1, 1, 1) })
      within(sheet, 'Outstanding', [setTextRenderingMode(TextRenderingMode.FillAndOutline)], 460)
    })
    expect(said).toEqual([...prose, 'Good', 'Outstanding'])
  })

  it('and the layer of text recognition under print adds nothing to it', async () => {
    const said = await says((sheet) => {
      writeProse(sheet)
      for (const [at, words] of prose.entries())
        within(sheet, words, [setTextRenderingMode(TextRenderingMode.Invisible)], 701 - at * 14.5)
    })
    expect(said).toEqual(prose)
  })
})

describe('what is drawn twice is read once', () => {
  it.each([
    [0.18, 0],
    [0.5, 0],
    [0, 0.3],
    [0.7, -0.7],
  ])('%s points to the right and %s up, and is bold', async (right, up) => {
    const [first, ...others] = await linesOf((sheet) => {
      write(sheet, 'Key findings', 71, 720)
      write(sheet, 'Key findings', 71 + right, 720 + up)
      writeProse(sheet)
    })
    expect(first).toMatchObject({ text: 'Key findings', bold: true })
    expect(texts(others)).toEqual(prose)
  })

  it('letter by letter', async () => {
    const said = await says((sheet) => {
      let x = 71
      for (const letter of 'Allowed') {
        write(sheet, letter, x, 720)
        write(sheet, letter, x + 0.2, 720)
        x += sheet.font.widthOfTextAtSize(letter, 12)
      }
      writeProse(sheet)
    })
    expect(said).toEqual(['Allowed', ...prose])
  })

  it('once whole and once in pieces', async () => {
    const said = await says((sheet) => {
      write(sheet, 'Overall effectiveness', 71, 720)
      write(sheet, 'Overall', 71.2, 720)
      write(sheet, 'effectiveness', 71.2 + sheet.font.widthOfTextAtSize('Overall ', 12), 720)
      writeProse(sheet)
    })
    expect(said).toEqual(['Overall effectiveness', ...prose])
  })
})

describe('a page that sets its text turned reads as one that stands upright', () => {
  it.each([90, 180, 270])('by %s degrees', async (turn) => {
    const place = (at: number): { x: number; y: number } => {
      const down = 142 + at * 14.5
      if (turn === 90) return { x: down, y: 71 }
      return turn === 180 ? { x: paper.width - 71, y: down } : { x: paper.width - down, y: paper.height - 71 }
    }
    const lines = await linesOf((sheet) => {
      for (const [at, words] of prose.entries())
        sheet.page.drawText(words, { ...place(at), size: 12, font: sheet.font, rotate: degrees(turn) })
    })
    expect(texts(lines)).toEqual(prose)
    expect(new Set(lines.map(({ indent }) => Math.round(indent)))).toEqual(new Set([71]))
  })
})

describe('what lies over or under the text is no part of it:', () => {
  const marks: Record<string, (sheet: Sheet) => void> = {
    'a word across the page': ({ page, bold }) =>
      page.drawText('DRAFT', {
        x: 150,
        y: 300,
        size: 90,
        font: bold,
        rotate: degrees(45),
        color: rgb(0.8, 0.8, 0.8),
      }),
    'a large pale word': ({ page, bold }) =>
      page.drawText('DRAFT', { x: 60, y: 640, size: 110, font: bold, color: rgb(0.85, 0.85, 0.85) }),
    'a large word over the lines': ({ page, bold }) =>
      page.drawText('COPY', { x: 60, y: 665, size: 80, font: bold, color: rgb(0.9, 0, 0) }),
    'a word that shines through': ({ page, bold }) =>
      page.drawText('CONFIDENTIAL', { x: 60, y: 690, size: 24, font: bold, opacity: 0.3 }),
    'a mark along the edge': ({ page, font }) =>
      page.drawText('Downloaded on 3 May 2024', { x: 20, y: 300, size: 8, font, rotate: degrees(90) }),
  }

  it.each(Object.keys(marks))('%s', async (kind) =>
    expect(
      await says((sheet) => {
        marks[kind]?.(sheet)
        writeProse(sheet)
      }),
    ).toEqual(prose),
  )

  it('but a large heading is read', async () =>
    expect(
      await says((sheet) => {
        write(sheet, 'Inspection of Sutton', 71, 760, { size: 30 })
        writeProse(sheet)
      }),
    ).toEqual(['Inspection of Sutton', ...prose]))
})

describe('letters that are set apart make words', () => {
  const apart = (sheet: Sheet, words: string, gap: number, y: number): void => {
    let x = 71
    for (const letter of words) {
      if (letter !== ' ') write(sheet, letter, x, y)
      x += (letter === ' ' ? 6 : sheet.font.widthOfTextAtSize(letter, 12)) + gap
    }
  }

  it.each([3, 5, 8])('by %s points, one by one', async (gap) =>
    expect(
      await says((sheet) => {
        apart(sheet, 'Key findings of inspection', gap, 720)
        writeProse(sheet)
      }),
    ).toEqual(['Key findings of inspection', ...prose]),
  )

  it('by the spacing of the letters, or by blanks', async () =>
    expect(
      await says((sheet) => {
        within(sheet, 'Key findings', [Operator.of('Tc' as never, ['4'])], 740)
        write(sheet, 'K e y   f i n d i n g s', 71, 720)
        writeProse(sheet)
      }),
    ).toEqual(['Key findings', 'Key findings', ...prose]))
})

describe('two columns', () => {
  const left = Array.from({ length: 9 }, (_, at) => `Left line ${at + 1} goes on about children.`)
  const right = Array.from({ length: 9 }, (_, at) => `Right line ${at + 1} goes on about plans.`)

  it('are read one after the other, between lines that run across the page', async () => {
    const across = 'A heading that runs over both of the columns, from the left margin to the right one'
    const said = await says((sheet) => {
      write(sheet, across, 71, 740)
      for (const [at, words] of left.entries()) write(sheet, words, 71, 700 - at * 14.5)
      for (const [at, words] of right.entries()) write(sheet, words, 320, 696 - at * 14.5)
    })
    expect(said).toEqual([across, ...left, ...right])
  })

  it('of a table stay rows', async () => {
    const said = await says((sheet) => {
      for (let at = 0; at < 9; at += 1) {
        write(sheet, `Judgement number ${at + 1} of this inspection`, 71, 700 - at * 14.5)
        write(sheet, 'Good', 400, 700 - at * 14.5)
      }
    })
    expect(said).toHaveLength(9)
    expect(said[0]).toMatch(/^Judgement number 1 .*Good$/)
  })
})

describe('a word that a line’s end breaks', () => {
  const broken = (first: string, second: string, ...more: string[]) =>
    says((sheet) => {
      for (const [at, words] of [first, second, ...more].entries()) write(sheet, words, 71, 700 - at * 14.5)
    }).then((lines) => lines.map((line) => line.replace('\u00AD', '~')))

  it('says so in place of the hyphen', async () =>
    expect(await broken('They identify risk effic-', 'iently.')).toEqual([
      'They identify risk effic~',
      'iently.',
    ]))

  it.each([
    ['The plan is far-', 'reaching.'],
    ['Visits are multi-', 'agency work.'],
    ['There is a re-', 'referral.'],
    ['They use EHC-', 'plans.'],
  ])('keeps the hyphen of %s%s', async (first, second) =>
    expect(await broken(first, second)).toEqual([first, second]),
  )

  it('keeps the hyphen of a compound that the report prints whole elsewhere', async () =>
    expect((await broken('They co-', 'operate.', 'To co-operate is good.'))[0]).toBe('They co-'))
})

describe('the number of a note', () => {
  it('that stands on the line is none of its words', async () => {
    const lines = await linesOf((sheet) => {
      write(sheet, 'Most live in stable foster homes.1 Brothers stay together.', 71, 700)
      write(sheet, 'Re-referrals fell to 18.5% in section2 of the year.', 71, 685.5)
    })
    expect(texts(lines)[0]).toBe('Most live in stable foster homes. Brothers stay together.')
    expect(texts(lines)[1]).toBe('Re-referrals fell to 18.5% in section2 of the year.')
    expect(lines[0]?.spans).toContainEqual({ source: '1', kind: 'note' })
  })
})

describe('letters of the text’s font that stood for bullets', () => {
  it.each(['l', 'n', 'q', 'v', '§', 'Ø', 'ü', '¨'])('%s is one, set off from its words', async (shape) => {
    const lines = await linesOf((sheet) => {
      for (const [at, words] of ['the quality of plans', 'the time children wait.'].entries()) {
        write(sheet, shape, 71, 700 - at * 14.5)
        write(sheet, words, 92, 700 - at * 14.5)
      }
    })
    expect(texts(lines)).toEqual(['- the quality of plans', '- the time children wait.'])
  })
})
