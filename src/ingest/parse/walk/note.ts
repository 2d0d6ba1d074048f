import type { Line } from '../../read/line.js'
import { heal } from '../finish/heal.js'
import { furniture } from '../place.js'
import { bulletLead } from '../signs/bullet.js'
import { isSetApart } from '../signs/look.js'
import { openingAt } from '../signs/number.js'
import { put } from './reading.js'
import type { Step } from './step.js'

/** A note's number that is not raised: '[1] ', '(2) '. */
const ownNumber = /^[[(]?\d{1,2}[\])]?\s+/

/**
 * A footnote that all reports of a framework print, known by its words where a copy has lost its raised number. It is
 * kept beside the paragraph before it, which goes on after it.
 */
export const knownNote: Step = (reading, at) => {
  const { lines, layout, paragraphs } = reading
  const begins = (line: Line | undefined) =>
    layout.notes.some((words) => line?.text.replace(ownNumber, '').startsWith(words))
  if (!begins(lines[at])) return 0
  const ends = (line: Line) =>
    line.text === '' ||
    begins(line) ||
    line.page !== lines[at]?.page ||
    bulletLead(line) > 0 ||
    openingAt([line], 0, reading.next, reading.margin) !== null ||
    isSetApart(line, reading.copy.bodySize)
  const after = lines.findIndex((each, here) => here > at && ends(each))
  const count = (after < 0 ? lines.length : after) - at
  const noted = paragraphs.at(-1)
  if (noted) {
    noted.notes.push(
      lines
        .slice(at, at + count)
        .map((each) => each.text)
        .reduce(heal, ''),
    )
    put(reading, at, count, { kind: 'note', key: noted.key })
  } else put(reading, at, count, furniture('boilerplate').place)
  return count
}
