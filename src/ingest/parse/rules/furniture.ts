import type { SourceLine } from '../../read/line.js'
import { joinWrapped } from '../../read/line.js'
import { bulletLead, numberedOpeningAt } from '../detectors/list-markers.js'
import { isSetApart } from '../detectors/typography.js'
import { furnitureRole } from '../draft/line-roles.js'
import { assignRole, type LineRule } from './state.js'

/** Line rule: blank lines, drawn rules and page furniture. They open and close nothing, for page breaks look the same. */
export const blankLineRule: LineRule = (state, at) => {
  if (state.lines[at]?.text !== '') return 0
  state.afterBlank = true
  return 1
}

const pageNumberAlone = /^(page )?\d{1,3}( of \d{1,3})?$/i

export const pageNumberRule: LineRule = (state, at) => {
  const line = state.lines[at]
  if (!line || !pageNumberAlone.test(line.text)) return 0
  state.lineRoles.set(line.number, furnitureRole('page number'))
  return 1
}

/** A line drawn with letters. */
const drawnRule = /^[_–—=-]{4,}$/

export const drawnLineRule: LineRule = (state, at) => {
  const line = state.lines[at]
  if (!line || !drawnRule.test(line.text)) return 0
  state.lineRoles.set(line.number, furnitureRole('rule'))
  return 1
}

/** A note's number that is not raised: '[1] ', '(2) '. */
const noteNumber = /^[[(]?\d{1,2}[\])]?\s+/

/**
 * A footnote that all reports of a framework print, known by its words where a copy has lost its raised number. It is
 * kept beside the paragraph before it, which goes on after it.
 */
export const standardFootnoteRule: LineRule = (state, at) => {
  const { lines, spec, paragraphs } = state
  const begins = (line: SourceLine | undefined) =>
    spec.standardFootnotes.some((words) => line?.text.replace(noteNumber, '').startsWith(words))
  if (!begins(lines[at])) return 0
  const ends = (line: SourceLine) =>
    line.text === '' ||
    begins(line) ||
    line.page !== lines[at]?.page ||
    bulletLead(line) > 0 ||
    numberedOpeningAt([line], 0, state.nextNumber, state.margin) !== null ||
    isSetApart(line, state.profile.bodySize)
  const after = lines.findIndex((each, here) => here > at && ends(each))
  const count = (after < 0 ? lines.length : after) - at
  const noted = paragraphs.at(-1)
  if (noted) {
    noted.notes.push(
      lines
        .slice(at, at + count)
        .map((each) => each.text)
        .reduce(joinWrapped, ''),
    )
    assignRole(state, at, count, { kind: 'note', key: noted.key })
  } else assignRole(state, at, count, furnitureRole('boilerplate').role)
  return count
}
