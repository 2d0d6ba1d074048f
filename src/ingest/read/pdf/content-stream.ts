import { invisibleCharacters } from '../line.js'
import {
  baselineAngle,
  type Glyph,
  type GraphicsState,
  IDENTITY,
  INFINITE_RECT,
  INITIAL_STATE,
  intersection,
  isSlanted,
  matrixOf,
  multiply,
  type OperatorList,
  parseColour,
  type Rect,
  transformedRect,
  transformPoint,
  verticalScale,
} from './graphics-state.js'
import { OPS } from './pdfjs.js'
import { type PageContent, type PaintedArea, spaceOfGlyphs, type TextRun } from './text-runs.js'

/** Widths of glyphs are given in thousandths of the letters' size. */
const GLYPH_UNIT = 0.001

/** A gap of more than this share ends a run: what follows may stand in another column. */
const runGap = 1

/** Text rendering modes that fill and stroke, and those that do neither (ISO 32000-1, 9.3.6). */
const FILL_AND_STROKE = 2
const INVISIBLE_MODES = [3, 7]

/**
 * Interprets a page's content stream: follows its operators and gives every text run and every rectangle that they paint. `isOff` tells
 * whether a layer, given as marked content names it, is switched off.
 */
export function interpretContent(
  operators: OperatorList,
  isOff: (layer: unknown) => boolean = () => false,
): PageContent {
  const runs: TextRun[] = []
  const rects: Rect[] = []
  const areas: PaintedArea[] = []
  const stack: GraphicsState[] = []
  const markedContent: ('artifact' | 'off' | null)[] = []
  let state = INITIAL_STATE
  let textMatrix = IDENTITY
  let lineMatrix = IDENTITY
  let paintOrder = 0
  let clipping = false
  // The text object says itself that it is not to be seen.
  let textHidden = false

  const newLine = (x: number, y: number) => {
    lineMatrix = multiply(lineMatrix, [1, 0, 0, 1, x, y])
    textMatrix = lineMatrix
  }
  const endRun = (printed: string, width: number) => {
    const shown = beyondLatin.test(printed) ? printed.replace(invisibleCharacters, '') : printed
    if (shown !== '') {
      const at = multiply(state.ctm, textMatrix)
      const from = transformPoint(at, 0, state.rise)
      const end = transformPoint(at, width, state.rise)
      runs.push({
        text: shown,
        left: from.x,
        right: end.x,
        baseline: from.y,
        end,
        angle: baselineAngle(at, state.size * state.horizontalScale),
        size: Math.abs(state.size * verticalScale(at)),
        slanted: isSlanted(at),
        font: state.font,
        artifact: markedContent.includes('artifact'),
        colour: state.colour,
        opacity: state.opacity,
        hidden:
          isClipped(state.clip, from, end) ||
          (INVISIBLE_MODES.includes(state.renderingMode) && (textHidden || 'left over')),
        layerOff: markedContent.includes('off'),
        emboldened: state.renderingMode === FILL_AND_STROKE,
        paintOrder,
      })
    }
    textMatrix = multiply(textMatrix, [1, 0, 0, 1, width, 0])
  }
  const showGlyphs = (glyphs: readonly (Glyph | number | null)[]) => {
    const blank = spaceOfGlyphs(glyphs)
    let printed = ''
    let width = 0
    for (const glyph of glyphs) {
      if (glyph === null) continue
      if (typeof glyph === 'number') {
        const gap = -glyph * GLYPH_UNIT
        if (gap > Math.max(runGap, blank)) {
          endRun(printed, width)
          printed = ''
          width = 0
        } else if (gap > blank) printed += ' '
        width += gap * state.size * state.horizontalScale
        continue
      }
      const spacing = state.charSpacing + (glyph.isSpace ? state.wordSpacing : 0)
      printed += glyph.unicode
      width += (glyph.width * GLYPH_UNIT * state.size + spacing) * state.horizontalScale
    }
    endRun(printed, width)
  }

  const paintImage = () =>
    areas.push({ ...transformedRect(state.ctm, [0, 0, 1, 1]), colour: null, covers: false, paintOrder })

  // biome-ignore lint/suspicious/noExplicitAny: each operator of pdf.js has arguments of its own
  const operatorHandlers: Record<number, (args: any) => void> = {
    [OPS.save]: () => stack.push(state),
    [OPS.restore]: () => {
      state = stack.pop() ?? INITIAL_STATE
    },
    [OPS.transform]: (args) => {
      state = { ...state, ctm: multiply(state.ctm, matrixOf(args)) }
    },
    [OPS.paintFormXObjectBegin]: ([matrix]) => {
      stack.push(state)
      if (matrix) state = { ...state, ctm: multiply(state.ctm, matrixOf(matrix)) }
    },
    [OPS.paintFormXObjectEnd]: () => {
      state = stack.pop() ?? INITIAL_STATE
    },
    [OPS.beginText]: () => {
      textMatrix = IDENTITY
      lineMatrix = IDENTITY
    },
    [OPS.endText]: () => {
      textHidden = false
    },
    [OPS.setFont]: ([font, size]) => {
      state = { ...state, font, size }
    },
    [OPS.setCharSpacing]: ([letterSpacing]) => {
      state = { ...state, charSpacing: letterSpacing }
    },
    [OPS.setWordSpacing]: ([wordSpacing]) => {
      state = { ...state, wordSpacing }
    },
    [OPS.setHScale]: ([percent]) => {
      state = { ...state, horizontalScale: percent / 100 }
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
      lineMatrix = matrixOf(args.length === 1 ? args[0] : args)
      textMatrix = lineMatrix
    },
    [OPS.showText]: ([glyphs]) => showGlyphs(glyphs),
    [OPS.setTextRenderingMode]: ([mode]) => {
      state = { ...state, renderingMode: mode }
      textHidden = INVISIBLE_MODES.includes(mode)
    },
    [OPS.setFillRGBColor]: ([colour]) => {
      state = { ...state, colour: parseColour(colour) }
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
    [OPS.beginMarkedContent]: ([tag]) => markedContent.push(isArtifact(tag) ? 'artifact' : null),
    [OPS.beginMarkedContentProps]: ([tag, layer]) =>
      markedContent.push(isArtifact(tag) ? 'artifact' : tag === 'OC' && isOff(layer) ? 'off' : null),
    [OPS.endMarkedContent]: () => markedContent.pop(),
    [OPS.constructPath]: ([painting, path, bounds]) => {
      if (!bounds) return
      const rect = transformedRect(state.ctm, bounds)
      if (clipping) state = { ...state, clip: intersection(state.clip, rect) }
      clipping = false
      if (painting === OPS.endPath) return
      rects.push(rect)
      const covers = isRectangle(path?.[0]) && state.opacity === 1 && !state.blends
      if (FILL_OPERATORS.has(painting)) areas.push({ ...rect, colour: state.colour, covers, paintOrder })
    },
    [OPS.shadingFill]: () => areas.push({ ...INFINITE_RECT, colour: null, covers: false, paintOrder }),
  }
  for (const operator of IMAGE_OPERATORS) operatorHandlers[operator] = paintImage

  operators.fnArray.forEach((operator, at) => {
    paintOrder = at
    operatorHandlers[operator]?.(operators.argsArray[at])
  })
  return { runs, rects, areas }
}

const IMAGE_OPERATORS: readonly number[] = [
  OPS.paintImageXObject,
  OPS.paintImageXObjectRepeat,
  OPS.paintInlineImageXObject,
  OPS.paintInlineImageXObjectGroup,
  OPS.paintImageMaskXObject,
  OPS.paintImageMaskXObjectGroup,
  OPS.paintImageMaskXObjectRepeat,
]

const FILL_OPERATORS = new Set<number>([
  OPS.fill,
  OPS.eoFill,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
])

/** What pdf.js writes for a rectangle: three lines from its first corner, and the way back; each with its code before it. */
const RECTANGLE_PATH = 13

const isRectangle = (path: ArrayLike<number> | null | undefined): boolean =>
  path !== null &&
  path !== undefined &&
  (path.length === RECTANGLE_PATH || path.length === RECTANGLE_PATH - 1)

/** Letters may stand out of the box that clips them by so much. Points. */
const OUT_OF_CLIP = 6

function isClipped(clip: Rect, from: { x: number; y: number }, end: { x: number; y: number }): boolean {
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
