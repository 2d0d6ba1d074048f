import { describe, expect, it } from 'vitest'
import { meanOf, NOVEL, oddsOf, outputOf, type Ranker } from '../../src/learnt/models.js'
import type { ExpectedAnswer } from '../../src/search/rank/matches.js'
import { answerabilityOf } from '../../src/search/rank/rank.js'
import { type Judged, trainAnswerable, trainUnprinted } from '../../train/answerable.js'
import type { Posed } from '../../train/asking.js'
import { type Bag, trainEncoder } from '../../train/encoder.js'
import { evened } from '../../train/evened.js'
import { type ForestSettings, type Instance, trainForest, trainRankingForest } from '../../train/forest.js'
import { literalOf } from '../../train/literal.js'
import { type List, trainNetwork } from '../../train/network.js'
import { random } from '../../train/random.js'

const SETTINGS = { seed: 1, units: 4, epochs: 60, rate: 0.01, decay: 0 }

const FOREST: ForestSettings = {
  seed: 1,
  trees: 40,
  leaves: 4,
  rate: 0.2,
  least: 1,
  decay: 1,
  instances: 0.8,
  numbers: 1,
  rising: [],
}

/** Lists of which that thing is right whose two numbers have one sign; none where no thing's have. */
function lists(count: number): List[] {
  const draw = random(7)
  return Array.from({ length: count }, () => {
    const things = Array.from({ length: 4 }, () => {
      const one = 0.2 + draw()
      return [draw() < 0.5 ? one : -one, 0].map((value, at) => (at === 0 ? value : -value))
    }).map(([one = 0]) => [one, draw() < 0.5 ? -one : -one])
    const at = Math.floor(draw() * 5)
    if (at < 4) (things[at] as number[])[1] = things[at]?.[0] as number
    return { things, right: new Set(at < 4 ? [at] : []), weight: 1 }
  })
}

describe('A network', () => {
  it('learns what no sum of its inputs tells, and to lift nothing where nothing is right', () => {
    const network = trainNetwork(lists(400), SETTINGS, () => {})
    expect(outputOf(network, [1, 1])).toBeGreaterThan(outputOf(network, [1, -1]))
    expect(outputOf(network, [-1, -1])).toBeGreaterThan(outputOf(network, [-1, 1]))
    expect(outputOf(network, [1, -1])).toBeLessThan(0)
  })

  it('is the same from the same seed', () =>
    expect(trainNetwork(lists(50), SETTINGS, () => {})).toEqual(trainNetwork(lists(50), SETTINGS, () => {})))
})

/** What is so where its two numbers have one sign, the second by chance. */
function instances(count: number): Instance[] {
  const draw = random(11)
  return Array.from({ length: count }, () => {
    const numbers = [draw() - 0.5, draw() - 0.5]
    return { numbers, is: (numbers[0] as number) > 0 === (numbers[1] as number) > 0, weight: 1 }
  })
}

describe('A forest', () => {
  it('learns what hangs on two numbers together', () => {
    const forest = trainForest(instances(600), FOREST)
    for (const one of [0.3, -0.3])
      for (const other of [0.3, -0.3])
        expect(oddsOf(forest, [one, other]) > 0, `${one} ${other}`).toBe(one > 0 === other > 0)
  })

  it('never takes more of a rising number for less likely, whatever chance says', () => {
    const draw = random(4)
    const noise = Array.from({ length: 300 }, () => {
      const number = draw()
      return { numbers: [number], is: draw() < 0.6 - 0.4 * number, weight: 1 }
    })
    const forest = trainForest(noise, { ...FOREST, rising: [0] })
    const odds = Array.from({ length: 50 }, (_, at) => oddsOf(forest, [at / 50]))
    for (const [at, each] of odds.entries()) expect(each).toBeGreaterThanOrEqual(odds[at - 1] ?? each)
  })

  it('is the same from the same seed', () =>
    expect(trainForest(instances(100), FOREST)).toEqual(trainForest(instances(100), FOREST)))
})

