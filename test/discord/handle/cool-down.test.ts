import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCoolDown, type Manners, PEOPLE } from '../../../src/discord/handle/cool-down.js'
import { runs } from '../../runs.js'

/** What a person gets who asks after each of these pauses, in milliseconds; with the time of each. */
function asking(pauses: readonly number[]): { at: number; manners: Manners }[] {
  let now = 0
  const coolDown = createCoolDown(() => now)
  return pauses.map((pause) => {
    now += pause
    return { at: now, manners: coolDown.manners('jane') }
  })
}

const WINDOW = 10_000
const pauses = fc.array(fc.oneof(fc.nat(3), fc.nat(700), fc.nat(12_000)), { maxLength: 200 })
const within = (asked: readonly { at: number }[], from: number, to: number): number =>
  asked.filter(({ at }) => at > from && at <= to).length

describe('Somebody who asks a lot', () => {
  it('gets twenty answers at once, a word, and silence; and answers again ten seconds later', () => {
    const said = asking([...Array(25).fill(0), 10_000]).map(({ manners }) => manners)
    expect(said.slice(0, 20)).toEqual(Array(20).fill('answer'))
    expect(said.slice(20)).toEqual(['word', ...Array(4).fill('silence'), 'answer'])
  })

  it('is refused until the ten seconds are over to the millisecond', () => {
    const [tooSoon] = asking([...Array(20).fill(0), 9_999]).slice(-1)
    const [inTime] = asking([...Array(20).fill(0), 10_000]).slice(-1)
    expect([tooSoon?.manners, inTime?.manners]).toEqual(['word', 'answer'])
  })

  it('and does so again after a rest is told again', () => {
    const bout = [10_000, ...Array(24).fill(0)]
    const said = asking([...bout, ...bout]).map(({ manners }) => manners)
    expect(said.slice(25)).toEqual([...Array(20).fill('answer'), 'word', ...Array(4).fill('silence')])
  })

  it('who goes on is met with silence until they slow down', () => {
    const said = asking(Array(300).fill(100)).map(({ manners }) => manners)
    expect(said.filter((manners) => manners === 'word')).toHaveLength(1)
    expect(said.slice(21)).not.toContain('answer')
  })

  it('is answered whenever it is one of the first twenty of the ten seconds up to then', () => {
    fc.assert(
      fc.property(pauses, (given) => {
        const asked = asking(given)
        asked.forEach(({ at, manners }, index) => {
          const before = within(asked.slice(0, index), at - WINDOW, at)
          expect(manners === 'answer').toBe(before < 20)
        })
      }),
      { numRuns: runs(200) },
    )
  })

  it('gets one word a bout: between two words lies a time at which they had slowed down', () => {
    fc.assert(
      fc.property(pauses, (given) => {
        const asked = asking(given)
        const words = asked.flatMap(({ manners }, index) => (manners === 'word' ? [index] : []))
        const refused = asked.findIndex(({ manners }) => manners !== 'answer')
        expect(words[0] ?? -1).toBe(refused)
        words.slice(1).forEach((index, bout) => {
          const between = asked.slice(words[bout], index)
          const slowed = between.some(({ at }) => within(asked, at - WINDOW, at - 0.1) < 10)
          expect(slowed).toBe(true)
        })
      }),
      { numRuns: runs(200) },
    )
  })

  it('does not silence anybody else', () => {
    const coolDown = createCoolDown(() => 0)
    for (let request = 0; request < 50; request++) coolDown.manners('jane')
    expect(coolDown.manners('omar')).toBe('answer')
  })
})

describe('What is kept of people', () => {
  it('never grows beyond its bound, whoever asks; who has been quiet longest is forgotten first', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(PEOPLE + 50), { maxLength: 300 }), (also) => {
        const coolDown = createCoolDown(() => 0)
        for (let person = 0; person < PEOPLE; person++) coolDown.manners(`${person}`)
        for (const person of also) coolDown.manners(`${person}`)
        expect(coolDown.people).toBe(PEOPLE)
      }),
      { numRuns: runs(3, 500) },
    )
    const coolDown = createCoolDown(() => 0)
    for (let request = 0; request < 19; request++) coolDown.manners('jane')
    for (let request = 0; request < 20; request++) coolDown.manners('omar')
    coolDown.manners('jane')
    for (let person = 0; person < PEOPLE - 1; person++) coolDown.manners(`${person}`)
    expect(coolDown.manners('jane')).toBe('word')
    expect(coolDown.manners('omar')).toBe('answer')
  })
})
