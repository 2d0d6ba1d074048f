import { describe, expect, it } from 'vitest'
import { bundledLearnt } from '../../src/learnt/learnt.js'
import { balanceOf, tonedIn, toneFeatures, tonesTold } from '../../src/learnt/models.js'
import { termsOf } from '../../src/text/tokens.js'

const { tone } = bundledLearnt()
const { surelyOf } = tonesTold(tone)
const balance = (text: string) => balanceOf(tone.of(termsOf(text)))

describe('The tone of a sentence', () => {
  it('is praise for what excels, and criticism for what is poor or not yet done', () => {
    expect(balance('Leadership is excellent and highly effective.')).toBeGreaterThan(0.3)
    expect(balance('Assessments are poor and inconsistent.')).toBeLessThan(-0.3)
    expect(balance('This is not yet in place.')).toBeLessThan(0)
  })

  it.each([
    ['praise', 'Staff turnover has reduced considerably.'],
    ['praise', 'Caseloads are now manageable in all teams.'],
    ['praise', 'The use of agency staff has reduced and is low.'],
    ['criticism', 'The high turnover of social workers means that children experience too many changes.'],
    ['criticism', 'Caseloads are too high in some teams.'],
    ['criticism', 'Initial health assessments are not completed in a timely way.'],
  ] as const)('is surely %s of what falls or rises: %s', (which, sentence) => {
    const other = which === 'praise' ? 'criticism' : 'praise'
    expect(surelyOf(which, sentence)).toBeGreaterThan(0.5)
    expect(surelyOf(other, sentence)).toBe(0)
  })

  it.each(['The inspection team consisted of two inspectors.', '25 live with their parents.'])(
    'is neither of what tells facts: %s',
    (sentence) => {
      expect(surelyOf('criticism', sentence)).toBe(0)
    },
  )

  it('is weighed from what stands on either side of a ‘but’, and of what is near a direction', () => {
    const features = toneFeatures(termsOf('Delays reduced but remain'))
    expect([...features]).toEqual(expect.arrayContaining(['<delai', '>remain', 'delai~but', '^delai']))
  })

  it('is not sure below the likelihood that its model asks for', () => {
    const unsure = tonedIn({ constant: [1, 0], weights: {}, sure: { praise: 0.8, criticism: 0.4 } })
    expect(tonesTold(unsure).surelyOf('praise', 'Anything.')).toBe(0)
    expect(tonesTold(unsure).surelyOf('criticism', 'Anything.')).toBeCloseTo(0.5)
  })
})
