import { stripControls } from '../text/control-characters.js'
import type { Output } from './screen.js'

/** One line on a terminal that is drawn again and again, and gone at the end. */
export interface Progress {
  /** Draws how far the work has come, and what it is at. */
  show(done: number, of: number, what: string): void
  /** Counts a piece of work that took its time; only such pieces tell how long the rest will take. */
  worked(): void
  /** Takes the line away, so that others can be written. */
  clear(): void
}

const BAR_WIDTH = 20
const CLEAR_LINE = '\r\u001b[2K'

/** Where a terminal does not say how wide it is. */
const FALLBACK_COLUMNS = 80

/** 'about 3 minutes left' */
export function timeLeft(seconds: number): string {
  if (seconds < 1) return 'nearly done'
  if (seconds < 90) return `about ${Math.ceil(seconds)} s left`
  return `about ${Math.round(seconds / 60)} min left`
}

const progressBar = (share: number): string => {
  const full = Math.round(share * BAR_WIDTH)
  return '█'.repeat(full) + '░'.repeat(BAR_WIDTH - full)
}

/** Progress on a terminal; on anything else it draws nothing. `now` gives milliseconds. */
export function progressOn(output: Output, now: () => number = () => performance.now()): Progress {
  if (!output.isTTY) return { show() {}, worked() {}, clear() {} }
  const began = now()
  let worked = 0
  return {
    show(done, of, what) {
      const seconds = worked > 0 ? (((now() - began) / worked) * (of - done)) / 1000 : null
      const words = [
        `${done} of ${of}`,
        ...(seconds === null ? [] : [timeLeft(seconds)]),
        stripControls(what),
      ]
      // One column stays free: a terminal goes on to the next line when its last one is filled.
      const width = (output.columns || FALLBACK_COLUMNS) - 1
      output.write(
        `${CLEAR_LINE}${`${progressBar(of > 0 ? done / of : 0)}  ${words.join('  ')}`.slice(0, width)}`,
      )
    },
    worked() {
      worked += 1
    },
    clear() {
      output.write(CLEAR_LINE)
    },
  }
}
