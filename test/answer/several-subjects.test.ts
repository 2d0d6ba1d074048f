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
    [
      'What does the North Lincolnshire report say about fostering, supervision of social workers and children who go missing?',
      ['fostering', 'supervision of social workers', 'children who go missing'],
    ],
    [
      'Lincolnshire: adoption, children missing from home, and audits',
      ['adoption', 'children missing from home', 'audits'],
    ],
    [
      'Do they say how quickly strategy meetings happen in Northumberland, and whether adopters are well supported?',
      ['how quickly strategy meetings happen', 'adopters are well supported'],
    ],
  ])('is understood as them: %s', (message, subjects) =>
    expect(pilcrow.respond(message).query?.subjects).toEqual(subjects),
  )

  it.each([
    'help and protection in North Lincolnshire',
    'drug and alcohol services in Northumberland',
    'the quality and timeliness of assessments in Lincolnshire',
    'What do they say about brothers and sisters being placed together in Kent and Essex?',
    'How many children in Northumberland are in care, and how many go missing?',
  ])('is not seen in one that names one, or asks for a number: %s', (message) =>
    expect(pilcrow.respond(message).query?.subjects).toBeUndefined(),
  )

  it('is answered under each of them', () => {
    const message =
      'What does the North Lincolnshire report say about fostering, supervision of social workers and children who go missing?'
    expect(headingsIn(message).map((one) => one.toLowerCase())).toEqual(
      expect.arrayContaining(['supervision of social workers', 'children who go missing']),
    )
    const found = excerptsOf(pilcrow.say(message)).map(({ report, key }) => `${report} ${key}`)
    expect(new Set(found).size).toBe(found.length)
    expect(found.length).toBeLessThanOrEqual(5)
  })

  it('is told which of them nothing was found on', () =>
    expect(
      replyText(
        pilcrow.say('What does the Northumberland report say about adoption, trampolines and young carers?'),
      ),
    ).toContain('‘trampolines’ I found nothing for sure'))

  it('is one subject again for what follows it', () => {
    const first = pilcrow.respond('Lincolnshire: adoption, children missing from home, and audits')
    const next = pilcrow.respond('what about neglect', {
      query: first.query,
      shown: { excerpts: excerptsOf(first.reply), recommendations: [], grades: [] },
    } as never)
    expect(next.query?.subjects).toBeUndefined()
  })
})