describe('A forest for ranking', () => {
  it('lifts the right thing of a list, and leaves all below 0 where nothing is right', () => {
    const forest = trainRankingForest(lists(600), { ...FOREST, trees: 80 })
    for (const one of [0.7, -0.7]) {
      expect(oddsOf(forest, [one, one])).toBeGreaterThan(0)
      expect(oddsOf(forest, [one, -one])).toBeLessThan(0)
    }
  })
})

describe('What reports never print', () => {
  const asked = (posed: Posed, ...stems: string[]) =>
    Array.from({ length: 20 }, () => ({ posed, stems, weight: 1 }))
  const unprinted = trainUnprinted([
    ...asked('answered', 'how', 'mani', 'carer'),
    ...asked('near miss', 'how', 'much', 'salari'),
    ...asked('elsewhere', 'do', 'parent', 'like', 'it'),
  ])

  it('is told by the words of questions on what a report speaks of, of no others', () => {
    expect(unprinted.of(['much', 'salari'])).toBeGreaterThan(0)
    expect(unprinted.of(['mani', 'carer'])).toBeLessThan(0)
    expect(unprinted.of(['how'])).toBeCloseTo(0, 0)
    expect(unprinted.of(['parent', 'like'])).toBe(0)
  })
})

describe('Refusing', () => {
  const draw = random(21)
  /** Of two features one tells whether the subject is spoken of, the other whether that is said. */
  const judged: Judged[] = Array.from({ length: 900 }, (_, at) => {
    const [spoken, said] = [draw() - 0.4, draw() - 0.4]
    return {
      features: [spoken, said, 0, 0, 0],
      posed: spoken < 0 ? 'elsewhere' : said < 0 ? 'near miss' : 'answered',
      isForFact: at % 2 === 0,
      writer: 'reader',
      isStrangers: false,
      kind: spoken < 0 || said < 0 ? null : 0,
      weight: 1,
      wanted: null,
      concepts: 3,
      stems: [],
      part: at % 3,
    }
  })
  const ranker = trainAnswerable(judged)

  it.each([true, false])(
    'tells what is said, what at most is spoken of, and what neither (for a fact: %s)',
    (isForFact) => {
      const of = (spoken: number, said: number) =>
        answerabilityOf({ features: [spoken, said, 0, 0, 0], isForFact }, ranker as Ranker)
      expect(of(0.4, 0.4)).toBe('said')
      expect(['spoken of', 'unsure']).toContain(of(0.4, -0.3))
      expect(of(-0.3, 0.4)).toBe('nothing')
      expect(of(-0.3, -0.3)).toBe('nothing')
    },
  )
})

describe('How sure is sure enough', () => {
  const draw = random(9)
  const judged = (count: number, isStrangers: boolean, least: number): Judged[] =>
    Array.from({ length: count }, (_, at) => {
      const posed = at % 2 === 0 ? 'answered' : 'near miss'
      // Both ask alike; what answers strangers is less sure to look so.
      const sure = posed === 'answered' ? least + draw() * 0.6 : draw() * 0.6
      return {
        features: [sure, sure, 0, 0, 0],
        writer: isStrangers ? `w${at % 3}` : 'reader',
        isStrangers,
        posed,
        isForFact: false,
        kind: posed === 'answered' ? 0 : null,
        weight: 1,
        wanted: null,
        concepts: 3,
        stems: [],
        part: Math.floor(draw() * 3),
      }
    })
  const readers = judged(600, false, 0.6)
  const strangers = judged(300, true, 0.25)

  it('is read off what strangers asked: few of them are told that it is not said', () => {
    const ranker = trainAnswerable([...readers, ...strangers]) as Ranker
    const answered = strangers.filter(({ posed }) => posed === 'answered')
    const shown = new Set(['said', 'perhaps'])
    const refused = answered.filter((one) => !shown.has(answerabilityOf(one, ranker)))
    expect(refused.length / answered.length).toBeLessThan(0.12)
  })
})

