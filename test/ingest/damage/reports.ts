import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { PDFName, type PDFPage, type PDFRef } from 'pdf-lib'
import { parseTrueType } from '../../../src/ingest/read/pdf/validate/fonts.js'
import { oneOf, type Random, random } from '../../../train/random.js'
import { type Block, bullets, grades, heading, newPage, para, prose, typeset } from '../parse/typeset.js'
import { print } from '../pdf/print.js'

/** A report's file, and what it is called. */
export interface Made {
  readonly name: string
  readonly bytes: Uint8Array
}

const WHO = [
  'Social workers',
  'Managers',
  'Foster carers',
  'Personal advisers',
  'Leaders',
  'Partners',
  'Teachers',
]
const HOW = ['usually', 'quickly', 'seldom', 'carefully', 'increasingly', 'sometimes', 'rarely']
const WHAT = ['visit', 'listen to', 'write to', 'plan with', 'know', 'protect', 'stand up for', 'wait for']
const WHOM = [
  'disabled children',
  'care leavers',
  'young carers',
  'brothers and sisters',
  'families',
  'babies',
]
const WHEN = [
  'at home',
  'in the holidays',
  'after school',
  'when they go missing',
  'before a review',
  'at night',
]

/** Sentences of which hardly any two are the same: halves of two of them make one that no report holds. */
function sentences(draw: Random, count: number): string {
  const one = (words: readonly string[]) => oneOf(words, draw)
  const sentence = () =>
    `${one(WHO)} ${one(HOW)} ${one(WHAT)} ${one(WHOM)} ${one(WHEN)}, as ${2 + Math.floor(draw() * 97)} cases show.`
  return Array.from({ length: count }, sentence).join(' ')
}

const HELP = 'The experiences and progress of children who need help and protection'
const CARE = 'The experiences and progress of children in care'
const LEADERS = 'The impact of leaders on social work practice with children and families'

function blocks(council: string, draw: Random): Block[] {
  let number = 0
  const paragraphs = (count: number) =>
    Array.from({ length: count }, () => para(++number, sentences(draw, 2 + Math.floor(draw() * 5))))
  return [
    heading(`Inspection of ${council} local authority children’s services`, 26),
    prose(`Inspection dates: ${3 + Math.floor(draw() * 9)} to 14 November 2025`),
    prose('Lead inspector: Ann-Marie Lee, His Majesty’s Inspector'),
    grades(
      ['Judgement', 'Grade'],
      [LEADERS, 'Good'],
      [HELP, 'Requires improvement to be good'],
      [CARE, 'Good'],
      ['Overall effectiveness', 'Good'],
    ),
    prose(sentences(draw, 6)),
    heading('What needs to improve?'),
    ...bullets(
      'The time that children wait for a plan.',
      'The choice of homes for care leavers in the north.',
    ),
    newPage,
    heading(`${HELP}: requires improvement to be good`),
    ...paragraphs(9),
    heading(`${CARE}: good`),
    ...paragraphs(8),
    heading(`${LEADERS}: good`),
    ...paragraphs(7),
  ]
}

const dejavu = readFileSync(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'))
const [FIRST, LAST] = [32, 255]

/** Prints with a font of the file's own, as word processors do, with how wide its letters are written beside it. */
function withOwnFont(pages: readonly PDFPage[]): void {
  const context = pages[0]?.doc.context
  const program = parseTrueType(dejavu)
  if (!context || !program) return
  const windows = new TextDecoder('windows-1252')
  const widths = Array.from({ length: LAST - FIRST + 1 }, (_, at) =>
    Math.round(program.widthOf(program.glyphOf(windows.decode(Uint8Array.of(FIRST + at)).charCodeAt(0)))),
  )
  const file: PDFRef = context.register(context.flateStream(dejavu, { Length1: dejavu.length }))
  const descriptor = context.register(
    context.obj({
      Type: 'FontDescriptor',
      FontName: 'AAAAAA+DejaVuSans',
      Flags: 32,
      FontBBox: [-1021, -463, 1793, 1232],
      ItalicAngle: 0,
      Ascent: 928,
      Descent: -236,
      CapHeight: 729,
      StemV: 80,
      FontFile2: file,
    }),
  )
  const font = context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'TrueType',
      BaseFont: 'AAAAAA+DejaVuSans',
      Encoding: 'WinAnsiEncoding',
      FirstChar: FIRST,
      LastChar: LAST,
      Widths: context.register(context.obj(widths)),
      FontDescriptor: descriptor,
    }),
  )
  for (const page of pages) {
    const fonts = page.node.normalizedEntries().Font
    for (const key of fonts.keys())
      if (key.asString().startsWith('/Helvetica-')) fonts.set(PDFName.of(key.asString().slice(1)), font)
  }
}

const COUNCILS = [
  'Kent',
  'Devon',
  'Norfolk',
  'Essex',
  'Leeds',
  'Bolton',
  'Surrey',
  'Dorset',
  'Trafford',
  'Barnet',
]

/** Ten reports, each of another council: half of them with their objects packed in streams, some with a font of their own. */
export function madeReports(): Promise<Made[]> {
  return Promise.all(
    COUNCILS.map(async (council, at) => {
      const document = await print(typeset(blocks(council, random(at + 1))))
      // Writes the fonts, which is else done only when it is saved.
      await document.flush()
      if (at % 5 === 4) withOwnFont(document.getPages())
      return { name: `${council}.pdf`, bytes: await document.save({ useObjectStreams: at % 2 === 0 }) }
    }),
  )
}
