import { describe, expect, it } from 'vitest'
import {
  alreadyAnswered,
  invalidToken,
  type Refusal,
  unknownInteraction,
  unknownWebhook,
} from '../../loopback/refusal.js'
import {
  discord,
  during,
  idOf,
  log,
  northumberland75,
  posted,
  restart,
  setTheStage,
  wordsOf,
} from '../stage.js'

setTheStage()

const CALLBACK = /callback$/
const WEBHOOK = /\/webhooks\//

/** Something asked for which no answer comes: what the bot tried. */
async function unanswered(
  ask: () => Promise<unknown>,
): Promise<{ posts: number; requests: readonly string[] }> {
  const { posts, requests } = await during(async () => {
    void ask().catch(() => undefined)
    await expect.poll(() => log).toHaveLength(1)
    expect(log[0]).toContain('"answer failed"')
  })
  return { posts: posts.length, requests: requests.filter((one) => CALLBACK.test(one) || WEBHOOK.test(one)) }
}

describe('An interaction that', () => {
  it.each<[string, () => Refusal, RegExp]>([
    ['has expired (10062)', unknownInteraction, /Unknown interaction/],
    ['is answered already (40060)', alreadyAnswered, /already been acknowledged/],
  ])('%s gets nothing more, and one line of the log', async (_, refusal, said) => {
    for (const ask of [
      () => discord.slash('grade', { authority: 'northumberland' }),
      () => discord.slash('history', { council: 'northumberland' }),
    ]) {
      log.length = 0
      discord.troubles.expect(CALLBACK, refusal())
      const { posts, requests } = await unanswered(ask)
      expect([posts, requests.length]).toEqual([0, 1])
      expect(log[0]).toMatch(said)
    }
    await northumberland75()
  })

  it('has expired while its button was pressed gets nothing more either', async () => {
    const answer = await northumberland75()
    discord.troubles.expect(CALLBACK, unknownInteraction())
    const { posts, requests } = await unanswered(() => discord.press(answer, idOf(answer, 'share')))
    expect([posts, requests.length]).toEqual([0, 1])
  })

  it.each<[string, () => Refusal]>([
    ['whose token is no longer good (50027)', invalidToken],
    ['that Discord has forgotten (10015)', unknownWebhook],
  ])('was announced, and %s, gets nothing more', async (_, refusal) => {
    discord.troubles.expect(WEBHOOK, refusal())
    const { posts, requests } = await unanswered(() =>
      discord.slash('history', { council: 'northumberland' }),
    )
    expect(posts).toBe(0)
    expect(requests.map((one) => one.split(' ')[0])).toEqual(['POST', 'PATCH'])
    await northumberland75()
  })

  it('has expired while somebody typed is no matter: the next letter gets its suggestions', async () => {
    discord.troubles.expect(CALLBACK, unknownInteraction())
    const { requests } = await unanswered(() => discord.type('grade', 'authority', { authority: 'n' }))
    expect(requests).toHaveLength(1)
    expect((await discord.type('grade', 'authority', { authority: 'no' })).did).toBe('suggested')
  })
})

describe('Taking an answer away', () => {
  it('that is gone already is no failure', async () => {
    const answer = await northumberland75()
    const shared = posted(await discord.press(answer, idOf(answer, 'share')))
    discord.posts.remove(shared.id)
    const { posts } = await during(async () => {
      void discord.press(shared, idOf(shared, 'delete')).catch(() => undefined)
      await expect.poll(() => discord.requests.some((request) => request.startsWith('DELETE'))).toBe(true)
      // It leaves when it has finished: whatever it would still say has been said.
      await restart()
    })
    expect(posts).toEqual([])
    expect(log).toEqual([])
  })

  it('that Discord does not take away leaves it as it was, and the asker is told', async () => {
    const answer = await northumberland75()
    const shared = posted(await discord.press(answer, idOf(answer, 'share')))
    discord.troubles.expect(/^DELETE/, ...Array(4).fill({ status: 500 }))
    const { posts } = await during(async () => {
      void discord.press(shared, idOf(shared, 'delete')).catch(() => undefined)
      await expect.poll(() => log).toHaveLength(1)
    })
    expect(posts.map(({ isPrivate }) => isPrivate)).toEqual([true])
    expect(posts.map(wordsOf).join()).toContain('Something went wrong')
    expect(discord.posts.all.get(shared.id)).toEqual(shared)
  })
})

describe('A page turned in a message that is gone', () => {
  it('is answered with a word', async () => {
    const asked = { authority: 'north lincolnshire', paragraph: '20-40', year: '2012' }
    const first = posted(await discord.slash('cite', asked))
    discord.posts.remove(first.id)
    expect(wordsOf(posted(await discord.press(first, idOf(first, 'page'))))).toContain('went wrong')
  })
})
