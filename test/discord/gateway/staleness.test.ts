import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createStalenessCheck } from '../../../src/discord/gateway/connect.js'

/** A machine whose clock is so far from Discord's; `came` says whether what took so long to come is forgotten. */
function machine(apartMs: number) {
  let now = 0
  const isForgotten = createStalenessCheck(() => now)
  return (passMs: number, tookMs: number) => {
    now += passMs
    return isForgotten(now - tookMs - apartMs)
  }
}

const HOUR = 3_600_000

describe('An interaction', () => {
  it('that comes at once is answered, however far the clocks are apart', () => {
    let waited = 0
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.array(fc.nat(2900)), (apart, delays) => {
        const came = machine(apart)
        expect(came(10, 50)).toBe(false)
        for (const tookMs of delays) expect(came(1000, tookMs)).toBe(false)
        waited += delays.length
      }),
    )
    expect(waited).toBeGreaterThan(100)
  })

  it('that has waited for more than three seconds is passed over', () => {
    const came = machine(-40_000)
    came(10, 60)
    expect(came(1000, 3100)).toBe(true)
    expect(came(1000, 60)).toBe(false)
    expect(came(1000, 60_000)).toBe(true)
  })

  it('is not passed over because clocks drift apart, some seconds a day', () => {
    let drifted = 0
    let now = 0
    const isForgotten = createStalenessCheck(() => now)
    for (let hour = 0; hour < 24 * 7; hour += 1) {
      now += HOUR
      drifted += 200
      expect(isForgotten(now - drifted - 50)).toBe(false)
    }
  })
})
