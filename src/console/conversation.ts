import type { Library } from '../library/library.js'
import { type Choice, choicesOf, type Reply } from '../model/reply.js'
import { type Answered, type Pilcrow, previousOf } from '../pilcrow/pilcrow.js'
import { countNoun } from './screen.js'

/** An answer; where making it fails, one that says so, so that the talk goes on. */
export async function answerOrApology(answer: () => Promise<Answered>): Promise<Answered> {
  try {
    return await answer()
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const text = `Pilcrow failed over this message (${reason}), which is a fault of its own. Please report it.`
    return { query: null, reply: { kind: 'error', blocks: [{ block: 'words', text }], notes: [] } }
  }
}

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
export function consoleGreeting(library: Library): Reply {
  const authorities = new Set(library.reports.map((report) => report.authority.slug)).size
  const things = thingsToTry(library)
  if (things.length === 0) {
    const text =
      'No reports are here yet. Leave with “exit”, then bring some in: npx pilcrow ingest FILE-OR-FOLDER'
    return { kind: 'help', blocks: [{ block: 'words', text }], notes: [] }
  }
  const reports = countNoun(library.reports.length, 'inspection report')
  const held = `${reports} of ${countNoun(authorities, 'council')}`
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

export interface ChatTurn {
  /** The message that was answered: the line, or what the choice picked by number says. */
  readonly message: string
  readonly reply: Reply
}

const LEAVE_WORD = /^\s*\/?(?:exit|quit)\s*$/i
const CHOICE_NUMBER = /^\s*(\d+)\s*$/

/**
 * Turns a line into an answer, or null where it asks to leave. It remembers the last answer, so that typing 2 says
 * that answer's second choice, and that 'and in 2022?' follows it.
 */
export function conversation(
  pilcrow: Pick<Pilcrow, 'respond'>,
  first?: Reply,
): (line: string) => Promise<ChatTurn | null> {
  let last: Answered | undefined = first && { query: null, reply: first }
  return async (line) => {
    if (LEAVE_WORD.test(line)) return null
    const picked = Number(line.match(CHOICE_NUMBER)?.[1])
    const message = (last && choicesOf(last.reply)[picked - 1]?.message) ?? line
    const previous = last && previousOf(last)
    last = await answerOrApology(() =>
      previous ? pilcrow.respond(message, previous) : pilcrow.respond(message),
    )
    return { message, reply: last.reply }
  }
}
