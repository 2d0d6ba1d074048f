import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bundledLearnt } from '../../src/learnt/learnt.js'
import { indexBuilder } from '../../src/search/index/builder.js'
import { engineOver } from '../../src/search/index/engine.js'
import { meaningOf } from '../../src/search/rank/likeness.js'
import { stemOf } from '../../src/text/tokens.js'

const { encoder } = bundledLearnt()
const WORDS = 'foster carers police missing school health plans home court dentist'.split(' ')
const texts = fc.array(fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 6 }), {
  minLength: 1,
  maxLength: 15,
})

describe('The documents nearest in meaning', () => {
  it('are those of the range that are asked about, each nearer than all that are left out', () => {
    let seen = 0
    fc.assert(
      fc.property(
        texts,
        fc.array(fc.constantFrom(...WORDS), { minLength: 1 }),
        fc.nat(),
        fc.array(fc.boolean(), { minLength: 15, maxLength: 15 }),
        fc.integer({ min: 1, max: 5 }),
        (all, question, cut, chosen, most) => {
          const builder = indexBuilder(encoder)
          builder.add(
            all.map((words) => ({
              sentences: [{ from: 0, to: words.join(' ').length, words }],
              heading: [],
            })),
          )
          const engine = engineOver(builder.index())
          const from = cut % all.length
          const asked = Uint8Array.from(all.slice(from), (_, at) => (chosen[at] ? 1 : 0))
          const { vector } = meaningOf(question.map(stemOf), encoder)
          const near = engine.nearest(vector, { from, to: all.length }, asked, most)
          const nearness = engine.nearness(vector)
          const expected = [...all.keys()]
            .filter((document) => document >= from && asked[document - from] === 1)
            .map(nearness)
            .filter((each) => each > 0)
            .sort((one, other) => other - one)
            .slice(0, most)
          expect(near.map((each) => each.nearness)).toEqual(expected)
          for (const each of near) expect(nearness(each.document)).toBe(each.nearness)
          seen += near.length
        },
      ),
    )
    expect(seen).toBeGreaterThan(0)
  })

  it('hold no word of a question asked in other words', () => {
    const builder = indexBuilder(encoder)
    const said = ['young people go missing from care', 'dentists check teeth', 'adopters wait for panels']
    builder.add(
      said.map((text) => ({
        sentences: [{ from: 0, to: text.length, words: text.split(' ') }],
        heading: [],
      })),
    )
    const { vector } = meaningOf('teenager keeps running away'.split(' ').map(stemOf), encoder)
    expect(engineOver(builder.index()).nearest(vector, { from: 0, to: 3 }, null, 1)[0]?.document).toBe(0)
  })
})
