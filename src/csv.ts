/** A cell of a CSV file (RFC 4180): in quotation marks where it holds a comma, a quotation mark or a line break. */
const cell = (value: string): string => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)

/** One row of a CSV file, without its line end. */
export const csvRow = (cells: readonly string[]): string => cells.map(cell).join(',')
