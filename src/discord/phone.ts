import { type APIComponentInContainer, type APIMessageComponent, ComponentType } from 'discord.js'
import type { LineFont, MeasureText, TextFont } from '../picture/drawing.js'

/**
 * Discord on a phone, in points: what there is room for, and how large it writes. Measured on a phone 400 points wide, where
 * the picture of the one who writes stands to the left of a message.
 */

export const PHONE_WIDTH = 400
/** Where a message begins, to the right of its author's picture. */
export const MESSAGE_LEFT = 70
/** A container, with its coloured edge and the room around what it holds. */
export const CONTAINER_WIDTH = 314
export const CONTAINER_EDGE = 4
export const CONTAINER_PADDING = 11
/** What is left within for text, pictures, buttons. */
export const CONTAINER_INNER = CONTAINER_WIDTH - CONTAINER_EDGE - 2 * CONTAINER_PADDING
/** Between two components. */
export const COMPONENT_GAP = 8

export const TEXT_FONT = { size: 15, bold: false, line: 20 }
export const SMALL_FONT = { size: 12, bold: false, line: 16 }
export const HEADING_FONT = { size: 17, bold: true, line: 26 }
export const LABEL_FONT = { size: 13.5, bold: true, line: 32 }
export const AUTHOR_FONT = { size: 15, bold: true, line: 24 }

/** A menu, and buttons: as tall as their labels' line, set in on both sides, apart from each other. */
export const MENU_HEIGHT = LABEL_FONT.line + 4
export const BUTTON_BOX = { inset: 12, apart: 8, under: 6 }

/** Around a container: the name over it, who sees it under it, and the room between. */
export const ABOVE_CONTAINER = 10 + AUTHOR_FONT.line + 4
export const BELOW_CONTAINER = 6 + SMALL_FONT.line + 10

/** One screen: as tall as an answer may be that stands among what others say. */
export const PUBLIC_HEIGHT = 600
/** Two screens, for an answer that its asker alone sees. */
export const PRIVATE_HEIGHT = 1200

/**
 * How wide letters are, in hundredths of their size: near enough to Discord's to tell how many lines a text takes, where no
 * font is at hand. A table of a condensed sans serif; a test holds it against that font itself.
 */
const LETTER_WIDTHS: Readonly<Record<number, string>> = {
  25: "'ijl‘’",
  28: ' ,.IJ\u00A0',
  31: '/:;\\|-f',
  35: '()[]t!r',
  45: '"*_`szc–“”',
  51: '?LFkvxy',
  55: 'TPYaeo',
  57: '0123456789$ESbdghnpqu{}¶',
  61: 'KABVXZ',
  65: 'CRUN',
  70: 'HDGOQ&',
  75: 'w#+<=>^~•→',
  80: 'M★●◆◇▼○',
  89: '%mW@…—',
}
const OTHER_WIDTH = 62
const BOLD_FACTOR = 1.12
/** A line too many is better than one too few. */
const WIDTH_MARGIN = 1.02

const widthOfLetter = new Map(
  Object.entries(LETTER_WIDTHS).flatMap(([width, letters]) =>
    [...letters].map((letter) => [letter, Number(width)] as const),
  ),
)

/** The width of a text, in points. */
export const textWidth: MeasureText = (text: string, { size, bold }: TextFont): number => {
  let sum = 0
  for (const letter of text) sum += widthOfLetter.get(letter) ?? OTHER_WIDTH
  return (sum * size * (bold ? BOLD_FACTOR : 1) * WIDTH_MARGIN) / 100
}

/**
 * Discord's Markdown as Discord shows it, as much of it as Pilcrow writes: lines, each of one kind, of spans. What is measured is
 * the text that is sent, whoever wrote it, so that nothing in a message goes unmeasured.
 */

interface MarkdownSpan {
  readonly text: string
  readonly bold: boolean
  /** A command or a date that can be pressed. */
  readonly link: boolean
}

export interface MarkdownLine {
  readonly kind: 'text' | 'heading' | 'small' | 'quote' | 'code'
  readonly spans: readonly MarkdownSpan[]
}

const MARKDOWN_TOKEN = /\\([^0-9A-Za-z\s])|(\*\*)|<t:(-?\d+):D>|<(\/[^:>]+):\d+>/g

