/**
 * What a spreadsheet would take for a formula: it looks at a cell's first character, and blanks before it do not
 * matter. No grade, label or citation begins so; an extract from a stranger may.
 */
const FORMULA = /^\s*[=+\-@]|^[\t\r]/

/** A cell that a spreadsheet shows as it stands: an apostrophe before it says that it is text. */
export const inert = (cell: string): string => (FORMULA.test(cell) ? `'${cell}` : cell)
