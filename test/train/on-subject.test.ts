import { describe, expect, it } from 'vitest'
import { oddsOf } from '../../src/learnt/models.js'
import { shownOfParagraph, shownToStranger, trainOnSubject } from '../../train/on-subject.js'
import type { StrangersAsked } from '../../train/strangers.js'

const weighed = [-2, 1, -4, 0, -3, -5, -6].map((odds) => ({ odds, features: [odds] }))

describe('What a stranger was shown', () => {
  const asked = (posed: StrangersAsked['posed'], onSubject: readonly number[]) =>
    ({ posed, onSubject: new Set(onSubject) }) as unknown as StrangersAsked

  it('teaches of the first that each is on the subject or not, held against the best', () =>
    expect(shownToStranger(asked('near miss', [0, 3]), weighed)).toEqual(
      [
        [1, false],
        [0, true],
        [-2, true],
        [-3, false],
        [-4, false],
        [-5, false],
      ].map(([odds, is]) => ({
        numbers: Float32Array.from([Number(odds), Number(odds), 1 - Number(odds)]),
        is,
        weight: 1,
      })),
    ))

  it('teaches nothing where nothing speaks of it', () =>
    expect(shownToStranger(asked('elsewhere', []), weighed)).toEqual([]))
})

describe('What was written of a paragraph', () => {
  const of = (right: number, posed: 'answered' | 'elsewhere' = 'answered') =>
    shownOfParagraph({ posed, right: new Set([right]) }, weighed)

  it('teaches that it is on the subject, and nothing of any other', () =>
    expect(of(4)).toMatchObject([{ numbers: Float32Array.from([-3, -3, 4]), is: true }]))

  it('teaches nothing where the paragraph does not stand among the first, nor where it was asked elsewhere', () => {
    expect(of(6)).toEqual([])
    expect(of(1, 'elsewhere')).toEqual([])
  })
})

it('What stands there is as likely on the subject as what stood there before', () => {
  const shown = [-2, -1, 1].flatMap((odds) =>
    Array.from({ length: 400 }, (_, at) => ({
      numbers: Float32Array.from([odds]),
      is: at < 400 / (1 + Math.exp(-(odds + 1))),
      weight: 1,
    })),
  )
  const learnt = trainOnSubject(shown)
  for (const odds of [-2, -1, 1])
    expect(1 / (1 + Math.exp(-oddsOf(learnt, [odds])))).toBeCloseTo(1 / (1 + Math.exp(-(odds + 1))), 1)
})
