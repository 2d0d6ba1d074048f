import { describe, expect, it } from 'vitest'
import { joinWrapped } from '../../../src/ingest/read/line.js'

describe('a line that its page’s edge has cut', () => {
  it.each([
    ['the plan is', 'clear.', 'the plan is clear.'],
    ['far-', 'reaching', 'far-reaching'],
    ['out-of-', 'hours', 'out-of-hours'],
    ['up-', 'to-date', 'up-to-date'],
    ['one-', 'to-one', 'one-to-one'],
    ['multi‑', 'agency', 'multi‑agency'],
    ['short-', 'and long-term', 'short- and long-term'],
    ['16-', 'to 17-year-olds', '16- to 17-year-olds'],
    ['2013–', '14', '2013–14'],
    ['parent/', 'carer', 'parent/carer'],
    ['thresholds –', 'the board’s', 'thresholds – the board’s'],
    ['', 'first', 'first'],
  ])('%j and %j', (before, after, whole) => expect(joinWrapped(before, after)).toBe(whole))
})
