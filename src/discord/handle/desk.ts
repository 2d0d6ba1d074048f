import type { Reply } from '../../model/reply.js'
import type { Pilcrow } from '../../pilcrow.js'
import type { Payload } from '../render/payload.js'
import { renderReply, type Showing } from '../render/reply.js'
import { loggable } from './loggable.js'

/** What every handler works with: the bot behind the screen, where to log, and a list of what is under way. */
export interface Desk {
  readonly pilcrow: Pilcrow
  log(line: string): void
  /** A reply as a message, its commands to be pressed once their ids are learnt. */
  draw(reply: Reply, showing: Showing): Payload
  learn(commandIds: ReadonlyMap<string, string>): void
  /** Keeps an answer in mind until it is given; whatever fails in it is logged and ends there. */
  attend(answer: Promise<void>): void
  /** Waits for the answers under way, but no longer than this. */
  finish(patienceMs: number): Promise<void>
}

export function createDesk(pilcrow: Pilcrow, log: (line: string) => void): Desk {
  const underWay = new Set<Promise<void>>()
  let known: ReadonlyMap<string, string> = new Map()
  return {
    pilcrow,
    log,
    draw: (reply, showing) => renderReply(reply, { ...showing, commandIds: known }),
    learn(commandIds) {
      known = commandIds
    },
    attend(answer) {
      const attended = answer
        .catch((error) => log(`Discord: ${loggable(error)}`))
        .finally(() => underWay.delete(attended))
      underWay.add(attended)
    },
    async finish(patienceMs) {
      let timer: NodeJS.Timeout | undefined
      const patience = new Promise((resolve) => {
        timer = setTimeout(resolve, patienceMs)
      })
      await Promise.race([Promise.all(underWay), patience])
      clearTimeout(timer)
    },
  }
}
