import fc from 'fast-check'
import MiniSearch from 'minisearch'
import { describe, expect, it } from 'vitest'
import { type DocumentRange, type Engine, type Expansion, paragraphsOf } from '../../src/search/engine.js'
import { indexBuilder, type TokenisedDocument } from '../../src/search/index/builder.js'
import { engineOver } from '../../src/search/index/engine.js'
import { indexed, inIndexOrder } from '../../src/search/indexed.js'
import { stemOf, wordsOf } from '../../src/text/tokens.js'
import { bundled } from '../open.js'

const WORDS = 'foster carers train trained training late plan plans child children home'.split(' ')

const words = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 12 })
const documents = fc.array(fc.record({ text: words, heading: words }), { minLength: 1, maxLength: 12 })

const asRead = ({ text, heading }: { text: string[]; heading: string[] }): TokenisedDocument => ({
  sentences: [{ from: 0, to: text.join(' ').length, words: text }],
  heading,
})

/** Indexed in lots of a few, as reports are. */
function engineOf(all: readonly TokenisedDocument[]) {
  const builder = indexBuilder()
  for (let at = 0; at < all.length; at += 3) builder.add(all.slice(at, at + 3))
  return engineOver(builder.index())
}

function found(
  engine: Engine,
  expansion: Expansion,
  range: DocumentRange,
  among: Uint32Array | null = null,
): Map<number, number> {
  const { documents, scores, count } = engine.search(expansion, range, among)
  return new Map(Array.from({ length: count }, (_, at) => [documents[at] as number, scores[at] as number]))
}

