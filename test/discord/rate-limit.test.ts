import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRateLimiter, MAX_TRACKED_PEOPLE, type RateVerdict } from '../../src/discord/rate-limit.js'
import { runs } from '../runs.js'

/** What a person gets who asks after each of these pauses, in milliseconds; with the time of each. */
function asking(pauses: readonly number[]): { at: number; verdict: RateVerdict }[] {
  let now = 0
  const limiter = createRateLimiter(() => now)
  return pauses.map((pause) => {
    now += pause
    return { at: now, verdict: limiter.check('jane') }
  })
}

const WINDOW = 10_000
/** Short ones mostly, so that many come within the ten seconds; now and then a rest. */
const pause = fc.oneof(
  { weight: 8, arbitrary: fc.nat(3) },
  { weight: 8, arbitrary: fc.nat(700) },
  { weight: 1, arbitrary: fc.nat(12_000) },
)
const pauses = fc.array(pause, { maxLength: 200, size: 'max' })
const within = (asked: readonly { at: number }[], from: number, to: number): number =>
  asked.filter(({ at }) => at > from && at <= to).length

describe('Somebody who asks a lot', () => {
  it('gets twenty answers at once, a word, and silence; and answers again ten seconds later', () => {
    const said = asking([...Array(25).fill(0), 10_000]).map(({ verdict }) => verdict)
    expect(said.slice(0, 20)).toEqual(Array(20).fill('allow'))
    expect(said.slice(20)).toEqual(['warn', ...Array(4).fill('ignore'), 'allow'])
  })

  it('is refused until the ten seconds are over to the millisecond', () => {
    const [tooSoon] = asking([...Array(20).fill(0), 9_999]).slice(-1)
    const [inTime] = asking([...Array(20).fill(0), 10_000]).slice(-1)
    expect([tooSoon?.verdict, inTime?.verdict]).toEqual(['warn', 'allow'])
  })

  it('and does so again after a rest is told again', () => {
    const bout = [10_000, ...Array(24).fill(0)]
    const said = asking([...bout, ...bout]).map(({ verdict }) => verdict)
    expect(said.slice(25)).toEqual([...Array(20).fill('allow'), 'warn', ...Array(4).fill('ignore')])
  })

  it('who goes on is met with silence until they slow down', () => {
    const said = asking(Array(300).fill(100)).map(({ verdict }) => verdict)
    expect(said.filter((verdict) => verdict === 'warn')).toHaveLength(1)
    expect(said.slice(21)).not.toContain('allow')
  })

  it('is answered whenever it is one of the first twenty of the ten seconds up to then', () => {
    let refused = 0
    fc.assert(
      fc.property(pauses, (given) => {
        const asked = asking(given)
        asked.forEach(({ at, verdict }, index) => {
          const before = within(asked.slice(0, index), at - WINDOW, at)
          expect(verdict === 'allow').toBe(before < 20)
          refused += Number(verdict !== 'allow')
        })
      }),
      { numRuns: runs(200) },
    )
    expect(refused).toBeGreaterThan(100)
  })

  it('gets one word a bout: between two words lies a time at which they had slowed down', () => {
    let bouts = 0
    fc.assert(
      fc.property(pauses, (given) => {
        const asked = asking(given)
        const words = asked.flatMap(({ verdict }, index) => (verdict === 'warn' ? [index] : []))
        const refused = asked.findIndex(({ verdict }) => verdict !== 'allow')
        expect(words[0] ?? -1).toBe(refused)
        words.slice(1).forEach((index, bout) => {
          const between = asked.slice(words[bout], index)
          const slowed = between.some(({ at }) => within(asked, at - WINDOW, at - 0.1) < 10)
          expect(slowed).toBe(true)
          bouts += 1
        })
      }),
      { numRuns: runs(200) },
    )
    expect(bouts).toBeGreaterThan(0)
  })

  it('does not silence anybody else', () => {
    const limiter = createRateLimiter(() => 0)
    for (let request = 0; request < 50; request++) limiter.check('jane')
    expect(limiter.check('omar')).toBe('allow')
  })
})

describe('What is kept of people', () => {
  it('never grows beyond its bound, whoever asks; who has been quiet longest is forgotten first', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(MAX_TRACKED_PEOPLE + 50), { maxLength: 300 }), (also) => {
        const limiter = createRateLimiter(() => 0)
        for (let person = 0; person < MAX_TRACKED_PEOPLE; person++) limiter.check(`${person}`)
        for (const person of also) limiter.check(`${person}`)
        expect(limiter.people).toBe(MAX_TRACKED_PEOPLE)
      }),
      { numRuns: runs(3, 500) },
    )
    const limiter = createRateLimiter(() => 0)
    for (let request = 0; request < 19; request++) limiter.check('jane')
    for (let request = 0; request < 20; request++) limiter.check('omar')
    limiter.check('jane')
    for (let person = 0; person < MAX_TRACKED_PEOPLE - 1; person++) limiter.check(`${person}`)
    expect(limiter.check('jane')).toBe('warn')
    expect(limiter.check('omar')).toBe('allow')
  })
})