const writtenDate = (seconds: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(Number(seconds) * 1000)

function markdownSpans(text: string): MarkdownSpan[] {
  const spans: MarkdownSpan[] = []
  let bold = false
  let from = 0
  const add = (words: string, link = false): void => {
    const last = spans.at(-1)
    if (words === '') return
    if (last && last.bold === bold && last.link === link)
      spans[spans.length - 1] = { ...last, text: last.text + words }
    else spans.push({ text: words, bold, link })
  }
  for (const match of text.matchAll(MARKDOWN_TOKEN)) {
    const [whole, escaped, stars, seconds, command] = match
    add(text.slice(from, match.index))
    from = match.index + whole.length
    if (escaped !== undefined) add(escaped)
    else if (stars !== undefined) bold = !bold
    else if (seconds !== undefined) add(writtenDate(seconds), true)
    else if (command !== undefined) add(command, true)
  }
  add(text.slice(from))
  return spans
}

const LINE_KINDS: readonly [RegExp, MarkdownLine['kind']][] = [
  [/^### /, 'heading'],
  [/^-# /, 'small'],
  [/^> /, 'quote'],
]

/** The lines of a text, each with what it is and its spans; fences of code blocks are not among them. */
export function markdownLines(content: string): MarkdownLine[] {
  let code = false
  return content.split('\n').flatMap((line): MarkdownLine[] => {
    const fences = line.split('```').length - 1
    const inCode = code || fences > 0
    if (fences % 2 === 1) code = !code
    if (inCode) {
      const text = line.replaceAll('```', '')
      return text === '' ? [] : [{ kind: 'code', spans: [{ text, bold: false, link: false }] }]
    }
    const [mark, kind] = LINE_KINDS.find(([pattern]) => pattern.test(line)) ?? [/^/, 'text' as const]
    return [{ kind, spans: markdownSpans(line.replace(mark, '')) }]
  })
}

export const FONT_OF_LINE: Readonly<Record<MarkdownLine['kind'], LineFont>> = {
  text: TEXT_FONT,
  heading: HEADING_FONT,
  small: SMALL_FONT,
  quote: TEXT_FONT,
  code: SMALL_FONT,
}

/** How far the words of a quote, and of code, are set in. */
const LINE_INSET = { quote: 14, code: 10 }

/** How far a line is set in, on both sides. */
export const lineInset = (kind: MarkdownLine['kind']): number =>
  kind === 'quote' || kind === 'code' ? LINE_INSET[kind] : 0

/** A word where it stands: how far to the right, and on which line, counted from 0. */
interface PlacedWord {
  readonly word: string
  readonly x: number
  readonly line: number
  readonly font: TextFont
  readonly span: MarkdownSpan
}

interface LineLayout {
  readonly words: readonly PlacedWord[]
  readonly lines: number
}

/** A line may end at white space, but not at a blank that keeps two words together. */
const MAY_BREAK_AFTER = /[^\S\u00A0]$/
const breakableWords = (text: string): string[] => text.split(/(?<=[^\S\u00A0])/)

/** A word in parts that each have room: one too wide for a line is broken anywhere. */
function breakWord(
  word: string,
  room: number,
  font: TextFont,
  measure: MeasureText,
): { word: string; isBroken: boolean }[] {
  if (measure(word, font) <= room) return [{ word, isBroken: false }]
  const parts: string[] = []
  let part = ''
  for (const letter of word) {
    if (part !== '' && measure(part + letter, font) > room) {
      parts.push(part)
      part = ''
    }
    part += letter
  }
  return [...parts.map((each) => ({ word: each, isBroken: true })), { word: part, isBroken: false }]
}

/** Greedy line breaking: the words of a line of Markdown one after another, in as many lines of this width as they need. */
export function layoutLine({ kind, spans }: MarkdownLine, width: number, measure: MeasureText): LineLayout {
  const { line: _, ...plain } = FONT_OF_LINE[kind]
  const room = width - 2 * lineInset(kind)
  const words: PlacedWord[] = []
  let [x, line] = [0, 0]
  let isGlued = false
  for (const [index, span] of spans.entries()) {
    const font = { ...plain, bold: plain.bold || span.bold }
    const parts = breakableWords(span.text).flatMap((each) => breakWord(each, room, font, measure))
    for (const { word, isBroken } of parts) {
      const mayEnd = isBroken || MAY_BREAK_AFTER.test(word)
      const glued = mayEnd ? '' : (breakableWords(spans[index + 1]?.text ?? '')[0] ?? '')
      const wide = measure(mayEnd ? word.trimEnd() : word, font) + measure(glued.trimEnd(), font)
      if (x > 0 && x + wide > room && !isGlued) {
        x = 0
        line += 1
      }
      words.push({ word, x, line, font, span })
      x += measure(word, font)
      isGlued = !mayEnd
    }
  }
  return { words, lines: line + 1 }
}

interface PlacedButton<One> {
  readonly one: One
  readonly x: number
  /** Of its upper edge. */
  readonly y: number
  readonly width: number
}

/** Labels of buttons side by side, and in further lines where a phone has no room. */
export function layoutButtons<One>(
  buttons: readonly One[],
  widthOfOne: (one: One) => number,
  room: number,
  { apart, under, tall }: { apart: number; under: number; tall: number },
): { readonly placed: readonly PlacedButton<One>[]; readonly height: number } {
  let [x, y] = [0, 0]
  const placed = buttons.map((one): PlacedButton<One> => {
    const width = widthOfOne(one)
    if (x > 0 && x + width > room) [x, y] = [0, y + tall + under]
    const row = { one, x, y, width }
    x += width + apart
    return row
  })
  return { placed, height: y + tall }
}

/** How tall a text display is on a phone: its lines, each in as many as it takes. */
export function textHeight(content: string): number {
  let height = 0
  for (const line of markdownLines(content))
    height += FONT_OF_LINE[line.kind].line * layoutLine(line, CONTAINER_INNER, textWidth).lines
  return height
}

const buttonLabel = (component: APIMessageComponent): string =>
  'label' in component ? (component.label ?? '') : ''

function actionRowHeight(components: readonly APIMessageComponent[]): number {
  if (components[0]?.type === ComponentType.StringSelect) return MENU_HEIGHT
  const wide = (one: APIMessageComponent): number =>
    textWidth(buttonLabel(one), LABEL_FONT) + 2 * BUTTON_BOX.inset
  return layoutButtons(components, wide, CONTAINER_INNER, { ...BUTTON_BOX, tall: LABEL_FONT.line }).height
}

/** How tall a component of a container is on a phone; a picture is told by whoever draws it. */
function componentHeight(component: APIComponentInContainer): number {
  switch (component.type) {
    case ComponentType.TextDisplay:
      return textHeight(component.content)
    case ComponentType.ActionRow:
      return actionRowHeight(component.components)
    default:
      return 0
  }
}

/** How tall components are one under the other, each with the gap after it. */
export const componentsHeight = (components: readonly APIComponentInContainer[]): number =>
  components.reduce((sum, component) => sum + componentHeight(component) + COMPONENT_GAP, 0)
