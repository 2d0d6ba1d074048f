import { describe, expect, it } from 'vitest'
import { settingsId } from '../../../src/discord/settings/acts.js'
import { MESSAGE_CONTENT } from '../loopback/frames.js'
import { ASKING, BOT, CHANNEL, GUILD_ID, JANE, OMAR, ROLE } from '../loopback/world.js'
import { formOf, MANAGER, pickedIn, setTheKeptStage, use, used } from './kept-stage.js'
import { discord, log, mentioning, posted, wordsOf } from './stage.js'

const stage = setTheKeptStage()

const settings = async (from = MANAGER) => posted(await discord.slash('settings', {}, from))
const grade = async (from = {}) => posted(await discord.slash('grade', { judgement: 'staying safe' }, from))
const stored = async () => {
  const store = await stage.open()
  const settled = await store.server(GUILD_ID)
  await store.close()
  return settled
}

describe('/settings', () => {
  it('is a private message with a menu for each choice, for those who may manage the server', async () => {
    const post = await settings()
    expect(post.isPrivate).toBe(true)
    for (const act of ['councils', 'channels', 'answers', 'cards', 'role'] as const)
      expect(JSON.stringify(post.body)).toContain(settingsId(act))
    expect(pickedIn(post, 'answers')).toEqual(['off'])
  })

  it('is refused to others, at the command and at every press of somebody else’s', async () => {
    expect(wordsOf(await settings({ permissions: '0' }))).toContain('may manage the server')
    const post = await settings()
    for (const act of ['councils', 'channels', 'answers', 'cards', 'role'] as const)
      expect(wordsOf(await used(post, act, [], { permissions: '0' }))).toContain('may manage the server')
    for (const act of ['forget'] as const)
      expect(wordsOf(await used(post, act, undefined, {}))).toContain('may manage the server')
    expect(wordsOf(posted(await discord.press(post, settingsId('forgotten'))))).toContain('may manage')
    const form = formOf(await use(post, 'councils', ['+']))
    expect(wordsOf(posted(await discord.fill(form, 'Kent', {}, post)))).toContain('may manage the server')
    expect((await stored()).councils).toEqual([])
  })

  it('says that a button of an older Pilcrow is no longer one', async () => {
    expect(wordsOf(posted(await discord.press(await settings(), 'settings:colour', MANAGER)))).toMatch(
      /older/,
    )
  })
})

describe('The council of the server', () => {
  it('is what a question and a command without a council are about, and the answer says so', async () => {
    expect(wordsOf(await grade())).toContain('Choose a council.')
    const post = await used(await settings(), 'councils', ['northumberland'])
    expect(pickedIn(post, 'councils')).toEqual(['northumberland'])
    for (const answer of [
      await grade(),
      posted(await discord.slash('ask', { question: 'what must we improve?' })),
      await discord.write(`<@${BOT.id}> what do inspectors say about private fostering?`, mentioning),
    ]) {
      expect(wordsOf(answer)).toContain('For Northumberland, the council of this server.')
      expect(wordsOf(answer)).toMatch(/Northumberland 2012/)
    }
  })

  it('is not what a question is about that names another', async () => {
    const answer = posted(
      await discord.slash('grade', { authority: 'south-gloucestershire', judgement: 'staying safe' }),
    )
    expect(wordsOf(answer)).not.toContain('the council of this server')
    expect(wordsOf(answer)).toContain('South Gloucestershire')
  })

  it('is of that server alone', async () => {
    const answer = posted(await discord.slash('report', {}, { inDm: true }))
    expect(wordsOf(answer)).toContain('Choose a council.')
  })

  it('narrows what is offered while an option is typed', async () => {
    const answer = await discord.type('cite', 'year', { year: '' })
    expect(answer).toMatchObject({ did: 'suggested', choices: [{ value: '2012' }] })
  })

  it('may be any council of England, by its name in a form; what is none is said', async () => {
    const post = await settings()
    const form = formOf(await use(post, 'councils', ['+']))
    expect(wordsOf(posted(await discord.fill(form, 'Kentshire', MANAGER, post)))).toMatch(
      /There is no council called “Kentshire”\. Did you mean \w/,
    )
    const answer = await discord.fill(form, 'north lincs; Kent', MANAGER, post)
    expect(answer.did).toBe('updated')
    expect(pickedIn(posted(answer), 'councils')).toEqual(['kent', 'north-lincolnshire', 'northumberland'])
    expect((await stored()).councils).toEqual(['kent', 'north-lincolnshire', 'northumberland'])
  })

  it('is one of ten at most', async () => {
    const form = formOf(await use(await settings(), 'councils', ['+']))
    const names = 'Bury, Derby, Dorset, Dudley, Durham, Ealing, Enfield, Essex, Halton'
    expect(wordsOf(posted(await discord.fill(form, names, MANAGER)))).toContain('at most 10 councils')
    expect((await stored()).councils).toHaveLength(3)
  })

  it('may be several: a command about one then asks which of them', async () => {
    const post = await used(await settings(), 'councils', ['lincolnshire', 'northumberland'])
    expect(pickedIn(post, 'councils')).toEqual(['lincolnshire', 'northumberland'])
    const choice = await grade()
    expect(wordsOf(choice)).toContain('Choose a council.')
    expect(JSON.stringify(choice.body)).toContain('/grade council:lincolnshire')
    expect(JSON.stringify(choice.body)).not.toContain('south-gloucestershire')
  })

  it('stays over a restart, and is gone when none is picked', async () => {
    await used(await settings(), 'councils', ['northumberland'])
    await stage.again()
    expect(wordsOf(await grade())).toContain('For Northumberland, the council of this server.')
    await used(await settings(), 'councils', [])
    expect(wordsOf(await grade())).toContain('Choose a council.')
  })
})

