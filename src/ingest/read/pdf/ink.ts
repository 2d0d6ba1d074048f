import { apply, isLeaning, type Matrix, matrixOf, unmoved, upright, within } from './matrix.js'
import { type Glyph, type Operators, type State, start } from './operators.js'
import { OPS } from './pdfjs.js'

/** Letters printed in one go, and where they stand, in points from the page's lower left corner. */
export interface Run {
  /** As printed; a gap between its letters as wide as a blank is one. */
  readonly text: string
  readonly left: number
  readonly right: number
  readonly baseline: number
  /** Height of its letters. */
  readonly size: number
  /** Its letters are leant over by the page: so Word prints italics of a font that has none. */
  readonly leaning: boolean
  /** pdf.js's name for the font within the document. */
  readonly font: string
  /** The PDF itself says that this is no part of its text (an artifact: ISO 32000-1, 14.8.2.2). */
  readonly artifact: boolean
}

/** A box that the page fills or strokes; a thin one is a line of a table. Points from the lower left corner. */
export interface Box {
  readonly left: number
  readonly right: number
  readonly bottom: number
  readonly top: number
}

export interface Ink {
  readonly runs: readonly Run[]
  readonly boxes: readonly Box[]
}

/** Widths of glyphs are given in thousandths of the letters' size. */
const perThousand = 0.001

/** A gap of more than this share of the letters' size is a blank, even where the page prints none. */
export const blankGap = 0.13
/** A gap of more than this share ends a run: what follows may stand in another column. */
const runGap = 1

/** Follows a page's drawing operators and notes every run of letters and every box that they print. */
export function inkOf(operators: Operators): Ink {
  const runs: Run[] = []
  const boxes: Box[] = []
  const saved: State[] = []
  const marked: boolean[] = []
  let state = start
  let text = unmoved
  let line = unmoved

  const newLine = (x: number, y: number) => {
    line = within(line, [1, 0, 0, 1, x, y])
    text = line
  }
  const finish = (printed: string, width: number) => {
    if (printed !== '') {
      const at = within(state.page, text)
      const from = apply(at, 0, state.rise)
      runs.push({
        text: printed,
        left: from.x,
        right: apply(at, width, state.rise).x,
        baseline: from.y,
        size: Math.abs(state.size * upright(at)),
        leaning: isLeaning(at),
        font: state.font,
        artifact: marked.includes(true),
      })
    }
    text = within(text, [1, 0, 0, 1, width, 0])
  }
  const show = (glyphs: readonly (Glyph | number | null)[]) => {
    let printed = ''
    let width = 0
    for (const glyph of glyphs) {
      if (glyph === null) continue
      if (typeof glyph === 'number') {
        const gap = -glyph * perThousand
        if (gap > runGap) {
          finish(printed, width)
          printed = ''
          width = 0
        } else if (gap > blankGap) printed += ' '
        width += gap * state.size * state.stretch
        continue
      }
      const spacing = state.letterSpacing + (glyph.isSpace ? state.wordSpacing : 0)
      printed += glyph.unicode
      width += (glyph.width * perThousand * state.size + spacing) * state.stretch
    }
    finish(printed, width)
  }

  // biome-ignore lint/suspicious/noExplicitAny: each operator of pdf.js has arguments of its own
  const follow: Readonly<Record<number, (args: any) => void>> = {
    [OPS.save]: () => saved.push(state),
    [OPS.restore]: () => {
      state = saved.pop() ?? start
    },
    [OPS.transform]: (args) => {
      state = { ...state, page: within(state.page, matrixOf(args)) }
    },
    [OPS.paintFormXObjectBegin]: ([matrix]) => {
      saved.push(state)
      if (matrix) state = { ...state, page: within(state.page, matrixOf(matrix)) }
    },
    [OPS.paintFormXObjectEnd]: () => {
      state = saved.pop() ?? start
    },
    [OPS.beginText]: () => {
      text = unmoved
      line = unmoved
    },
    [OPS.setFont]: ([font, size]) => {
      state = { ...state, font, size }
    },
    [OPS.setCharSpacing]: ([letterSpacing]) => {
      state = { ...state, letterSpacing }
    },
    [OPS.setWordSpacing]: ([wordSpacing]) => {
      state = { ...state, wordSpacing }
    },
    [OPS.setHScale]: ([percent]) => {
      state = { ...state, stretch: percent / 100 }
    },
    [OPS.setTextRise]: ([rise]) => {
      state = { ...state, rise }
    },
    [OPS.setLeading]: ([leading]) => {
      state = { ...state, leading }
    },
    [OPS.moveText]: ([x, y]) => newLine(x, y),
    [OPS.setLeadingMoveText]: ([x, y]) => {
      state = { ...state, leading: -y }
      newLine(x, y)
    },
    [OPS.nextLine]: () => newLine(0, -state.leading),
    [OPS.setTextMatrix]: (args) => {
      line = matrixOf(args.length === 1 ? args[0] : args)
      text = line
    },
    [OPS.showText]: ([glyphs]) => show(glyphs),
    [OPS.beginMarkedContent]: ([tag]) => marked.push(isArtifact(tag)),
    [OPS.beginMarkedContentProps]: ([tag]) => marked.push(isArtifact(tag)),
    [OPS.endMarkedContent]: () => marked.pop(),
    [OPS.constructPath]: ([painting, , bounds]) => {
      if (bounds && painting !== OPS.endPath) boxes.push(boxOf(state.page, bounds))
    },
  }

  operators.fnArray.forEach((operator, at) => {
    follow[operator]?.(operators.argsArray[at])
  })
  return { runs, boxes }
}

const isArtifact = (tag: unknown) => (tag as { name?: string })?.name === 'Artifact' || tag === 'Artifact'

function boxOf(page: Matrix, [left, bottom, right, top]: ArrayLike<number> & Iterable<number>): Box {
  const a = apply(page, left ?? 0, bottom ?? 0)
  const b = apply(page, right ?? 0, top ?? 0)
  return {
    left: Math.min(a.x, b.x),
    right: Math.max(a.x, b.x),
    bottom: Math.min(a.y, b.y),
    top: Math.max(a.y, b.y),
  }
}
