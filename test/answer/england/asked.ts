import type { AnswerContext } from '../../../src/command/command.js'
import {
  ANY_TIME,
  type AskedFor,
  EVERYWHERE,
  type Having,
  type JudgementAsked,
  type Movement,
  type Period,
  type Where,
} from '../../../src/model/query.js'
import type { Grade } from '../../../src/model/report.js'

/** Questions over councils as data, with what is not said left at its default. */

export const whereOf = (some: Partial<Omit<Where, 'period'>> & { period?: Partial<Period> }): Where => ({
  ...EVERYWHERE,
  ...some,
  period: { ...ANY_TIME, ...some.period },
})

export const councils = (some: Partial<AskedFor<'councils'>>): AskedFor<'councils'> => ({
  intent: 'councils',
  where: EVERYWHERE,
  having: [],
  movement: null,
  judgement: null,
  extreme: null,
  page: 0,
  ...some,
})

export const figures = (some: Partial<AskedFor<'figures'>>): AskedFor<'figures'> => ({
  intent: 'figures',
  where: EVERYWHERE,
  having: [],
  movement: null,
  judgement: null,
  figure: 'count',
  of: 'councils',
  by: null,
  ...some,
})

export const mentions = (some: Partial<AskedFor<'mentions'>>): AskedFor<'mentions'> => ({
  intent: 'mentions',
  where: EVERYWHERE,
  having: [],
  subject: '',
  phrases: [],
  of: 'paragraphs',
  isAgain: false,
  page: 0,
  ...some,
})

export const moving = (some: Partial<Movement> & Pick<Movement, 'kind'>): Movement => ({
  from: null,
  to: null,
  least: 1,
  isLast: false,
  isInARow: false,
  ...some,
})

/** A judgement by a name that people give it. */
export const judgementCalled =
  (context: AnswerContext) =>
  (name: string): JudgementAsked => {
    const asked = context.names.judgementIn(name)
    if (!asked) throw new Error(`No judgement is called ${name}.`)
    return asked
  }

export const having = (judgement: JudgementAsked | null, ...grades: Grade[]): Having => ({
  judgement,
  grades,
  period: null,
})
