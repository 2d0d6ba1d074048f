import { FRAMEWORKS, type Framework, isBoardReport } from '../model/report.js'

/** ` (2009–12)`, ` (since 2018)`; nothing of reviews of a board alone: when these were nobody asks. */
function yearsBehind(framework: Framework): string {
  const [first, last] = FRAMEWORKS[framework].years
  if (isBoardReport({ framework })) return ''
  if (last === null) return ` (since ${first})`
  return first === last ? ` (${first})` : ` (${first}–${String(last).slice(2)})`
}

/** What people call a framework, in full: `SIF: single inspection framework (2013–17)`. */
export const frameworkInFull = (framework: Framework): string =>
  `${framework}: ${FRAMEWORKS[framework].name}${yearsBehind(framework)}`

/** In short: `SIF (2013–17)`. */
export const frameworkInShort = (framework: Framework): string => `${framework}${yearsBehind(framework)}`
