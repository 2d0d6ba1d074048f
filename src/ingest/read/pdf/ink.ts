import { printsNothing } from '../marks.js'
import { type Colour, colourOf } from './colour.js'
import { angleOf, apply, isLeaning, type Matrix, matrixOf, unmoved, upright, within } from './matrix.js'
import { everywhere, type Glyph, type Operators, type State, start } from './operators.js'
import { OPS } from './pdfjs.js'
import { blankIn } from './spaced-out.js'

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
  /** Where its line ends, as `left` and `baseline` are where it begins: not level with it where the page turns its text. */
  readonly end: { readonly x: number; readonly y: number }
  /** The direction of its line in degrees: 0 from left to right, 90 upwards. */
  readonly angle: number
  /** Null for a pattern. */
  readonly colour: Colour | null
  /** From 0, which nobody sees, to 1. */
  readonly opacity: number
  /**
   * Neither filled nor stroked, or clipped away: what text recognition lays under a picture, and what a page hides. 'left over':
   * so it stands, but only because the text before it was hidden and nobody has said that this is not.
   */
  readonly unseen: boolean | 'left over'
  /** Of a layer that is switched off (ISO 32000-1, 8.11). */
  readonly switchedOff: boolean
  /** Its outline is drawn too, or it is drawn twice: so some programs make bold letters. */
  readonly heavy: boolean
  /** Its turn among all that the page draws. */
  readonly turn: number
}

/** A box that the page fills or strokes; a thin one is a line of a table. Points from the lower left corner. */
export interface Box {
  readonly left: number
  readonly right: number
  readonly bottom: number
  readonly top: number
}

/** A box that is filled: with a colour, or with a picture or pattern of which nothing is known. */
export interface Ground extends Box {
  readonly colour: Colour | null
  /** Hides all that was drawn there before. */
  readonly covers: boolean
  readonly turn: number
}

export interface Ink {
  readonly runs: readonly Run[]
  readonly boxes: readonly Box[]
  readonly grounds: readonly Ground[]
}

/** Widths of glyphs are given in thousandths of the letters' size. */
const perThousand = 0.001

/** A gap of more than this share ends a run: what follows may stand in another column. */
const runGap = 1

/** Text rendering modes that fill and stroke, and those that do neither (ISO 32000-1, 9.3.6). */
const FILL_AND_STROKE = 2
const INVISIBLE = [3, 7]

/**
 * Follows a page's drawing operators and notes every run of letters and every box that they print. `isOff` tells
 * whether a layer, given as marked content names it, is switched off.
 */
