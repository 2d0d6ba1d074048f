import { beforeAll, describe, expect, it } from 'vitest'
import { choicesOf, excerptsOf, recommendationsOf } from '../../src/model/reply.js'
import { type Answers, previousOf } from '../../src/pilcrow/pilcrow.js'
import { replyText } from '../../src/reply/reply-lines.js'
import { openBundled } from '../open.js'

let pilcrow: Answers
beforeAll(async () => {
  pilcrow = await openBundled()
})

describe('A year of which no report is held', () => {
  it.each([
    'how many foster carers did South Gloucestershire have in 2022?',
    'what must South Gloucestershire improve in 2022',
    'bullying in South Gloucestershire after 2015',
  ])('is not answered from what is older: %s', (message) => {
    const reply = pilcrow.say(message)
    expect(reply.kind).toBe('none')
    expect(JSON.stringify(reply.blocks)).toMatch(
      /There is no report on South Gloucestershire (from 2022|after 2015)\./,
    )
    expect(choicesOf(reply)).toEqual([
      { label: 'South Gloucestershire 2012', message: '/report south-gloucestershire-2012' },
    ])
  })

  it('is said beside what a newer report tells', () => {
    const reply = pilcrow.say('private fostering in North Lincolnshire in 2019')
    expect(excerptsOf(reply)).not.toEqual([])
    expect(replyText(reply)).toMatch(/^There is no report on North Lincolnshire from 2019\. What others say:/)
  })

  it('is told in a conversation too', () => {
    const earlier = previousOf(pilcrow.respond('how many foster carers does South Gloucestershire have'))
    expect(pilcrow.say('and in 2022?', earlier).kind).toBe('none')
    expect(recommendationsOf(pilcrow.say('what must South Gloucestershire improve in 2012'))).not.toEqual([])
  })
})
