import type { Line } from '../../read/line.js'

/** How the matter begins that stands in every report alike, behind its text. */
const boilerplate =
  /^(any complaints about (the|this) (inspection|review)|the office for standards in education|if you would like a copy of this document|interested in our work|piccadilly gate|© ?crown copyright|this report is available at)/i

const licence = /^(you may (re-?use|copy|reproduce)|this document may be reproduced)/i

/** The offset of the first line of the closing matter; the number of lines where there is none. */
export function closingFrom(lines: readonly Line[], after: number): number {
  const at = lines.findIndex((line, here) => here >= after && boilerplate.test(line.text))
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
