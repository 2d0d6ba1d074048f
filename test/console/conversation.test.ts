import { beforeAll, describe, expect, it } from 'vitest'
import { conversation } from '../../src/console/conversation.js'
import { excerptsOf, gradesOf, type Reply, recommendationsOf } from '../../src/model/reply.js'
import type { Pilcrow } from '../../src/pilcrow.js'
import { openBundled } from '../open.js'

let pilcrow: Pilcrow
beforeAll(async () => {
  pilcrow = await openBundled()
})

/** What is answered to the last of some lines. */
function answerTo(...lines: string[]): Reply {
  const answer = conversation(pilcrow)
  const turns = lines.map((line) => answer(line))
  return turns.at(-1)?.reply as Reply
}

const councils = (reply: Reply): Set<string> =>
  new Set(
    [...gradesOf(reply), ...excerptsOf(reply), ...recommendationsOf(reply)].map(({ report }) =>
      report.replace(/-\d{4}$/, ''),
    ),
  )

describe('A conversation in a terminal', () => {
  it('keeps its council through a question about nothing in particular', () => {
    const lines = ['private fostering in northumberland', 'caseloads of social workers']
    expect(councils(answerTo(...lines))).toEqual(new Set(['northumberland']))
    expect(councils(answerTo(lines[1] ?? '')).size).toBeGreaterThan(1)
    expect(councils(answerTo(...lines, 'what did they say about bullying?'))).toEqual(
      new Set(['northumberland']),
    )
    expect(JSON.stringify(answerTo(...lines, 'who was the lead inspector?'))).toContain('Martin Ayres')
  })

  it('has none after a list or a comparison', () => {
    const lines = ['private fostering in northumberland', 'which councils are outstanding']
    expect(councils(answerTo(...lines, 'what did they say about bullying?'))).not.toEqual(
      new Set(['northumberland']),
    )
  })

  it('tells how many there are of what it listed', () =>
    expect(JSON.stringify(answerTo('what must south glos improve', 'how many is that?'))).toContain(
      '14 recommendations:',
    ))

  it('goes on from what a follow-up meant, not from its words', () => {
    const lines = [
      'private fostering in northumberland',
      'and in north lincolnshire?',
      'and in lincolnshire?',
    ]
    expect(excerptsOf(answerTo(...lines))[0]?.text).toMatch(/privately arranged fostering/)
    expect(councils(answerTo(...lines))).toEqual(new Set(['lincolnshire']))
  })
})