export function inkOf(operators: Operators, isOff: (layer: unknown) => boolean = () => false): Ink {
  const runs: Run[] = []
  const boxes: Box[] = []
  const grounds: Ground[] = []
  const saved: State[] = []
  const marked: ('artifact' | 'off' | null)[] = []
  let state = start
  let text = unmoved
  let line = unmoved
  let turn = 0
  let clipping = false
  // The text object says itself that it is not to be seen.
  let hiding = false

  const newLine = (x: number, y: number) => {
    line = within(line, [1, 0, 0, 1, x, y])
    text = line
  }
  const finish = (printed: string, width: number) => {
    const shown = beyondLatin.test(printed) ? printed.replace(printsNothing, '') : printed
    if (shown !== '') {
      const at = within(state.page, text)
      const from = apply(at, 0, state.rise)
      const end = apply(at, width, state.rise)
      runs.push({
        text: shown,
        left: from.x,
        right: end.x,
        baseline: from.y,
        end,
        angle: angleOf(at, state.size * state.stretch),
        size: Math.abs(state.size * upright(at)),
        leaning: isLeaning(at),
        font: state.font,
        artifact: marked.includes('artifact'),
        colour: state.colour,
        opacity: state.opacity,
        unseen:
          isClipped(state.clip, from, end) || (INVISIBLE.includes(state.mode) && (hiding || 'left over')),
        switchedOff: marked.includes('off'),
        heavy: state.mode === FILL_AND_STROKE,
        turn,
      })
    }
    text = within(text, [1, 0, 0, 1, width, 0])
  }
  const show = (glyphs: readonly (Glyph | number | null)[]) => {
    const blank = blankIn(glyphs)
    let printed = ''
    let width = 0
    for (const glyph of glyphs) {
      if (glyph === null) continue
      if (typeof glyph === 'number') {
        const gap = -glyph * perThousand
        if (gap > Math.max(runGap, blank)) {
          finish(printed, width)
          printed = ''
          width = 0
        } else if (gap > blank) printed += ' '
        width += gap * state.size * state.stretch
        continue
      }
      const spacing = state.letterSpacing + (glyph.isSpace ? state.wordSpacing : 0)
      printed += glyph.unicode
      width += (glyph.width * perThousand * state.size + spacing) * state.stretch
    }
    finish(printed, width)
  }

  const picture = () =>
    grounds.push({ ...boxOf(state.page, [0, 0, 1, 1]), colour: null, covers: false, turn })

  // biome-ignore lint/suspicious/noExplicitAny: each operator of pdf.js has arguments of its own
  const follow: Record<number, (args: any) => void> = {
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
    [OPS.endText]: () => {
      hiding = false
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
    [OPS.setTextRenderingMode]: ([mode]) => {
      state = { ...state, mode }
      hiding = INVISIBLE.includes(mode)
    },
    [OPS.setFillRGBColor]: ([colour]) => {
      state = { ...state, colour: colourOf(colour) }
    },
    [OPS.setFillColorN]: () => {
      state = { ...state, colour: null }
    },
    [OPS.setGState]: ([changes]) => {
      for (const [name, value] of changes) {
        if (name === 'ca') state = { ...state, opacity: value }
        if (name === 'BM') state = { ...state, blends: value !== 'source-over' && value !== 'normal' }
      }
    },
    [OPS.clip]: () => {
      clipping = true
    },
    [OPS.eoClip]: () => {
      clipping = true
    },
    [OPS.beginMarkedContent]: ([tag]) => marked.push(isArtifact(tag) ? 'artifact' : null),
    [OPS.beginMarkedContentProps]: ([tag, layer]) =>
      marked.push(isArtifact(tag) ? 'artifact' : tag === 'OC' && isOff(layer) ? 'off' : null),
    [OPS.endMarkedContent]: () => marked.pop(),
    [OPS.constructPath]: ([painting, path, bounds]) => {
      if (!bounds) return
      const box = boxOf(state.page, bounds)
      if (clipping) state = { ...state, clip: overlap(state.clip, box) }
      clipping = false
      if (painting === OPS.endPath) return
      boxes.push(box)
      const covers = isRectangle(path?.[0]) && state.opacity === 1 && !state.blends
      if (fills.has(painting)) grounds.push({ ...box, colour: state.colour, covers, turn })
    },
    [OPS.shadingFill]: () => grounds.push({ ...everywhere, colour: null, covers: false, turn }),
  }
  for (const operator of PICTURES) follow[operator] = picture

  operators.fnArray.forEach((operator, at) => {
    turn = at
    follow[operator]?.(operators.argsArray[at])
  })
  return { runs, boxes, grounds }
}

const PICTURES: readonly number[] = [
  OPS.paintImageXObject,
  OPS.paintImageXObjectRepeat,
  OPS.paintInlineImageXObject,
  OPS.paintInlineImageXObjectGroup,
  OPS.paintImageMaskXObject,
  OPS.paintImageMaskXObjectGroup,
  OPS.paintImageMaskXObjectRepeat,
]

const fills = new Set<number>([
  OPS.fill,
  OPS.eoFill,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
])

/** What pdf.js writes for a rectangle: three lines from its first corner, and the way back; each with its code before it. */
const RECTANGLE = 13

const isRectangle = (path: ArrayLike<number> | null | undefined): boolean =>
  path !== null && path !== undefined && (path.length === RECTANGLE || path.length === RECTANGLE - 1)

const overlap = (one: Box, other: Box): Box => ({
  left: Math.max(one.left, other.left),
  right: Math.min(one.right, other.right),
  bottom: Math.max(one.bottom, other.bottom),
  top: Math.min(one.top, other.top),
})

/** Letters may stand out of the box that clips them by so much. Points. */
const OUT_OF_CLIP = 6

function isClipped(clip: Box, from: { x: number; y: number }, end: { x: number; y: number }): boolean {
  const [x, y] = [(from.x + end.x) / 2, (from.y + end.y) / 2]
  return (
    x < clip.left - OUT_OF_CLIP ||
    x > clip.right + OUT_OF_CLIP ||
    y < clip.bottom - OUT_OF_CLIP ||
    y > clip.top + OUT_OF_CLIP
  )
}

/** Where signs that print nothing may stand. */
const beyondLatin = /[\u061C-\uFFFF]/

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
