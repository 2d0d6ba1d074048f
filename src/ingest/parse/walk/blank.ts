import type { Step } from './step.js'

/** Blank lines, rules and page furniture: they open and close nothing, for page breaks look the same. */
export const blank: Step = (reading, at) => {
  if (reading.lines[at]?.text !== '') return 0
  reading.gap = true
  return 1
}
