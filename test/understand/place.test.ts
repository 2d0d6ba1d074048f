import { beforeAll, describe, expect, it } from 'vitest'
import type { Answers } from '../../src/pilcrow/pilcrow.js'
import { replyText } from '../../src/reply/reply-lines.js'
import { openBundled } from '../open.js'
import { conversationWith } from './conversation.js'

let pilcrow: Answers
beforeAll(async () => {
  pilcrow = await openBundled()
})

const text = (...messages: string[]): string => replyText(conversationWith(pilcrow, ...messages).reply)

describe('Where what was shown stands', () => {
  it.each(['where does it say so', 'whereabouts in the report is that', 'paragraph number?'])(
    'is told by paragraph, and not by the facts of the inspection: %s',
    (message) => {
      const told = text('private fostering in north lincolnshire', message)
      expect(told).toMatch(/^North Lincolnshire 20\d\d ¶\d+: (?:page \d+, )?under ‘/)
      expect(told).toMatch(/Source: Ofsted, /)
      expect(told).not.toContain('Lead inspector')
    },
  )

  it('is what prints the grades that were shown', () => {
    expect(text('what grade did north lincolnshire get in 2022', 'where does it say that')).toMatch(
      /^North Lincolnshire 2022, [^:\n]+: /,
    )
  })

  it('leaves what was shown to be pointed at', () => {
    const talk = ['private fostering in north lincolnshire', 'where does it say so']
    const [second] = text(...talk)
      .split('\n')
      .slice(1)
    const { query } = conversationWith(pilcrow, ...talk, 'read me the second one')
    expect(query?.asked.intent).toBe('citation')
    const [, key] = /¶(\d+)/.exec(second ?? '') ?? []
    expect(query?.asked).toMatchObject({ places: [{ keys: [Number(key)] }] })
  })

  it('is looked for where words are named that were not shown', () => {
    expect(
      conversationWith(
        pilcrow,
        'private fostering in north lincolnshire',
        'where does it say anything about bullying',
      ).query?.asked.intent,
    ).toBe('passages')
  })
})

describe('What nobody but a reader can judge', () => {
  it.each(['is that lawful', 'who is to blame for that', 'should we be worried', 'what do you make of that'])(
    'is said to be no matter for quotation: %s',
    (message) => {
      const { query, reply } = conversationWith(pilcrow, 'private fostering in northumberland', message)
      expect(query?.asked).toMatchObject({ intent: 'aside', aside: 'opinion' })
      expect(replyText(reply)).toContain('/recommendations northumberland-2012')
    },
  )

  it.each([
    'do they say who is responsible for that',
    'what do parents think of it',
    'why did they get that',
  ])('is not what the reports may tell: %s', (message) => {
    expect(
      conversationWith(pilcrow, 'what grade did northumberland get', message).query?.asked,
    ).not.toMatchObject({ intent: 'aside' })
  })
})
