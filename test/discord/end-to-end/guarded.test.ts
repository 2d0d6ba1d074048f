import { afterEach, describe, expect, it } from 'vitest'
import { customId } from '../../../src/discord/custom-id.js'
import type { Pilcrow } from '../../../src/pilcrow/pilcrow.js'
import { twoFaced } from '../../verification/altered.js'
import { MESSAGE_CONTENT } from '../loopback/frames.js'
import { CHANNEL, OMAR } from '../loopback/world.js'
import {
  discord,
  idOf,
  northumberland75,
  pilcrow,
  posted,
  real,
  restart,
  setTheStage,
  wordsOf,
} from './stage.js'

setTheStage()

const REFUSED = 'A quotation did not match its paragraph (Northumberland 2012 ¶'

/** What is read first is one letter off, what it is held against is not. */
function readWrong(): void {
  const library = twoFaced((call) => call % 2 === 0)
  const look: Pilcrow['look'] = (make) => real.look((answers) => make({ ...answers, library }))
  Object.assign(pilcrow, { look })
}

describe('A paragraph that was read one letter off', () => {
  afterEach(() => {
    discord.gateway.granted.intents = 0
  })

  it.each(['share', 'context', 'copy'] as const)('is not shown by the button “%s”', async (act) => {
    const answer = await northumberland75()
    expect(wordsOf(posted(await discord.press(answer, idOf(answer, act))))).toMatch(/¶75|paragraph 75/)
    readWrong()
    const shown = wordsOf(posted(await discord.press(answer, idOf(answer, act))))
    expect(shown).toContain(REFUSED)
    expect(shown).not.toContain('\n> ')
  })

  it('is not turned to, nor opened for want of room', async () => {
    const answer = await northumberland75()
    const context = posted(await discord.press(answer, idOf(answer, 'context')))
    const more = customId({ act: 'more', report: 'northumberland-2012', keys: ['24', '51'] }) ?? ''
    expect(wordsOf(posted(await discord.press(context, more)))).toMatch(/^> [\s\S]*¶24/)
    readWrong()
    expect(wordsOf(posted(await discord.press(context, idOf(context, 'turn'))))).toContain(REFUSED)
    expect(wordsOf(posted(await discord.press(context, more)))).toContain(REFUSED)
  })

  it('is on no card', async () => {
    discord.gateway.granted.intents = MESSAGE_CONTENT
    const wantsCards = (_: string, channel: string) => channel === CHANNEL.id
    await restart({ listenPolicy: { listens: true, isOwn: () => false, wantsCards } })
    const said = 'as it says in Northumberland 2012 ¶75, they feel safe'
    expect(wordsOf(await discord.write(said, {}, { user: OMAR }))).toMatch(/^> Outcomes for staying safe/)
    readWrong()
    expect(await discord.ignores(said, {}, { user: OMAR })).toBe(true)
  })
})
