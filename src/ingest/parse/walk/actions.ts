import { addLine, beginParagraph, openSection, put, type Reading } from './reading.js'
import type { Step } from './step.js'

/** The head of the table: 'Responsible body', 'Areas for priority action'. */
const header = /^responsible (?:body|bodies|organisations?|party|parties)\b/i

function opensTable(reading: Reading, at: number, title: string): number {
  const section = reading.section?.improve
    ? reading.section
    : openSection(reading, title, { titles: [title], level: 1, improve: true }, null)
  reading.open = null
  put(reading, at, 1, { kind: 'heading', section: section.key })
  return 1
}

/**
 * A row of a table that names in its first column who must act: a passage of its own. A row without a name goes on with
 * the one before it, which a page's end has cut.
 */
export const actionRow: Step = (reading, at) => {
  const line = reading.lines[at]
  const [who, action, ...more] = line?.cells ?? []
  if (!line || !reading.layout.namesResponsible || who === undefined || !action || more.length > 0) return 0
  if (header.test(who)) return opensTable(reading, at, action)
  if (!reading.section?.improve) return 0
  if (who === '') {
    const open = reading.open ?? beginParagraph(reading, null)
    addLine(reading, open, line, action.startsWith('- ') ? 'after' : 'more', 0, action)
    return 1
  }
  const paragraph = beginParagraph(reading, null, who)
  addLine(reading, paragraph, line, 'opening', 0, who)
  addLine(reading, paragraph, line, 'after', 0, action)
  return 1
}
