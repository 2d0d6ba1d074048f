import { beforeAll, describe, expect, it } from 'vitest'
import type { Asked } from '../../src/model/query.js'
import type { Answers } from '../../src/pilcrow/pilcrow.js'
import { openBundled } from '../open.js'
import { queryOf } from './conversation.js'

let pilcrow: Answers
beforeAll(async () => {
  pilcrow = await openBundled()
})

const asked = (message: string): Asked => queryOf(pilcrow, message).asked

describe('A subject that is a judgement too', () => {
  it.each([
    "what's leadership like in north lincolnshire",
    'hows adoption going in lincolnshire',
    'care leavers, Lincolnshire',
    'how long did adoption take in Lincolnshire',
  ])('is told in words, after its grade: %s', (message) => {
    const reply = pilcrow.say(message)
    expect(asked(message)).toMatchObject({ intent: 'passages' })
    expect(reply.kind).toBe('excerpts')
    expect(reply.blocks.filter(({ block }) => block === 'grades')).toHaveLength(1)
  })

  it.each([
    'how did Lincolnshire do for leadership',
    'what grade is adoption in Lincolnshire',
    'how was adoption rated in Lincolnshire',
    'adoption, Lincolnshire 2015',
    'is Lincolnshire good for care leavers',
  ])('is a grade where one is asked for, or a year: %s', (message) => {
    expect(asked(message)).toMatchObject({ intent: 'grade' })
  })
})

describe('The harshest and the kindest words', () => {
  it.each([
    ['harshest thing they wrote about Lincolnshire', 'finds fault with'],
    ['the sharpest words for Northumberland', 'finds fault with'],
    ['kindest line about Lincolnshire', 'praises'],
    ['what did inspectors love about South Gloucestershire', 'praises'],
  ])('are of the findings, in that tone: %s', (message, how) => {
    const { blocks, kind } = pilcrow.say(message)
    expect(kind).toBe('excerpts')
    expect(JSON.stringify(blocks[0])).toContain(how)
    const quoted = blocks.flatMap((block) => (block.block === 'excerpt' ? [block.excerpt] : []))
    for (const { report, key } of quoted) {
      const { scale, recommendations } = pilcrow.library.byId(report) ?? {}
      expect(scale?.filter(({ place }) => place === 'passage').map((one) => one.key)).not.toContain(key)
      expect(recommendations?.map((one) => one.key)).not.toContain(key)
    }
  })
})
