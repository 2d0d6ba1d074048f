import { expect, it } from 'vitest'
import { conditionsOf } from '../../../src/answer/england/population.js'
import type { Having } from '../../../src/model/query.js'
import { answerContextOf } from '../../answer-context.js'
import { bundled } from '../../open.js'

const context = answerContextOf(bundled)

const good = (key: string, label: string): Having => ({
  judgement: { label, keys: [key], strand: null },
  grades: ['Good'],
  period: null,
})

it('A grade for children in care and care leavers is a condition on each, where a report judges them apart', () => {
  const [inCare, careLeavers, none] = conditionsOf(
    [good('ILACS//in-care-and-care-leavers', 'In care and care leavers')],
    context,
  )
  expect(inCare?.judgement).toMatchObject({ label: 'Children in care' })
  expect(inCare?.judgement.keys).toEqual(
    expect.arrayContaining(['ILACS//in-care', 'ILACS//in-care-and-care-leavers']),
  )
  expect(careLeavers?.judgement).toMatchObject({ label: 'Care leavers' })
  expect(careLeavers?.judgement.keys).not.toContain('ILACS//in-care')
  expect(none).toBeUndefined()
})

it('A grade for what is judged alone, or overall, is one condition', () => {
  for (const key of [
    'ILACS//in-care',
    'ILACS//overall-effectiveness',
    'SLAC/looked-after-children/overall-effectiveness',
  ])
    expect(conditionsOf([good(key, 'It')], context)).toHaveLength(1)
})
