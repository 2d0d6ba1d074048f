import { describe, expect, it } from 'vitest'
import { speaking } from '../../src/answer/passages/passages.js'
import type { AskedFor } from '../../src/model/query.js'
import { answerContextOf } from '../answer-context.js'
import { bundled } from '../open.js'

const context = answerContextOf(bundled)
const asked = { subject: 'private fostering' } as AskedFor<'passages'>

describe('How many reports speak of a subject', () => {
  it('is counted, and councils that are not quoted are offered', () => {
    const { notes, offered } = speaking(asked, context.library.reports, [], context)
    expect(notes).toEqual([expect.stringMatching(/^\d+ reports? on \d+ councils? speak of this\.$/)])
    expect(offered).not.toEqual([])
  })

  it('is not counted where they are too many, which is said, and the answer stands', () => {
    const search = { ...context.search, reportsHolding: () => null }
    const { notes, offered } = speaking(asked, context.library.reports, [], { ...context, search })
    expect(notes).toEqual(['More reports speak of this than can be counted: name a council or a year.'])
    expect(offered).toEqual([])
  })
})
