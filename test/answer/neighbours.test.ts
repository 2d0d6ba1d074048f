import { beforeAll, describe, expect, it } from 'vitest'
import { excerptsOf } from '../../src/model/reply.js'
import type { Answers } from '../../src/pilcrow/pilcrow.js'
import { replyText } from '../../src/reply/reply-lines.js'
import { openBundled } from '../open.js'

let pilcrow: Answers
beforeAll(async () => {
  pilcrow = await openBundled()
})

describe('The neighbours of a council', () => {
  it('are asked though no report on the council itself is held', () => {
    const reply = pilcrow.say('what do the neighbours of Norfolk say about adoption in 2015')
    expect(replyText(reply)).toMatch(
      /^Only from 1 report among the statistical neighbours of Norfolk in 2015:/,
    )
    expect(new Set(excerptsOf(reply).map(({ report }) => report))).toEqual(new Set(['lincolnshire-2015']))
  })

  it('are quoted of other times, and so it is said, where none is of the time asked for', () => {
    const reply = pilcrow.say('what do the neighbours of Norfolk say about adoption in 2016')
    expect(replyText(reply)).toMatch(
      /^There are 0 reports among the statistical neighbours of Norfolk in 2016\. From other times:/,
    )
    expect(excerptsOf(reply)).not.toEqual([])
  })

  it.each(['neighbours of Barnet', 'how do the neighbours of Barnet do'])(
    'are named where no report on any of them is held: %s',
    (message) =>
      expect(replyText(pilcrow.say(message))).toMatch(
        /Of none of the 10 statistical neighbours a report on children’s services is held here: Croydon, .+ and Waltham Forest\./,
      ),
  )

  it.each(['peer review in Lincolnshire', 'do young people get support from peers in Lincolnshire'])(
    'are not meant by other peers: %s',
    (message) => {
      expect(pilcrow.respond(message).query?.asked).toMatchObject({ where: { neighboursOf: null } })
    },
  )
})
