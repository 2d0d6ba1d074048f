import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { EVERYWHERE, type Query } from '../../src/model/query.js'
import { ReplyKind } from '../../src/model/reply.js'
import { replyJson, SayJson } from '../../src/reply/json.js'
import { replyText } from '../../src/reply/reply-lines.js'
import { anyReply } from './any-reply.js'
import { excerpt, replies } from './replies.js'

const FIELDS = [
  ...['message', 'kind', 'text', 'notes', 'grades', 'excerpts', 'recommendations', 'choices'],
  ...['total', 'figures', 'more', 'query', 'ms'],
]

const query: Query = {
  asked: {
    intent: 'report',
    where: { ...EVERYWHERE, councils: ['northumberland'] },
    part: 'whole',
    instead: null,
  },
  readings: [{ said: 'northumbreland', meant: 'Northumberland', how: 'corrected' }],
  assumed: null,
  intention: null,
  isConcern: false,
  before: null,
  spokenOf: ['kent'],
}

describe('a reply as JSON', () => {
  test.each(ReplyKind.options)('of kind %s has exactly the promised fields', (kind) => {
    const json = JSON.parse(JSON.stringify(replyJson(replies[kind], 'a message', query, 1.2345)))
    expect(Object.keys(json)).toEqual(FIELDS)
    expect(SayJson.parse(json)).toEqual(json)
    expect(json).toMatchObject({
      message: 'a message',
      kind,
      text: replyText(replies[kind]),
      query,
      ms: 1.23,
    })
  })

  test('tells of an excerpt what other programs need and no more', () => {
    const { report, key, paragraph, page, locator, quote, text, citation, score, url } = excerpt
    expect(replyJson(replies.grades, '', null, 0).excerpts).toStrictEqual([
      { report, key, paragraph, page, locator, quote, text, citation, score, url },
    ])
  })

  test('tells how many there are, of what, and what to say for the rest', () => {
    const { total, figures, more, grades } = replyJson(replies.figures, '', null, 0)
    const next = '/find grade:Good page:2'
    expect(total).toEqual({ what: 'councils', count: 3, of: 4 })
    expect(figures).toEqual([{ label: 'London', count: 3, councils: ['camden', 'sutton', 'bexley'] }])
    expect(more).toBeNull()
    expect(replyJson({ ...replies.grades, more: next }, '', null, 0).more).toBe(next)
    expect(grades.map(({ report }) => report)).toEqual(['northumberland-2012'])
    expect(replyJson(replies.grades, '', null, 0)).toMatchObject({ total: null, figures: [], more: null })
  })

  test('keeps to its shape whatever is answered', () => {
    const seen = { grades: 0, excerpts: 0, recommendations: 0, choices: 0, figures: 0 }
    fc.assert(
      fc.property(
        anyReply,
        fc.string(),
        fc.double({ min: 0, max: 1e6, noNaN: true }),
        (reply, message, ms) => {
          const json = JSON.parse(JSON.stringify(replyJson(reply, message, null, ms)))
          expect(SayJson.parse(json)).toEqual(json)
          expect(Object.keys(json)).toEqual(FIELDS)
          for (const name of Object.keys(seen) as (keyof typeof seen)[]) seen[name] += json[name].length
        },
      ),
    )
    for (const [name, times] of Object.entries(seen)) expect([name, times > 0]).toEqual([name, true])
  })
})
