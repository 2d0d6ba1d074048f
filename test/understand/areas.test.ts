import { beforeAll, describe, expect, it } from 'vitest'
import type { Where } from '../../src/model/query.js'
import type { Answers } from '../../src/pilcrow/pilcrow.js'
import { replyText } from '../../src/reply/reply-lines.js'
import { openBundled } from '../open.js'
import { conversationWith } from './conversation.js'

let pilcrow: Answers
beforeAll(async () => {
  pilcrow = await openBundled()
})

const where = (message: string): Where | undefined => {
  const asked = conversationWith(pilcrow, message).query?.asked
  return asked && 'where' in asked ? asked.where : undefined
}
const told = (message: string): string => replyText(pilcrow.respond(message).reply)

describe('What several councils are called together', () => {
  it.each([
    ['which councils in merseyside are good', 'Merseyside'],
    ['Greater Manchester councils - which do you have', 'Greater Manchester'],
    ['tees valley care leavers', 'Tees Valley'],
    ['is sussex any good', 'Sussex'],
    ['west yorkshire councils inadequate', 'West Yorkshire'],
    ['grades in Humberside', 'Humberside'],
  ])('names where to look: %s', (message, area) => {
    expect(where(message)).toMatchObject({ regions: [area], councils: [] })
  })

  it.each([
    ['is East Sussex good', 'east-sussex'],
    ['west berkshire grades', 'west-berkshire'],
    ['is Manchester good', 'manchester'],
    ['north lincolnshire', 'north-lincolnshire'],
    ['cheshire east', 'cheshire-east'],
  ])('is not a council whose name holds it: %s', (message, council) => {
    expect(where(message)).toMatchObject({ regions: [], councils: [council] })
  })

  it('tells of the councils there that reports are held on', () => {
    expect(told('which councils in greater lincolnshire are outstanding')).toMatch(
      /^1 of 2 councils in Greater Lincolnshire/,
    )
    expect(told('compare humberside and the west of england on overall')).toMatch(
      /Humberside: 1 of 1.*\n.*West of England: 0 of 1/,
    )
  })

  it('is told to have none where none is held, and is asked nothing else', () => {
    expect(told('neglect in the Black Country')).toMatch(
      /^There is no report in the Black Country here\.\n+.*\/reports$/,
    )
    expect(told('what must improve in West Mercia')).toMatch(/^There is no report in West Mercia here/)
  })
})

describe('A council whose name is an ordinary word', () => {
  it.each([
    ['grades for bolton, bury, wirral and lancs', ['bolton', 'bury', 'wirral', 'lancashire']],
    ['kent, reading, slough', ['kent', 'reading', 'slough']],
    ['in Kent, reading the report, I see nothing on neglect', ['kent']],
  ])('is named between the commas of a list alone: %s', (message, councils) => {
    expect(where(message)?.councils).toEqual(councils)
  })
})
