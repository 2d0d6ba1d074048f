import { describe, expect, it } from 'vitest'
import {
  conditionsInWords,
  inspectionsInWords,
  judgementInWords,
  movementInWords,
  reportMeant,
} from '../../../src/answer/england/said.js'
import { overall } from '../../../src/answer/judgement-meant.js'
import { ANY_TIME, type Movement, type Where } from '../../../src/model/query.js'
import { ANY_GRADE } from '../../../src/model/report.js'
import { bundledContext as context } from '../../open.js'
import { judgementCalled, moving, whereOf } from './asked.js'

const whole = overall(context)
const leadership = judgementCalled(context)('leadership')

describe('How councils moved is said', () => {
  it.each<[Partial<Movement> & Pick<Movement, 'kind'>, string]>([
    [{ kind: 'improved' }, 'improved overall from one inspection to the next'],
    [{ kind: 'improved', isNever: true }, 'never improved overall from one inspection to the next'],
    [{ kind: 'improved', isLast: true }, 'improved overall at their last inspection'],
    [{ kind: 'improved', isThroughout: true }, 'improved overall at every inspection after their first'],
    [{ kind: 'improved', isInStages: true }, 'improved overall over all their inspections'],
    [
      { kind: 'declined', isLast: true, least: 2 },
      'fell by 2 grades or more overall at their last inspection',
    ],
    [
      { kind: 'declined', isNever: true, from: ['Good'], to: ['Inadequate'] },
      'never fell from Good to Inadequate overall from one inspection to the next',
    ],
    [{ kind: 'from-to', from: ['Good'], isLast: true }, 'lost Good overall at their last inspection'],
    [{ kind: 'from-to', to: ['Good'], isLast: true }, 'became Good overall at their last inspection'],
    [
      { kind: 'from-to', from: ['Inadequate'], to: ['Good', 'Outstanding'], isLast: true },
      'went from Inadequate to Good or Outstanding overall at their last inspection',
    ],
    [{ kind: 'unchanged' }, 'kept the same grade overall at every inspection'],
    [{ kind: 'unchanged', isLast: true }, 'kept the same grade overall at their last inspection'],
    [{ kind: 'unchanged', to: ['Good'], isLast: true }, 'stayed Good overall at their last inspection'],
    [{ kind: 'inspected', least: 2 }, 'were inspected twice or more'],
    [{ kind: 'inspected', least: 3 }, 'were inspected 3 times or more'],
    [{ kind: 'inspected', most: 1 }, 'have 1 inspection here and no more'],
    [{ kind: 'never', to: ['Inadequate'] }, 'had no inspection that graded them Inadequate overall'],
    [{ kind: 'always', to: ['Good'] }, 'were graded Good overall at every inspection'],
    [{ kind: 'repeatedly', to: ['Good'] }, 'were graded Good overall at least once'],
    [
      { kind: 'repeatedly', to: ['Good'], least: 2, isInARow: true },
      'were graded Good overall twice or more in a row',
    ],
    [{ kind: 'repeatedly', least: 3 }, 'had the same grade overall 3 times or more'],
  ])('%o', (movement, said) => expect(movementInWords(moving(movement), whole)).toBe(said))
})

describe('What reports had to be graded is said', () => {
  const condition = { judgement: whole, grades: ['Good' as const], period: null }

  it('grade by grade, with the judgement, and with a time of its own', () => {
    expect(conditionsInWords([condition])).toBe('Good overall')
    expect(
      conditionsInWords([
        { ...condition, grades: ['Good', 'Outstanding'], judgement: leadership },
        { ...condition, period: { ...ANY_TIME, order: 'latest' } },
        { ...condition, period: { ...ANY_TIME, years: [2015] } },
      ]),
    ).toBe(
      'Good or Outstanding for leadership and Good overall in the newest report and Good overall in 2015',
    )
  })

  it('as any, as none, and as better than another, which is not said twice', () => {
    expect(conditionsInWords([{ ...condition, grades: ANY_GRADE }])).toBe('any grade overall')
    expect(conditionsInWords([{ ...condition, grades: ['Not judged'] }])).toBe('no grade overall')
    expect(
      conditionsInWords([
        { ...condition, judgement: leadership, than: { way: 'better', judgement: whole } },
        { ...condition, grades: ANY_GRADE, isMeasure: true },
      ]),
    ).toBe('better for leadership than overall')
  })

  it('of one half of a report where it is meant', () => {
    const half = {
      ...whole,
      strand: 'safeguarding' as const,
      keys: ['SLAC/safeguarding/overall-effectiveness'],
    }
    expect(judgementInWords(whole)).toBe(' overall')
    expect(judgementInWords(leadership)).toBe(' for leadership')
    expect(judgementInWords(half)).toBe(' overall (safeguarding)')
  })
})

describe('Which reports are meant is said', () => {
  it.each<[Parameters<typeof whereOf>[0], string]>([
    [{}, ' in the newest report of each'],
    [{ period: { order: 'previous' } }, ' in the report before the newest of each'],
    [{ period: { order: 'first' } }, ' in the oldest report of each'],
    [{ period: { order: 'latest', years: [2015] } }, ' in the newest report of each, where that is of 2015'],
  ])('%o', (where, said) => expect(reportMeant(whereOf(where))).toBe(said))

  it.each<[Partial<Omit<Where, 'period'>>, string]>([
    [{}, ''],
    [{ framework: 'SIF', inspector: 'Ada Byron' }, ' under SIF led by Ada Byron'],
    [{ framework: 'SIF', isOnly: true }, ' under SIF alone'],
    [{ framework: 'SEND', isWithout: true }, ' without an inspection under SEND here'],
    [{ isWhole: true }, ' of services as a whole'],
    [{ framework: 'ILACS', alsoUnder: 'SEND' }, ' with reports both under ILACS and under SEND'],
    [{ alsoUnder: 'SEND' }, ' with reports both on children’s services and under SEND'],
  ])('%o', (where, said) => expect(inspectionsInWords(whereOf(where))).toBe(said))
})
