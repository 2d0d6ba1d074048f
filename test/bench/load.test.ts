import { describe, expect, it } from 'vitest'
import { askingOf } from '../../bench/load/asking.js'
import { isLost, latencyPercentile, type Outcome } from '../../bench/load/load.js'
import { people } from '../../bench/load/people.js'
import { settingsIn } from '../../bench/load/settings.js'
import { MAX_REQUESTS, WINDOW_MS } from '../../src/discord/rate-limit.js'
import { random } from '../../train/random.js'
import { realPilcrow } from '../open.js'

describe('A load', () => {
  it('counts as lost what has no whole answer within five seconds, or an apology', () => {
    const answered = (answeredMs: number | null, apologised = false): Outcome => ({
      kind: 'command',
      acknowledgedMs: 1,
      answeredMs,
      apologised,
    })
    expect([answered(12), answered(5000)].map(isLost)).toEqual([false, false])
    expect([answered(null), answered(5001), answered(12, true)].map(isLost)).toEqual([true, true, true])
  })

  it('takes what never came for as long as anybody waits', () => {
    const times = [...Array.from({ length: 98 }, (_, at) => at + 1), null, null]
    expect([50, 98, 99, 100].map((hundredths) => latencyPercentile(times, hundredths))).toEqual([
      50, 98, 5000, 5000,
    ])
  })

  it.each([
    ['--rate', '5000'],
    ['--seconds', '0'],
    ['--servers', 'many'],
    ['one', 'two'],
  ])('is not made larger than a machine can bear: %s %s', (...args) =>
    expect(() => settingsIn(args)).toThrow('npm run load'),
  )

  it('comes from so many people that none has to cool down', () => {
    const { rate } = settingsIn([])
    expect((rate * WINDOW_MS) / 1000 / people.length).toBeLessThan(MAX_REQUESTS / 2)
    expect(new Set(people.map(({ id }) => id)).size).toBe(people.length)
  })

  it('is half commands that are answered in words and half suggestions', async () => {
    const pilcrow = await realPilcrow()
    const next = askingOf(pilcrow.library)
    const draw = random(1)
    const doings = Array.from({ length: 100 }, () => next(draw))
    const commands = doings.filter(({ kind }) => kind === 'command')
    expect(Math.abs(commands.length - 50)).toBeLessThan(20)
    for (const { data } of commands) {
      const { name, options } = data as { name: string; options: { name: string; value: string }[] }
      const asked = Object.fromEntries(options.map((option) => [option.name, option.value]))
      expect(['error', 'choices', 'report', 'comparison', 'history']).not.toContain(
        (await pilcrow.run(name, asked)).reply.kind,
      )
    }
  })
})