describe('Who sees the answers to commands', () => {
  it('is the asker, or everybody where the server says so; an option of the command says otherwise', async () => {
    expect((await grade()).isPrivate).toBe(true)
    const post = await used(await settings(), 'answers', ['on'])
    expect(pickedIn(post, 'answers')).toEqual(['on'])
    expect((await grade()).isPrivate).toBe(false)
    const own = posted(await discord.slash('grade', { judgement: 'staying safe', public: false }))
    expect(own.isPrivate).toBe(true)
    await used(post, 'answers', ['off'])
    expect((await grade()).isPrivate).toBe(true)
  })
})

describe('A channel of its own', () => {
  const question = 'What do inspectors say about private fostering in Northumberland?'

  it('needs Message Content Intent, and the settings say so where it is lacking', async () => {
    const post = await used(await settings(), 'channels', [ASKING.id])
    expect(pickedIn(post, 'channels')).toEqual([ASKING.id])
    expect(wordsOf(post)).toContain('Message Content Intent')
    expect(discord.gateway.intents() & MESSAGE_CONTENT).toBe(0)
  })

  it('where it is granted, every question there is answered from the next start on', async () => {
    discord.gateway.granted.intents = MESSAGE_CONTENT
    await stage.again()
    expect(discord.gateway.intents() & MESSAGE_CONTENT).toBe(MESSAGE_CONTENT)
    expect(wordsOf(await settings())).not.toContain('Message Content Intent')
    expect((await discord.write(question, {}, { in: ASKING, user: OMAR })).channel).toBe(ASKING.id)
    expect(await discord.ignores(question, {}, { in: CHANNEL })).toBe(true)
  })

  it('another joins them at once, and one that is no longer picked leaves', async () => {
    await used(await settings(), 'channels', [CHANNEL.id])
    expect((await discord.write(question, {}, { in: CHANNEL })).channel).toBe(CHANNEL.id)
    expect(await discord.ignores(question, {}, { in: ASKING })).toBe(true)
  })

  it('is forgotten when it is deleted', async () => {
    await used(await settings(), 'channels', [ASKING.id])
    discord.gateway.dispatch('CHANNEL_DELETE', { ...ASKING })
    await expect.poll(async () => (await stored()).channels).toEqual([])
    discord.gateway.dispatch('CHANNEL_CREATE', { ...ASKING })
  })
})

describe('A role and the cards', () => {
  it('are kept, and shown as they were chosen', async () => {
    await used(await settings(), 'role', [ROLE.id])
    const post = await used(await settings(), 'cards', ['on'])
    expect([pickedIn(post, 'role'), pickedIn(post, 'cards')]).toEqual([[ROLE.id], ['on']])
    expect(await stored()).toMatchObject({ role: ROLE.id, showsCards: true })
    discord.gateway.dispatch('GUILD_ROLE_DELETE', { guild_id: GUILD_ID, role_id: ROLE.id })
    await expect.poll(async () => (await stored()).role).toBeNull()
  })
})

