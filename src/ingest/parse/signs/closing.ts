import type { Line } from '../../read/line.js'
import { isParted } from './look.js'

/** How the matter begins that stands in every report alike, behind its text. */
const boilerplate =
  /^(Any complaints about (the|this) (inspection|review)|If you are not happy with the inspection|The Office for Standards in Education|If you would like a copy of this document|Interested in our work|Piccadilly Gate|© ?Crown copyright|This report is available at)/

const licence = /^(you may (re-?use|copy|reproduce)|this document may be reproduced)/i

const numbered = /^\d{1,3}\.\s/

/** The offset of the first line of the closing matter, behind the last number; the number of lines where there is none. */
export function closingFrom(lines: readonly Line[], after: number): number {
  const last = lines.findLastIndex((line, here) => here >= after && !line.cells && numbered.test(line.text))
  const at = lines.findIndex(
    (line, here) =>
      here >= after &&
      here > last &&
      boilerplate.test(line.text) &&
      (line.page === null || isParted(lines[here - 1], line)),
  )
  return at < 0 ? lines.length : at
}

/** The lines that print under which terms the report may be reproduced; ends with its paragraph. */
export function licenceLines(lines: readonly Line[]): Line[] {
  const from = lines.findIndex((line) => licence.test(line.text))
  if (from < 0) return []
  const rest = lines.slice(from)
  const to = rest.findIndex(
    (line, at) =>
      at > 0 &&
      (line.text === '' || /^(further copies|to receive|this report is|interested in)/i.test(line.text)),
  )
  return rest.slice(0, to < 0 ? rest.length : to)
}
