import type { Answered } from '../pilcrow.js'

/** An answer; where making it fails, one that says so, so that the talk goes on. */
export async function answered(answer: () => Promise<Answered>): Promise<Answered> {
  try {
    return await answer()
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const text = `Pilcrow failed over this message (${reason}), which is a fault of its own. Please report it.`
    return { query: null, reply: { kind: 'error', blocks: [{ block: 'words', text }], notes: [] } }
  }
}
