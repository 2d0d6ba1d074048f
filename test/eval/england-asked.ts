import type { AnswerContext } from '../../src/command/command.js'
import type { AskedFor } from '../../src/model/query.js'
import { councils, figures, having, judgementCalled, moving, whereOf } from '../answer/england/asked.js'

/** The questions of england.jsonl, each as what it asks. */
export function englandAsked(
  context: AnswerContext,
): Readonly<Record<string, AskedFor<'councils'> | AskedFor<'figures'>>> {
  const called = judgementCalled(context)
  const [leaders, leavers, protection] = ['leadership', 'care leavers', 'help and protection'].map(called)
  if (!leaders || !leavers || !protection) throw new Error('The vocabulary lacks a judgement.')
  const improvement = 'Requires improvement'
  const good = having(null, 'Good')
  const inadequate = having(null, 'Inadequate')
  const outstandingLeaders = having(leaders, 'Outstanding')
  const years = (from: number, to: number) => whereOf({ period: { from, to } })
  return {
    e01: figures({ having: [good], where: whereOf({ period: { order: 'latest' } }) }),
    e02: councils({ having: [inadequate], where: whereOf({ period: { order: 'latest' } }) }),
    e03: councils({ having: [having(leavers, improvement)] }),
    e04: figures({ having: [outstandingLeaders], figure: 'share' }),
    e05: figures({ having: [inadequate], of: 'reports', where: whereOf({ period: { years: [2015] } }) }),
    e06: councils({ having: [outstandingLeaders], where: whereOf({ period: { from: 2024 } }) }),
    e07: councils({ having: [having(null, improvement)], where: years(2016, 2018) }),
    e08: councils({ having: [good], where: whereOf({ kinds: ['London Borough'] }) }),
    e09: councils({ having: [having(null, 'Outstanding')], where: whereOf({ regions: ['East Midlands'] }) }),
    e10: councils({ having: [having(protection, 'Good')], where: whereOf({ kinds: ['County'] }) }),
    e11: councils({ having: [outstandingLeaders], where: whereOf({ kinds: ['Unitary Authority'] }) }),
    e12: councils({ having: [good, having(leavers, improvement)] }),
    e13: councils({ having: [outstandingLeaders, having(protection, 'Good')] }),
    e14: councils({ movement: moving({ kind: 'improved', isLast: true }) }),
    e15: councils({ movement: moving({ kind: 'declined', from: ['Good'] }) }),
    e16: councils({ movement: moving({ kind: 'from-to', from: [improvement], to: ['Good'] }) }),
    e17: councils({ movement: moving({ kind: 'never', to: ['Inadequate'] }) }),
    e18: councils({ movement: moving({ kind: 'repeatedly', to: ['Inadequate'], least: 2 }) }),
    e19: figures({ judgement: protection, figure: 'distribution' }),
    e20: figures({ figure: 'distribution' }),
    e21: figures({ having: [inadequate], figure: 'by-year', of: 'reports', where: years(2014, 2020) }),
    e22: figures({ of: 'reports', where: whereOf({ period: { years: [2016] } }) }),
    e23: councils({ where: whereOf({ period: { to: 2018, order: 'latest' } }) }),
    e24: councils({ where: whereOf({ inspector: 'Margaret Burke' }) }),
  }
}
