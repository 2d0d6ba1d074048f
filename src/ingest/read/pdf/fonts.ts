import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Operators } from './operators.js'
import { OPS } from './pdfjs.js'

export interface Font {
  readonly bold: boolean
  readonly italic: boolean
  /** Its letters are shapes (arrows, boxes, bullets), not letters. */
  readonly symbols: boolean
}

const italicName = /italic|oblique/i
const boldName = /bold|black|heavy|demi/i
const symbolName = /symbol|wingdings|webdings|dingbat/i

/** The fonts that a page sets, by pdf.js's name. Styles are known from the names the fonts carry (`Tahoma,Bold`). */
export async function fontsOf(
  page: PDFPageProxy,
  { fnArray, argsArray }: Operators,
): Promise<Map<string, Font>> {
  const used = new Set<string>()
  fnArray.forEach((operator, at) => {
    if (operator === OPS.setFont) used.add(argsArray[at][0])
  })
  const fonts = await Promise.all(
    [...used].map(async (name): Promise<[string, Font]> => [name, fontNamed(await loaded(page, name))]),
  )
  return new Map(fonts)
}

/** pdf.js hands a font over some moments after the operators that use it. */
const loaded = (
  page: PDFPageProxy,
  name: string,
): Promise<{ name?: string; bold?: boolean; italic?: boolean } | null> =>
  new Promise((resolve) => page.commonObjs.get(name, resolve))

const fontNamed = (font: { name?: string; bold?: boolean; italic?: boolean } | null): Font => ({
  italic: font?.italic === true || italicName.test(font?.name ?? ''),
  bold: font?.bold === true || boldName.test(font?.name ?? ''),
  symbols: symbolName.test(font?.name ?? ''),
})
