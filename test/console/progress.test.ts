import { describe, expect, it, test } from 'vitest'
import { progressOn, timeLeft } from '../../src/console/screen.js'
import { sink } from './terminal.js'

/** The line that stands on the terminal at the end. */
const standing = (written: string): string => written.split('\r\u001b[2K').at(-1) ?? ''

describe('on a terminal', () => {
  it('a line tells how far it is, what it is at, and from the first file read on, how long it will take', () => {
    const { output, text } = sink({ columns: 100 })
    let now = 0
    const progress = progressOn(output, () => now)
    progress.show(0, 4, 'a.pdf')
    expect(standing(text())).toBe('░░░░░░░░░░░░░░░░░░░░  0 of 4  a.pdf')
    now = 10_000
    progress.worked()
    progress.show(1, 4, 'b.pdf')
    expect(standing(text())).toBe('█████░░░░░░░░░░░░░░░  1 of 4  about 30 s left  b.pdf')
    progress.clear()
    expect(standing(text())).toBe('')
  })

  it('files that need not be read do not make the rest seem quick', () => {
    const { output, text } = sink({ columns: 100 })
    let now = 0
    const progress = progressOn(output, () => now)
    now = 2000
    progress.worked()
    progress.show(90, 100, 'x.pdf')
    expect(standing(text())).toContain('about 20 s left')
  })

  it('never fills the line, nor lets a file’s name steer the terminal', () => {
    const { output, text } = sink({ columns: 40 })
    progressOn(output).show(1, 2, `\u001b[31m${'x'.repeat(100)}.pdf`)
    expect(standing(text())).toHaveLength(39)
    expect(standing(text())).not.toContain('\u001b')
  })
})

test('elsewhere nothing is drawn', () => {
  const { output, text } = sink()
  const progress = progressOn(output)
  progress.show(1, 2, 'a.pdf')
  progress.worked()
  progress.clear()
  expect(text()).toBe('')
})

test.each([
  [0.4, 'nearly done'],
  [12.2, 'about 13 s left'],
  [89, 'about 89 s left'],
  [200, 'about 3 min left'],
])('%f s is “%s”', (seconds, words) => expect(timeLeft(seconds)).toBe(words))
