import { beforeAll, describe, expect, it } from 'vitest'
import { excerptsOf, gradesOf, type Reply, recommendationsOf } from '../../src/model/reply.js'
import type { Pilcrow } from '../../src/pilcrow.js'
import { openBundled } from '../open.js'

let pilcrow: Pilcrow
beforeAll(async () => {
  pilcrow = await openBundled()
})

/** A conversation: each message follows the answer before it. Gives the last answer. */
function talk(...messages: string[]): Reply {
  let earlier: Parameters<Pilcrow['say']>[1]
  let reply = pilcrow.say('/help')
  for (const message of messages) {
    reply = pilcrow.say(message, earlier)
    earlier = {
      message,
      grades: gradesOf(reply),
      excerpts: excerptsOf(reply),
      recommendations: recommendationsOf(reply),
    }
  }
  return reply
}
const grades = (...messages: string[]) =>
  gradesOf(talk(...messages)).map(({ report, judgement, grade }) => `${report} ${judgement} ${grade}`)

describe('a message that follows an answer', () => {
  it('keeps the judgement and takes another year, another council, or keeps the council and takes another judgement', () => {
    expect(grades('/grade north-lincolnshire overall-effectiveness 2012', 'and in 2022?')).toEqual([
      'north-lincolnshire-2022 overall-effectiveness Outstanding',
    ])
    expect(grades('how did south glos do for staying safe', 'what about northumberland?')).toEqual([
      'northumberland-2012 staying-safe Good',
    ])
    expect(grades('how did south glos do for staying safe', 'and being healthy?')).toEqual([
      'south-gloucestershire-2012 being-healthy Adequate',
    ])
  })

  it('asks the same question elsewhere', () => {
    const reply = talk(
      'what did inspectors say about private fostering in northumberland',
      'and in north lincolnshire in 2022?',
    )
    expect(excerptsOf(reply)[0]).toMatchObject({ report: 'north-lincolnshire-2022', paragraph: 11 })
  })

  it('answers why with the paragraph behind the grade, whole', () => {
    const [cited] = excerptsOf(talk('/grade northumberland staying-safe', 'why?'))
    expect(cited).toMatchObject({ report: 'northumberland-2012', paragraph: 75, sentences: null })
  })

  it('adds a council to a comparison', () => {
    expect(
      grades('/compare staying-safe northumberland south-gloucestershire', 'and north lincolnshire?'),
    ).toHaveLength(3)
  })

  it('gives the recommendations of another council', () => {
    expect(recommendationsOf(talk('/recommendations northumberland', 'and south glos?'))).toHaveLength(14)
  })

  it('is answered on its own where it stands on its own', () => {
    expect(
      talk('/grade northumberland staying-safe', 'what did inspectors say about bullying in lincolnshire')
        .kind,
    ).toBe('excerpts')
    expect(grades('/grade northumberland staying-safe', '/grade lincs adoption')).toEqual([
      'lincolnshire-2015 adoption Outstanding',
    ])
  })

  it('is answered from what buttons still know where the question is forgotten', () => {
    const earlier = {
      message: '',
      grades: [],
      excerpts: [{ report: 'northumberland-2012', key: '75' }],
      recommendations: [],
    }
    expect(excerptsOf(pilcrow.say('why?', earlier))[0]).toMatchObject({ paragraph: 75 })
    expect(
      excerptsOf(pilcrow.say('what about bullying?', earlier)).every(
        ({ report }) => report === 'northumberland-2012',
      ),
    ).toBe(true)
  })
})
