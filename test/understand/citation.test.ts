import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { excerptsOf } from '../../src/model/reply.js'
import type { Answers } from '../../src/pilcrow/pilcrow.js'
import { openBundled } from '../open.js'
import { runs } from '../runs.js'
import { queryOf } from './conversation.js'

let pilcrow: Answers
beforeAll(async () => {
  pilcrow = await openBundled()
})

/** `report key` of each paragraph that a message is answered with. */
const cited = (message: string): string[] =>
  excerptsOf(pilcrow.say(message)).map(({ report, key }) => `${report} ${key}`)
const of2012 = (...keys: number[]): string[] => keys.map((key) => `northumberland-2012 ${key}`)

describe('A citation', () => {
  it.each([
    ['Northumberland 2012 ¶80', [80]],
    ['Northumberland 2012 ¶79‒81', [79, 80, 81]],
    ['Northumberland 2012 ¶79–81', [79, 80, 81]],
    ['Northumberland 2012 ¶79-¶81', [79, 80, 81]],
    ['Northumberland 2012 ¶80 and ¶81', [80, 81]],
    ['Northumberland 2012 ¶80/81', [80, 81]],
    ['Northumberland 2012 ¶80 or 81', [80, 81]],
    ['Northumberland 2012 ¶80, 81 & 83', [80, 81, 83]],
    ['Northumberland 2012 ¶80...82', [80, 81, 82]],
    ['Northumberland 2012 ¶80 up to 82', [80, 81, 82]],
    ['Northumberland 2012 ¶80 onwards', [80, 81, 82, 83, 84]],
    ['Northumberland 2012 ¶80 et seq.', [80, 81, 82, 83, 84]],
    ['see Northumberland 2012 ¶80', [80]],
    ['read me paragraph 80 of Northumberland 2012', [80]],
    ['is Northumberland 2012 ¶80 about IROs', [80]],
    ['Northumberland 2012 paragraph number 80', [80]],
    ['Northumberland 2012 para. 80', [80]],
    ['Northumberland 2012 §80', [80]],
    ['Northumberland 2012 #80', [80]],
    ['northumberland-2012#80', [80]],
    ['the 80th paragraph of Northumberland 2012', [80]],
    ['Northumberland 14 May 2012 ¶80', [80]],
    ['/cite northumberland-2012 80', [80]],
    ['/cite northumberland-2012 79-81', [79, 80, 81]],
    ['/cite northumberland-2012 "79 through 81"', [79, 80, 81]],
    ['/cite northumberland-2012 79 through 81', [79, 80, 81]],
    ['/cite northumberland-2012 80ff', [80, 81, 82, 83, 84]],
  ])('%s brings its paragraphs and no other', (message, keys) =>
    expect(cited(message)).toEqual(of2012(...keys)),
  )

  it('of both ends of a passage brings at least both', () =>
    expect(cited('Northumberland 2012 ¶79 - Northumberland 2012 ¶81')).toEqual(
      expect.arrayContaining(of2012(79, 81)),
    ))

  it('of several reports brings the paragraphs of each', () =>
    expect(cited('Northumberland 2012 ¶80, North Lincolnshire 2012 ¶72')).toEqual([
      'northumberland-2012 80',
      'north-lincolnshire-2012 72',
    ]))

  it('as Pilcrow prints it under a quotation, with its source and all, brings the paragraph once', () =>
    expect(
      cited(
        '— Northumberland 2012 ¶80  Under ‘Staying safe’. Ofsted, Inspection of safeguarding and looked after children services: Northumberland, published 14 May 2012, paragraph 80',
      ),
    ).toEqual(of2012(80)))

  it('brings the paragraph whole', () => {
    const [excerpt] = excerptsOf(pilcrow.say('Northumberland 2012 ¶80'))
    expect(excerpt?.quote).toBe(excerpt?.text)
  })

  it('of no paragraph of the report says how far its paragraphs run', () => {
    const reply = pilcrow.say('Northumberland 2012 ¶1000')
    expect(reply.kind).toBe('none')
    expect(JSON.stringify(reply.blocks)).toContain('its paragraphs run from 1 to 107')
  })

  it('of a number that no paragraph can have is refused, and not answered with something else', () =>
    expect(['none', 'error', 'choices']).toContain(pilcrow.say('Northumberland 2012 ¶-1').kind))

  it('by words in the place of a number offers the paragraphs that they fit', () => {
    const reply = pilcrow.say(
      '/cite northumberland-2012 "¶80 Staying safe: The role of IROs in monitoring care plans and reviewing cases is effective…"',
    )
    expect(['excerpts', 'choices']).toContain(reply.kind)
    expect(JSON.stringify(reply.blocks)).toContain('80')
  })

  it('of a passage names its heading, of a place that prints grades brings these', () => {
    expect(cited('Lincolnshire 2015, Adoption performance, passage 4')).toEqual(['lincolnshire-2015 s26p4'])
    expect(pilcrow.say('Northumberland 2012, Record of main findings').kind).toBe('grades')
  })

  it('is understood with the same paragraphs, whichever they are', () => {
    const number = fc.integer({ min: 1, max: 999 })
    fc.assert(
      fc.property(number, fc.integer({ min: 1, max: 20 }), (from, more) => {
        const keys = Array.from({ length: more + 1 }, (_, at) => from + at)
        expect(queryOf(pilcrow, `Kent 2019 ¶${from}–${from + more}`).asked).toMatchObject({
          intent: 'citation',
          places: [{ where: { councils: ['kent'] }, keys }],
        })
      }),
      { numRuns: runs(50) },
    )
  })
})

describe('A number that cites nothing', () => {
  it.each([
    'how many of the 80 children in northumberland were adopted',
    'were plans made within 10 days in northumberland',
    'northumberland 2012',
    'what is a section 47 in northumberland',
  ])('is no citation: %s', (message) => expect(queryOf(pilcrow, message).asked.intent).not.toBe('citation'))
})
