import type { Library } from '../library/library.js'
import type { Choice, Reply } from '../model/reply.js'

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`

/** Three things that the newest report can answer. */
function thingsToTry({ reports }: Library): Choice[] {
  const newest = reports[0]
  if (!newest) return []
  const { slug, name } = newest.authority
  const judged = newest.judgements.find(({ judgement }) => judgement !== 'overall-effectiveness')
  const grade = judged ? [`/grade ${slug} ${judged.judgement}`] : []
  const messages = [
    `What do inspectors say about care leavers in ${name}?`,
    ...grade,
    `/recommendations ${slug}`,
    `/report ${slug}`,
  ]
  return messages.slice(0, 3).map((message) => ({ label: message, message }))
}

/** What somebody sees first: how much is held, and three things to try. */
export function greeting(library: Library): Reply {
  const authorities = new Set(library.reports.map((report) => report.authority.slug)).size
  const things = thingsToTry(library)
  if (things.length === 0) {
    const text =
      'No reports are here yet. Leave with “exit”, then bring some in: npx pilcrow ingest FILE-OR-FOLDER'
    return { kind: 'help', blocks: [{ block: 'words', text }], notes: [] }
  }
  const reports = count(library.reports.length, 'inspection report', 'inspection reports')
  const held = `${reports} of ${count(authorities, 'council', 'councils')}`
  return {
    kind: 'help',
    blocks: [
      {
        block: 'words',
        text: `${held}, to ask about. Pilcrow quotes them word for word and cites every quotation.`,
      },
      { block: 'heading', text: 'Three things to try, by number or in words of your own:' },
      { block: 'choices', choices: things },
      { block: 'words', text: 'Tab completes, /help lists the commands, “exit” leaves.' },
    ],
    notes: [],
  }
}
