import type { Pilcrow } from '../../pilcrow.js'
import { loggable } from './loggable.js'

/** What every handler works with: the bot behind the screen, where to log, and a list of what is under way. */
export interface Desk {
  readonly pilcrow: Pilcrow
  log(line: string): void
  /** Keeps an answer in mind until it is given; whatever fails in it is logged and ends there. */
  attend(answer: Promise<void>): void
  /** Waits for the answers under way, but no longer than this. */
  finish(patienceMs: number): Promise<void>
}

export function createDesk(pilcrow: Pilcrow, log: (line: string) => void): Desk {
  const underWay = new Set<Promise<void>>()
  return {
    pilcrow,
    log,
    attend(answer) {
      const attended = answer
        .catch((error) => log(`An answer failed: ${loggable(error)}`))
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
