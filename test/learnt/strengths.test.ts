import { describe, expect, it } from 'vitest'
import { bundledLearnt } from '../../src/learnt/learnt.js'
import { strengthIn, strengthsTold } from '../../src/learnt/models.js'

const { strengthOf } = strengthsTold(bundledLearnt().strengths)

describe('How strong a sentence is', () => {
  it.each([
    [
      'There are serious and widespread failures that leave children at risk of harm.',
      'A small number of plans are not updated in a timely way.',
    ],
    [
      'Children are not safe, and too many are left in harmful situations for too long.',
      'Some records could be clearer.',
    ],
  ])('as criticism tells harm from a small exception: %s', (harsh, mild) =>
    expect(strengthOf('criticism', harsh)).toBeGreaterThan(strengthOf('criticism', mild) + 0.5),
  )

  it.each([
    [
      'Exceptional and inspirational leadership makes a profound difference to the lives of children.',
      'Most visits take place on time.',
    ],
    ['Care leavers receive exemplary support.', 'Care leavers are usually registered with a dentist.'],
  ])('as praise tells what excels from what is in order: %s', (glowing, mild) =>
    expect(strengthOf('praise', glowing)).toBeGreaterThan(strengthOf('praise', mild) + 0.5),
  )

  it('is told by each word once, and by what the model knows alone', () => {
    const model = { constant: 2, weights: { harm: 1, minor: -1 } }
    expect(strengthIn(model, ['harm', 'harm', 'unknown'])).toBe(3)
    expect(strengthIn(model, ['unknown'])).toBe(2)
    expect(strengthIn(model, ['harm', 'minor'])).toBe(2)
  })

  it('is nothing before it is learnt', () =>
    expect(strengthsTold(null).strengthOf('praise', 'Exceptional.')).toBe(0))
})
