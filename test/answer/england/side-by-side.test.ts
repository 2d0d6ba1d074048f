import { beforeAll, describe, expect, it } from 'vitest'
import { councilsOf, excerptsOf, figuresOf, gradesOf, recommendationsOf } from '../../../src/model/reply.js'
import type { Answers } from '../../../src/pilcrow/pilcrow.js'
import { replyText } from '../../../src/reply/reply-lines.js'
import { openBundled } from '../../open.js'

let pilcrow: Answers
beforeAll(async () => {
  pilcrow = await openBundled()
})

describe('/compare', () => {
  it('takes a region, a line a council, the best first', () => {
    const reply = pilcrow.say('/compare leadership region:"Yorkshire and the Humber"')
    expect(reply.kind).toBe('comparison')
    expect(councilsOf(reply).map(({ name }) => name)).toEqual(['North Lincolnshire'])
  })

  it('takes a council’s neighbours, and the council itself first', () => {
    const reply = pilcrow.say('/compare overall neighbours:northumberland')
    expect(councilsOf(reply)[0]?.council).toBe('northumberland')
    expect(reply.total?.count).toBe(councilsOf(reply).length)
  })

  it('needs two councils, or a place', () => expect(pilcrow.say('/compare overall').kind).toBe('error'))
})

describe('/history', () => {
  it('without a council is the trend of all, whose years add up to the reports that judge it', () => {
    const reply = pilcrow.say('/history judgement:leadership')
    const judging = pilcrow.library.reports.filter(({ judgements }) =>
      judgements.some(({ judgement }) => judgement.startsWith('leadership')),
    )
    expect(reply.kind).toBe('history')
    expect(figuresOf(reply).reduce((sum, { count }) => sum + count, 0)).toBe(judging.length)
  })
})

describe('A condition on whose words are quoted', () => {
  it('holds of each council’s newest report, and is said', () => {
    const reply = pilcrow.say('what do outstanding councils do about foster carers')
    const reports = new Set(excerptsOf(reply).map(({ report }) => report))
    expect(reports.size).toBeGreaterThan(0)
    for (const id of reports) expect(['north-lincolnshire-2022', 'northumberland-2012']).toContain(id)
    expect(replyText(reply)).toContain('Outstanding overall')
  })

  it('of recommendations too', () => {
    const reply = pilcrow.say('recommendations on care plans in good councils')
    for (const { report } of recommendationsOf(reply))
      expect(['lincolnshire-2015', 'northumberland-2012']).toContain(report)
    expect(gradesOf(reply)).toEqual([])
  })
})
