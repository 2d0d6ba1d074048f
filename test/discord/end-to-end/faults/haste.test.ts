import { beforeAll, describe, expect, it } from 'vitest'
import { BOT, OMAR } from '../../loopback/world.js'
import {
  discord,
  during,
  log,
  mentioning,
  northumberland75,
  posted,
  restart,
  setTheStage,
  wordsOf,
} from '../stage.js'

setTheStage()

let now = 0
beforeAll(() => restart({ clock: () => now }))
const calmly = () => {
  now += 10_000
}

describe('Somebody who asks too much at once', () => {
  it('is answered twenty times, told once, and then met with silence; others are answered', async () => {
    calmly()
    for (let request = 0; request < 20; request++) await northumberland75()
    expect((await discord.type('grade', 'authority', { authority: 'n' })).did).toBe('suggested')
    const told = await northumberland75()
    expect(told.isPrivate).toBe(true)
    expect(wordsOf(told)).toContain('more than Pilcrow can answer at once')
    const { posts, requests } = await during(async () => {
      void discord.slash('grade', { authority: 'northumberland' }).catch(() => undefined)
      void discord.press(told, '1:pick:0').catch(() => undefined)
      discord.say(`<@${BOT.id}> Northumberland 2012 ¶75`, mentioning)
    })
    expect([posts, requests.filter((request) => request.endsWith('callback'))]).toEqual([[], []])
    await discord.write(`<@${BOT.id}> Northumberland 2012 ¶75`, mentioning, { user: OMAR })
    expect(log).toEqual([])
    calmly()
    expect(wordsOf(await northumberland75())).toContain('¶75')
  })

  it('in a channel is told in a reply', async () => {
    calmly()
    for (let request = 0; request < 20; request++) await discord.write(`<@${BOT.id}> hello`, mentioning)
    const told = await discord.write(`<@${BOT.id}> hello`, mentioning)
    expect(told.repliesTo).not.toBeNull()
    expect(wordsOf(told)).toContain('more than Pilcrow can answer at once')
    expect(await discord.ignores(`<@${BOT.id}> hello`, mentioning)).toBe(true)
    expect(posted(await discord.slash('grade', { authority: 'kent' }, { user: OMAR })).isPrivate).toBe(true)
  })
})
