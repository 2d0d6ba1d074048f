import { describe, expect, it } from 'vitest'
import { back, discord, northumberland75, setTheStage } from '../stage.js'

setTheStage()

/** discord.js lets five seconds pass between one identification and the next. */
describe('The bot comes back as a new session, and answers', () => {
  it('when its session is lost (opcode 9)', async () => {
    discord.gateway.moods.resumes = 'never'
    await back('identified', discord.gateway.drop)
    await northumberland75()
  })

  it.each([1000, 4003, 4007, 4008])('when the connection is closed with code %i', async (code) => {
    await back('identified', () => discord.gateway.close(code))
    await northumberland75()
  })

  it('when Discord is gone for a while, and the session with it', async () => {
    discord.gateway.moods.resumes = 'never'
    discord.troubles.expect(/^GET \/gateway/, { status: 502 }, { status: 502 })
    await back('identified', () => discord.gateway.close(1012))
    await northumberland75()
    expect(discord.gateway.counts.heartbeats).toBeGreaterThan(0)
  })
})
