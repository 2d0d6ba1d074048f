import { beforeAll, describe, expect, it } from 'vitest'
import { conversation } from '../../src/console/chat.js'
import { excerptsOf, gradesOf, type Reply, recommendationsOf } from '../../src/model/reply.js'
import type { Pilcrow } from '../../src/pilcrow/pilcrow.js'
import { realPilcrow } from '../open.js'

let pilcrow: Pilcrow
beforeAll(async () => {
  pilcrow = await realPilcrow()
})

/** What is answered to the last of some lines. */
async function answerTo(...lines: string[]): Promise<Reply> {
  const answer = conversation(pilcrow)
  let reply: Reply | undefined
  for (const line of lines) reply = (await answer(line))?.reply
  return reply as Reply
}

const councils = (reply: Reply): Set<string> =>
  new Set(
    [...gradesOf(reply), ...excerptsOf(reply), ...recommendationsOf(reply)].map(({ report }) =>
      report.replace(/-\d{4}$/, ''),
    ),
  )

describe('A conversation in a terminal', () => {
  it('keeps its council through a question about nothing in particular', async () => {
    const lines = ['private fostering in northumberland', 'caseloads of social workers']
    expect(councils(await answerTo(...lines))).toEqual(new Set(['northumberland']))
    expect(councils(await answerTo(lines[1] ?? '')).size).toBeGreaterThan(1)
    expect(councils(await answerTo(...lines, 'what did they say about bullying?'))).toEqual(
      new Set(['northumberland']),
    )
    expect(JSON.stringify(await answerTo(...lines, 'who was the lead inspector?'))).toContain('Martin Ayres')
  })

  it('is about those that were listed, after a list', async () => {
    const lines = ['private fostering in northumberland', 'which councils are adequate']
    expect(councils(await answerTo(...lines, 'what did they say about foster carers?'))).toEqual(
      new Set(['south-gloucestershire']),
    )
  })

  it('tells how many there are of what it listed', async () =>
    expect(JSON.stringify(await answerTo('what must south glos improve', 'how many is that?'))).toContain(
      '14 recommendations:',
    ))

  it('goes on from what a follow-up meant, not from its words', async () => {
    const lines = [
      'private fostering in northumberland',
      'and in north lincolnshire?',
      'and in lincolnshire?',
    ]
    expect(excerptsOf(await answerTo(...lines))[0]?.text).toMatch(/privately arranged fostering/)
    expect(councils(await answerTo(...lines))).toEqual(new Set(['lincolnshire']))
  })
})
