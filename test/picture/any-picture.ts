import fc from 'fast-check'
import { Finding, Grade } from '../../src/model/report.js'
import type { Bars } from '../../src/picture/bars.js'
import type { TileMap } from '../../src/picture/tile-map.js'
import { anyCharacter } from '../characters.js'

/** Bars and maps of every shape, of ordinary and of hostile words. */

const words = fc.oneof(
  fc.constantFrom('', '2015', 'Yorkshire and the Humber', 'W'.repeat(300), '\ud800', '\u0000', '👩‍👩‍👧'),
  fc.string({ unit: anyCharacter, maxLength: 60 }),
)
const share = fc.oneof(
  fc.record({ label: words, count: fc.nat(160) }),
  fc.record({ label: words, finding: fc.constantFrom(...Finding.options), count: fc.nat(160) }),
)

export const anyBars: fc.Arbitrary<Bars> = fc.record({
  title: words,
  bars: fc.array(
    fc
      .record({
        label: words,
        parts: fc.array(share, { maxLength: 6 }),
        more: fc.nat(40),
        isOf: fc.boolean(),
      })
      .map(({ label, parts, more, isOf }) => {
        const count = parts.length > 0 ? parts.reduce((sum, part) => sum + part.count, 0) : more
        return { label, count, of: isOf ? count + more : null, parts }
      }),
    { minLength: 1, maxLength: 60 },
  ),
  legend: fc.array(share, { maxLength: 7 }),
})

export const anyMap: fc.Arbitrary<TileMap> = fc.record({
  title: words,
  tiles: fc.array(
    fc.record({
      council: words,
      name: words,
      column: fc.nat(14),
      row: fc.nat(20),
      grade: fc.constantFrom(null, 'none' as const, ...Grade.options),
    }),
    { maxLength: 160 },
  ),
  legend: fc.array(share, { maxLength: 7 }),
})