describe('Near misses evened', () => {
  const of = (posed: Posed, wanted: ExpectedAnswer, count: number) =>
    Array.from({ length: count }, () => ({ isStrangers: false, posed, wanted, concepts: 2, weight: 1 }))
  const all = evened(
    [
      ...of('answered', null, 90),
      ...of('answered', 'number', 10),
      ...of('near miss', null, 10),
      ...of('near miss', 'number', 10),
    ],
    {
      of: { 'near miss': 0.5, 'taken out': 0, elsewhere: 0, swapped: 0, uncounted: 0, foreign: 0 },
      evened: 1,
    },
  )
  const mass = (posed: Posed, wanted: ExpectedAnswer) =>
    all.reduce((sum, one) => sum + (one.posed === posed && one.wanted === wanted ? one.weight : 0), 0)

  it('are not those of strangers, who ask as people do', () => {
    const strange = {
      isStrangers: true,
      posed: 'near miss',
      wanted: 'number',
      concepts: 2,
      weight: 8,
    } as const
    const weights = {
      of: { 'near miss': 0.5, 'taken out': 0, elsewhere: 0, swapped: 0, uncounted: 0, foreign: 0 },
      evened: 1,
    }
    expect(evened([...of('answered', null, 5), strange], weights)).toContainEqual(strange)
  })

  it('ask for each kind of word as often as questions that are answered do', () => {
    const share = (posed: Posed) => mass(posed, 'number') / (mass(posed, 'number') + mass(posed, null))
    expect(share('near miss')).toBeCloseTo(share('answered'), 5)
  })
})

describe('How literally a word is meant', () => {
  const bag = (...rows: number[]): Bag => ({
    rows: Int32Array.from(rows),
    counts: Float32Array.from(rows, () => 1),
  })
  const [kid, adoption, care, unheard] = [0, 1, 2, 3] as const
  const pairs = Array.from({ length: 20 }, () => ({ question: bag(kid, adoption), text: 0 }))
  const literal = literalOf(4, {
    texts: [bag(adoption, care), bag(care)],
    groups: [[0, 1]],
    groupOf: Int32Array.from([0, 0]),
    pairs,
  })

  it('is told by how often the text that answers has it', () => {
    expect(literal[adoption]).toBeGreaterThan(0.8)
    expect(literal[kid]).toBeLessThan(0.2)
  })

  it('cannot be told of one that no question and no text has used', () =>
    expect(literal[unheard]).toBe(NOVEL))
})

describe('An encoder', () => {
  const stems = ['kid', 'nick', 'shop', 'child', 'offend', 'retail', 'foster', 'carer', 'mum']
  const draw = random(2)
  const start = new Map(stems.map((stem) => [stem, Float32Array.from({ length: 8 }, () => draw() - 0.5)]))
  const bag = (...words: string[]): Bag => ({
    rows: Int32Array.from(words, (word) => stems.indexOf(word)),
    counts: Float32Array.from(words, () => 1),
  })
  const texts = [bag('child', 'offend', 'retail'), bag('child', 'foster', 'carer')]
  const pairs = Array.from({ length: 40 }, (_, at) =>
    at % 2 === 0
      ? { question: bag('kid', 'nick', 'shop'), text: 0 }
      : { question: bag('kid', 'mum'), text: 1 },
  )
  const train = () =>
    trainEncoder(
      stems,
      start,
      Float32Array.from(stems, () => 1),
      { texts, groups: [[0, 1]], groupOf: Int32Array.from([0, 0]), pairs },
      { seed: 1, epochs: 20, rate: 0.02, batch: 4, beside: 1, drop: 0 },
      () => {},
    )

  it('learns which text answers a question that has no word of it', () => {
    const encoder = train()
    const vectorOf = ({ rows }: Bag) =>
      meanOf(new Map([...rows].map((row) => [row, 1])), encoder, encoder.inQuestion)
    const near = (one: Bag, other: Bag) =>
      vectorOf(one).reduce((sum, value, at) => sum + value * (vectorOf(other)[at] as number), 0)
    const [retail, foster] = texts as [Bag, Bag]
    expect(near(bag('nick'), retail)).toBeGreaterThan(near(bag('nick'), foster))
    expect(near(bag('mum'), foster)).toBeGreaterThan(near(bag('mum'), retail))
  })

  it('is the same from the same seed', () => expect(train().vectors).toEqual(train().vectors))
})
