import { describe, expect, it } from 'vitest'
import type { Json } from '../loopback/events.js'
import type { Kind } from '../loopback/interactions.js'
import { type Post, postJson } from '../loopback/posts.js'
import { BOT, CHANNEL, JANE, memberOf, OMAR } from '../loopback/world.js'
import { discord, idOf, northumberland75, posted, setTheStage, wordsOf } from './stage.js'

setTheStage()

const OWN_APP = { authorizing_integration_owners: { 1: JANE.id } }

/** Where a person may take Pilcrow as an app of their own: there is no bot in these places. */
const PLACES: readonly [string, Json, string][] = [
  [
    'a group of direct messages',
    {
      ...{ context: 2, channel_id: '70', channel: { id: '70', type: 3, recipients: [JANE, OMAR] } },
      ...{ guild_id: undefined, member: undefined, user: JANE, ...OWN_APP },
    },
    'Jane',
  ],
  [
    'a server that does not know the bot',
    {
      ...{ context: 0, guild_id: '71', channel_id: '72', channel: { ...CHANNEL, id: '72', guild_id: '71' } },
      ...{ guild: { id: '71', locale: 'en-GB', features: [] }, ...OWN_APP },
      member: { ...memberOf(JANE), nick: 'Jane of the council' },
    },
    'Jane of the council',
  ],
  [
    'the bot’s own direct messages',
    { context: 1, guild_id: undefined, member: undefined, user: JANE },
    'Jane',
  ],
]

/** The menu of what can be done with what is quoted. */
const PICKED = '2:pick:0'

describe.each(PLACES)('In %s', (_, place, name) => {
  const send = (kind: Kind, type: number, data: Json, more: Json = {}) =>
    discord.send(kind, { type, data, ...place, ...more })
  const option = (named: string, value: string, more = {}) => ({ name: named, type: 3, value, ...more })
  const cite = [option('authority', 'northumberland'), option('paragraph', '75')]
  const press = (post: Post, custom_id: string) =>
    send(
      'component',
      3,
      { custom_id: PICKED, component_type: 3, values: [custom_id] },
      { message: postJson(post) },
    )

  // Where somebody is alone with the bot, an ordinary message is as private, and stays.
  const isPrivate = place.context !== 1

  it('a command is answered for the asker alone, and offers while an option is typed', async () => {
    const answer = posted(await send('command', 2, { id: '1', name: 'cite', type: 1, options: cite }))
    expect(answer.isPrivate).toBe(isPrivate)
    expect(wordsOf(answer)).toContain('**Northumberland 2012 ¶75**')
    const options = [option('authority', 'north', { focused: true })]
    const typed = await send('autocomplete', 4, { id: '1', name: 'cite', type: 1, options })
    expect(typed.did === 'suggested' && typed.choices.length).toBe(2)
  })

  it('a button serves, and what is shared tells who shared it', async () => {
    const answer = await northumberland75()
    const shared = posted(await press(answer, idOf(answer, 'share')))
    expect(shared.isPrivate).toBe(false)
    expect(wordsOf(shared)).toContain(`Shared by ${name}`)
    const copied = posted(await press(answer, idOf(answer, 'copy')))
    expect(copied.isPrivate).toBe(true)
  })

  it('‘Ask Pilcrow’ takes a message as the question', async () => {
    const content = 'What do inspectors say about private fostering?'
    const message = { id: '73', channel_id: '70', author: OMAR, content, type: 0, flags: 0 }
    const resolved = { messages: { 73: { ...message, mentions: [BOT], attachments: [], embeds: [] } } }
    const asked = { id: '1', name: 'Ask Pilcrow', type: 3, target_id: '73', resolved }
    const answer = posted(await send('command', 2, asked))
    expect(answer.isPrivate).toBe(isPrivate)
    expect(wordsOf(answer)).toContain('private fostering')
  })
})
