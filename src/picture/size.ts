/** Measures of a chart, in points; a phone shows a picture of about 500 points at its full width. */
export const MARGIN = 20
export const LEAST_WIDTH = 340
/** Of the column of names: as wide as they are, within these; and the room to the next column. */
export const NAMES = { least: 90, most: 230, mostBesideMany: 170, gap: 8 }
/** Of a column of grades, its gap to the next included. */
export const COLUMN = { least: 104, most: 186, mostOfMany: 112, gap: 8 }
/** With more columns than this all are narrower, so that a phone still shows them. */
export const FEW_COLUMNS = 3
/** A timeline's columns stand further apart for each year between them. */
export const YEAR = { each: 5, most: 45 }
export const CHIP = { above: 4.5, round: 6, padding: 10, below: 4 }
export const ROW_PADDING = 9
/** Lines of one name at most; longer ones end with `…`, and stand whole in the text. */
export const MOST_LINES = {
  grade: 2,
  title: 3,
  column: 3,
  name: 4,
  under: 4,
  foot: 3,
}

export const TITLE = { size: 19, bold: true, line: 25 }
export const COLUMN_NAME = { size: 13, bold: true, line: 17 }
export const NAME = { size: 13, bold: false, line: 17 }
export const GRADE = { size: 13, bold: true, line: 17 }
export const UNDER = { size: 11, bold: false, line: 14 }
export const FOOT = { size: 11, bold: false, line: 15 }

export const PAPER = '#ffffff'
export const INK = '#1b1f24'
export const QUIET = '#59636e'
export const RULE = '#d8dee4'