describe('the engine', () => {
  it('finds in a range of documents what MiniSearch finds in them alone, with the same scores', () => {
    let held = 0
    fc.assert(
      fc.property(
        documents,
        fc.uniqueArray(fc.constantFrom(...WORDS.map(stemOf)), { minLength: 1, maxLength: 3 }),
        fc.nat(),
        fc.nat(),
        (all, terms, one, other) => {
          const ends = [one % (all.length + 1), other % (all.length + 1)].sort((a, b) => a - b)
          const range = { from: ends[0] as number, to: ends[1] as number }
          const alone = new MiniSearch({ fields: ['text', 'heading'], processTerm: stemOf })
          alone.addAll(
            all.slice(range.from, range.to).map(({ text, heading }, at) => ({
              id: range.from + at,
              text: text.join(' '),
              heading: heading.join(' '),
            })),
          )
          const expected = alone.search(terms.join(' '), {
            combineWith: 'AND',
            boost: { heading: 0.6 },
            processTerm: (term) => term,
          })
          const scores = found(engineOf(all.map(asRead)), { terms, weight: 0.5, confidence: 1 }, range)
          expect([...scores.keys()].sort()).toEqual(expected.map(({ id }) => id).sort())
          // MiniSearch multiplies by the number of words that were found.
          for (const { id, score } of expected)
            expect(scores.get(id)).toBeCloseTo((score / terms.length) * 0.5, 6)
          held += expected.length
        },
      ),
    )
    expect(held).toBeGreaterThan(0)
  })

  it('gives every paragraph of the bundled reports MiniSearch’s own score, of a council’s and of all', async () => {
    const { reports } = bundled
    const all = paragraphsOf(inIndexOrder(reports))
    const { paragraphs } = indexed(reports)
    const engine = engineOver(paragraphs)
    const slugs = all.map(({ report }) => report.authority.slug)
    const ranges = [
      { from: 0, to: all.length },
      ...[...new Set(slugs)].map((slug) => ({ from: slugs.indexOf(slug), to: slugs.lastIndexOf(slug) + 1 })),
    ].map((range) => {
      const own = new MiniSearch<{ id: number; text: string; heading: string }>({
        fields: ['text', 'heading'],
        tokenize: wordsOf,
        processTerm: stemOf,
      })
      own.addAll(
        all
          .slice(range.from, range.to)
          .map(({ text, heading }, at) => ({ id: range.from + at, text, heading })),
      )
      return { range, own }
    })
    let held = 0
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...paragraphs.terms), { minLength: 1, maxLength: 3 }),
        fc.constantFrom(...ranges),
        (terms, { range, own }) => {
          const expected = own.search(
            { combineWith: 'AND', queries: terms },
            { boost: { heading: 0.6 }, tokenize: (term) => [term], processTerm: (term) => term },
          )
          const scores = found(engine, { terms, weight: 1, confidence: 1 }, range)
          expect(scores.size).toBe(expected.length)
          // MiniSearch multiplies by the number of words that were found.
          for (const { id, score } of expected) expect(scores.get(id)).toBeCloseTo(score / terms.length, 6)
          held += expected.length
        },
      ),
    )
    expect(held).toBeGreaterThan(0)
  })

  it('finds among some documents what it finds among all, and no score above the strongest', () => {
    let [held, passedOver] = [0, 0]
    fc.assert(
      fc.property(
        documents,
        fc.uniqueArray(fc.constantFrom(...WORDS.map(stemOf)), { minLength: 1, maxLength: 3 }),
        fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
        (all, terms, chosen) => {
          const engine = engineOf(all.map(asRead))
          const whole = { from: 0, to: all.length }
          const expansion = { terms, weight: 0.5, confidence: 1 }
          const every = found(engine, expansion, whole)
          const among = Uint32Array.from(all.keys()).filter((document) => chosen[document])
          const some = [...every].filter(([document]) => chosen[document])
          expect([...found(engine, expansion, whole, among)]).toEqual(
            some.map(([document, score]) => [document, expect.closeTo(score, 9)]),
          )
          const strongest = engine.strongest(expansion, whole)
          expect(Math.max(0, ...every.values())).toBeLessThanOrEqual(strongest + 1e-9)
          held += some.length
          passedOver += every.size - some.length
        },
      ),
    )
    expect(held).toBeGreaterThan(0)
    expect(passedOver).toBeGreaterThan(0)
  })

  it('counts the documents that hold a term', () => {
    const engine = engineOf(
      [
        { text: ['foster', 'foster'], heading: ['home'] },
        { text: ['home'], heading: ['late'] },
        { text: ['plan'], heading: ['fostered'] },
      ].map(asRead),
    )
    expect(engine.frequency('foster', { from: 0, to: 3 })).toBe(2)
    expect(engine.frequency('foster', { from: 1, to: 3 })).toBe(1)
    expect(engine.frequency('absent', { from: 0, to: 3 })).toBe(0)
  })

  it('knows a name by the words that follow one another in a text, or stand in one heading', () => {
    const engine = engineOf([
      asRead({ text: ['foster'], heading: ['carers'] }),
      asRead({ text: ['carers'], heading: ['late', 'plan'] }),
    ])
    const stems = (name: string) => name.split(' ').map(stemOf)
    expect(engine.holds(stems('plan late'))).toBe(true)
    expect(engine.holds(stems('late foster'))).toBe(false)
    expect(engine.holds(stems('foster late'))).toBe(false)
  })

  it('reads a document as it stands', () => {
    const texts = ['Foster carers train. Plans are late.', 'Children.']
    const read = texts.map((text) => ({
      sentences: [...text.matchAll(/[^ ][^.]*\./g)].map(({ 0: sentence, index }) => ({
        from: index,
        to: index + sentence.length,
        words: sentence.toLowerCase().match(/[a-z]+/g) ?? [],
      })),
      heading: [],
    }))
    const sentences = engineOf(read).reader(['train', 'late', 'absent'])(0, texts[0] as string)
    expect(sentences.map(({ text, terms, before, places }) => ({ text, terms, before, places }))).toEqual([
      {
        text: 'Foster carers train.',
        terms: ['foster', 'carer', 'train'],
        before: 0,
        places: [{ term: 'train', at: 2 }],
      },
      {
        text: 'Plans are late.',
        terms: ['plan', 'ar', 'late'],
        before: 3,
        places: [{ term: 'late', at: 2 }],
      },
    ])
  })
})
