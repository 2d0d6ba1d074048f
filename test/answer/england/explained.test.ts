import { describe, expect, it } from 'vitest'
import { createLibrary } from '../../../src/library/library.js'
import type { Report } from '../../../src/model/report.js'
import { answersOver } from '../../../src/pilcrow/pilcrow.js'
import { replyText } from '../../../src/reply/reply-lines.js'
import { vocabulary } from '../../open.js'
import { bundledReport, laterReport } from '../later-report.js'

const [services, other] = [bundledReport('lincolnshire-2015'), bundledReport('north-lincolnshire-2022')]

/** An inspection of area SEND of a council, as far as counts look at one. */
const onSend = (report: Report, year: number): Report => ({
  ...laterReport(report, year),
  id: `${report.authority.slug}-${year}-send`,
  framework: 'SEND',
  judgements: [],
  recommendations: [],
})

const northumberland = bundledReport('northumberland-2012')
const answers = answersOver(
  createLibrary([services, other, onSend(northumberland, 2024), onSend(other, 2023)]),
  vocabulary,
)
const said = (message: string): string => replyText(answers.say(message))

describe('What a count of grades leaves out of area SEND', () => {
  it('is said: a council of which nothing else is here', () =>
    expect(said('/find grade:Good')).toContain('1 more council has a report on area SEND alone here'))

  it('is said of a year: the inspections of that kind', () =>
    expect(said('/find grade:Good year:2022-2024')).toContain(
      '2 inspections of area SEND from 2022 to 2024 are not counted here',
    ))

  it('is nothing where they are asked for, or one framework is', () => {
    expect(said('/find framework:SEND')).not.toContain('not counted')
    expect(said('/find framework:ILACS')).not.toContain('area SEND alone')
  })
})

it('Councils with both kinds of report are told with what each of the two gave', () => {
  const reply = answers.say('/find framework:"whole and SEND" year:now')
  expect(reply.total).toMatchObject({ what: 'councils', count: 1 })
  expect(replyText(reply)).toContain('with reports both on children’s services and under SEND')
})

describe('How an answer was counted', () => {
  const explained = (first: string, next: string): string => {
    const before = answers.respond(first)
    return replyText(
      answers.respond(next, before.query === null ? undefined : { query: before.query, shown: NOTHING })
        .reply,
    )
  }
  const NOTHING = { excerpts: [], recommendations: [], grades: [] }

  it('is told with what stands behind it, and the sentence again', () => {
    const told = explained('how many councils are good', 'does that count the SEND ones')
    expect(told).toContain('Only the newest report of each council counts')
    expect(told).toContain('Inspections of area SEND are not counted')
    expect(told).toMatch(/\d of 2 councils: Good overall/)
  })
})
