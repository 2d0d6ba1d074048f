import { beforeAll, describe, expect, it } from 'vitest'
import { blocksIn, excerptsOf } from '../../src/model/reply.js'
import type { Answers } from '../../src/pilcrow/pilcrow.js'
import { replyText } from '../../src/reply/reply-lines.js'
import { openBundled } from '../open.js'

let pilcrow: Answers
beforeAll(async () => {
  pilcrow = await openBundled()
})

const headingsIn = (message: string): string[] =>
  blocksIn(pilcrow.say(message)).flatMap((block) => (block.block === 'heading' ? [block.text] : []))

describe('A question that names several subjects', () => {
  it.each([
    ['caseloads and supervision in North Lincolnshire', ['caseloads', 'supervision']],
    [
      'What does the Northumberland report say about bullying, trampolines and young carers?',
      ['bullying', 'trampolines', 'young carers'],
    ],
    [
      'What do inspectors say about caseloads, supervision and how often people leave in North Lincolnshire?',
      ['caseloads', 'supervision', 'how often people leave'],
    ],
  ])('is understood as them: %s', (message, subjects) =>
    expect(pilcrow.respond(message).query?.subjects).toEqual(subjects),
  )

  it('may be two questions, where each could be asked by itself', () => {
    const { query } = pilcrow.respond(
      'Do they say how quickly strategy meetings happen in Northumberland, and whether adopters are well supported?',
    )
    const [second] = [query?.also].flatMap((also) => (also && 'subject' in also ? also.subject : []))
    expect(second ?? query?.subjects?.at(-1)).toMatch(/adopters are well supported$/)
  })

  it.each([
    'help and protection in North Lincolnshire',
    'drug and alcohol services in Northumberland',
    'the quality and timeliness of assessments in Lincolnshire',
    'What do they say about brothers and sisters being placed together in Kent and Essex?',
    'How many children in Northumberland are in care, and how many go missing?',
  ])('is not seen in one that names one, or asks for a number: %s', (message) =>
    expect(pilcrow.respond(message).query?.subjects).toBeUndefined(),
  )

  it('is answered under each of them of each of two councils', () => {
    const message = 'what do lincolnshire and northumberland say about private fostering and about caseloads'
    const blocks = blocksIn(pilcrow.say(message)).map((block) =>
      block.block === 'heading' ? block.text : block.block === 'excerpt' ? block.excerpt.report : '',
    )
    const [first, second] = [blocks.indexOf('Private fostering'), blocks.indexOf('Caseloads')]
    for (const of of [blocks.slice(first, second), blocks.slice(second)])
      expect(of).toEqual(expect.arrayContaining(['lincolnshire-2015', 'northumberland-2012']))
  })

  it('is answered under each of them, no paragraph twice', () => {
    const message =
      'What does the Northumberland report say about bullying, trampolines and domestic violence?'
    expect(headingsIn(message)).toEqual(['Bullying', 'Domestic violence'])
    const found = excerptsOf(pilcrow.say(message))
    const keys = found.map(({ report, key }) => `${report} ${key}`)
    expect(new Set(keys).size).toBe(keys.length)
    expect(keys.length).toBeLessThanOrEqual(5)
    for (const subject of ['bullying', 'domestic violence'])
      expect(found.some(({ text }) => new RegExp(subject, 'i').test(text))).toBe(true)
  })

  it('is headed by the words that ask it', () =>
    expect(
      headingsIn(
        'What do inspectors say about caseloads, supervision and how often people leave in North Lincolnshire?',
      ),
    ).toContain('How often people leave'))

  it('is told which of them nothing was found on', () =>
    expect(
      replyText(
        pilcrow.say(
          'What does the Northumberland report say about homelessness, trampolines and young carers?',
        ),
      ),
    ).toContain('‘trampolines’ I found nothing for sure'))

  it('is one subject again for what follows it', () => {
    const first = pilcrow.respond('caseloads and supervision in North Lincolnshire')
    const next = pilcrow.respond('what about neglect', {
      query: first.query,
      shown: { excerpts: excerptsOf(first.reply), recommendations: [], grades: [] },
    } as never)
    expect(next.query?.subjects).toBeUndefined()
  })
})
