/** What a picture is made of, in points from its upper left corner; drawn larger for sharp screens. */

/** `#RRGGBB` */
export type Colour = string

export interface Font {
  /** Height in points. */
  readonly size: number
  readonly bold: boolean
}

export type Shape =
  | {
      readonly shape: 'box'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
      readonly round: number
      readonly fill: Colour
      readonly edge?: Colour
    }
  | {
      readonly shape: 'line'
      readonly from: readonly [number, number]
      readonly to: readonly [number, number]
      readonly colour: Colour
      readonly thick: number
    }
  | {
      readonly shape: 'text'
      readonly x: number
      /** Of the middle of the line. */
      readonly y: number
      readonly align: 'left' | 'centre'
      readonly text: string
      readonly font: Font
      readonly colour: Colour
    }
  /** A drawing within this one, so many times its own size. */
  | {
      readonly shape: 'drawing'
      readonly x: number
      readonly y: number
      readonly times: number
      readonly drawing: Drawing
    }

export interface Drawing {
  readonly width: number
  readonly height: number
  readonly shapes: readonly Shape[]
}

/** The width of a text in points. */
export type Measure = (text: string, font: Font) => number
