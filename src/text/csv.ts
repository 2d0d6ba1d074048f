/** A cell of a CSV file (RFC 4180): in quotation marks where it holds a comma, a quotation mark or a line break. */
const csvCell = (value: string): string =>
  /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value

/** One row of a CSV file, without its line end. */
export const csvRow = (cells: readonly string[]): string => cells.map(csvCell).join(',')

/**
 * What a spreadsheet would take for a formula: it looks at a cell's first character, and blanks before it do not
 * matter. No grade, label or citation begins so; an extract from a stranger may, and a recommendation that is a list.
 */
const FORMULA = /^\s*[=+\-@]|^[\t\r]/

/** A cell that a spreadsheet shows as it stands: an apostrophe before it says that it is text. */
export const escapeFormula = (words: string): string => (FORMULA.test(words) ? `'${words}` : words)
