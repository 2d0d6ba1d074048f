/** Rows in columns: the first to the left, figures to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows]
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)))
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd()
  return all.map(line).join('\n')
}

export const ms = (milliseconds: number): string =>
  `${milliseconds.toFixed(milliseconds < 1 ? 3 : milliseconds < 10 ? 2 : 1)} ms`

export const seconds = (number: number): string => `${number.toFixed(number < 10 ? 2 : 1)} s`

export const mb = (number: number): string => `${number.toFixed(0)} MB`

export const times = (ratio: number): string => `${ratio.toFixed(ratio < 10 ? 2 : ratio < 100 ? 1 : 0)} ×`

export const thousands = (number: number): string => number.toLocaleString('en-GB')