describe('A person’s own council', () => {
  const inDm = { inDm: true, user: JANE }

  it('is theirs where the server has none, in direct messages above all', async () => {
    await used(await settings(), 'councils', [])
    const own = posted(await discord.slash('settings', {}, inDm))
    expect(wordsOf(own)).toContain('Your own settings')
    await used(own, 'council-mine', ['lincolnshire'], inDm)
    expect(wordsOf(posted(await discord.slash('report', {}, inDm)))).toContain(
      'For Lincolnshire, your council.',
    )
    expect(wordsOf(await discord.write('what must we improve?', {}, inDm))).toContain('Lincolnshire 2015')
    expect(wordsOf(await grade({ user: JANE }))).toContain('For Lincolnshire, your council.')
    expect(wordsOf(await grade({ user: OMAR }))).not.toContain('your council')
  })

  it('comes after that of the server', async () => {
    await used(await settings(), 'councils', ['northumberland'])
    expect(wordsOf(await grade({ user: JANE }))).toContain('the council of this server')
  })

  it('is reached from a server too, by anybody', async () => {
    const post = posted(await discord.slash('following', {}, { user: JANE }))
    expect(post.isPrivate).toBe(true)
    expect(pickedIn(post, 'council-mine')).toEqual(['lincolnshire'])
    const form = formOf(await use(post, 'council-mine', ['+'], { user: JANE }))
    const changed = posted(await discord.fill(form, 'kent', { user: JANE }, post))
    expect(pickedIn(changed, 'council-mine')).toEqual(['kent'])
  })
})

describe('Forgetting', () => {
  it('a server takes a second press, and leaves nothing of it', async () => {
    await used(await settings(), 'councils', ['northumberland'])
    const asked = await used(await settings(), 'forget')
    expect(wordsOf(asked)).toContain('Delete all that is stored of this server')
    expect((await stored()).councils).toEqual(['northumberland'])
    await used(asked, 'open')
    expect((await stored()).councils).toEqual(['northumberland'])
    expect(wordsOf(await used(asked, 'forgotten'))).toContain('is deleted')
    expect(await stored()).toMatchObject({ councils: [], channels: [], role: null, showsCards: false })
  })

  it('by /settings forget too', async () => {
    await used(await settings(), 'councils', ['northumberland'])
    const answer = posted(await discord.slash('settings', { forget: true }, MANAGER))
    expect(wordsOf(answer)).toContain('is deleted')
    expect((await stored()).councils).toEqual([])
    expect(wordsOf(await grade({ user: OMAR }))).toContain('Choose a council.')
    expect(wordsOf(posted(await discord.slash('settings', { forget: true }, {})))).toContain('may manage')
  })

  it('a person: theirs alone', async () => {
    const answer = posted(await discord.slash('settings', { forget: true }, { inDm: true, user: JANE }))
    expect(wordsOf(answer)).toContain('All that was stored of you is deleted')
    expect(wordsOf(await grade({ user: JANE }))).not.toContain('your council')
  })

  it('a server that the bot has left, but not one that Discord has lost for a while', async () => {
    await used(await settings(), 'councils', ['northumberland'])
    discord.gateway.dispatch('GUILD_DELETE', { id: GUILD_ID, unavailable: true })
    discord.gateway.dispatch('GUILD_CREATE', discord.gateway.servers[0])
    expect(wordsOf(await grade({ user: OMAR }))).toContain('the council of this server')
    discord.gateway.dispatch('GUILD_DELETE', { id: GUILD_ID })
    await expect.poll(async () => (await stored()).councils).toEqual([])
  })

  it('a server that it was thrown out of while it was away', async () => {
    const store = await stage.open()
    await store.setServer('123456789012345678', { councils: ['kent'] })
    await stage.again()
    await expect.poll(() => store.servers()).toEqual([])
    await store.close()
  })
})

describe('Where settings cannot be read', () => {
  it('what is asked is answered as if nothing were chosen, and the log says why', async () => {
    const store = await stage.open()
    await store.setServer(GUILD_ID, { councils: ['northumberland'] })
    await store.close()
    await stage.break()
    const answer = posted(
      await discord.slash('grade', { authority: 'northumberland', judgement: 'staying safe' }),
    )
    expect(wordsOf(answer)).toContain('Good')
    expect(log.join('\n')).toContain('settings not read')
  })
})
