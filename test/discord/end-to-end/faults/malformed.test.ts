import { describe, expect, it } from 'vitest'
import { messageJson } from '../../loopback/events.js'
import { BOT } from '../../loopback/world.js'
import { discord, during, northumberland75, posted, setTheStage, wordsOf } from '../stage.js'

setTheStage()

const command = (more: object): Record<string, unknown> => ({
  type: 2,
  data: { id: '1', name: 'grade', type: 1, options: [], ...more },
})
/** The message whose component was used. */
const message = messageJson('', { user: BOT })
const authority = (type: number, value: unknown) => [{ name: 'authority', type, value }]

describe('An interaction that Discord should never send', () => {
  it.each<[string, Record<string, unknown>]>([
    ['of no known type', { type: 77, data: {} }],
    ['without data', { type: 2 }],
    ['with data that is null', { type: 2, data: null }],
    ['of an unknown command type', { type: 2, data: { id: '1', name: 'grade', type: 9 } }],
    ['of an unknown component type', { type: 3, message, data: { custom_id: 'x', component_type: 99 } }],
    ['without a person', { ...command({}), member: null, user: null }],
    [
      'without a channel',
      { type: 3, message, data: { custom_id: 'x', component_type: 2 }, channel: null, channel_id: null },
    ],
    ['typed in no option', { type: 4, data: { id: '1', name: 'grade', type: 1, options: [] } }],
  ])('(%s) does no harm, and gets no answer twice', async (_, event) => {
    const { requests } = await during(() => void discord.send('command', event).catch(() => undefined))
    expect(requests.filter((request) => request.endsWith('callback')).length).toBeLessThanOrEqual(1)
    await northumberland75()
  })

  it.each<[string, Record<string, unknown>, RegExp]>([
    ['a command that is no more', command({ name: 'grades' }), /no command.*\/grades/],
    ['a command with a name like no other', command({ name: '__proto__' }), /no command/],
    [
      'a command of a person',
      { type: 2, data: { id: '1', name: 'Grade', type: 2, target_id: '1', resolved: { users: {} } } },
      /no longer has/,
    ],
    ['a number for an authority', command({ options: authority(4, 75) }), /75/],
    ['a boolean for an authority', command({ options: authority(5, true) }), /true/],
    ['an empty authority', command({ options: authority(3, '') }), /\S/],
    ['no options at all', command({ options: undefined }), /\S/],
    ['an option that it has not', command({ options: [{ name: 'planet', type: 3, value: 'Mars' }] }), /\S/],
    ['words for public', command({ options: [{ name: 'public', type: 3, value: 'true' }] }), /\S/],
  ])('(%s) is answered, privately', async (_, event, said) => {
    const post = posted(await discord.send('command', event))
    expect(wordsOf(post)).toMatch(said)
    expect(wordsOf(post)).not.toContain('went wrong')
    expect(post.isPrivate).toBe(true)
  })

  it.each<[string, number, object]>([
    ['a menu of people', 5, { values: ['1'], resolved: {} }],
    ['a menu of roles', 6, { values: ['1'], resolved: {} }],
    ['a menu of channels', 8, { values: ['1'], resolved: {} }],
    ['a menu in which nothing was picked', 3, { values: [] }],
    ['a button without an id', 2, { custom_id: '' }],
  ])('(%s) is answered with a word', async (_, component_type, data) => {
    const event = { type: 3, message, data: { custom_id: '2:pick:0', component_type, ...data } }
    const post = posted(await discord.send('component', event))
    expect(post.isPrivate).toBe(true)
    expect(wordsOf(post)).toMatch(/no longer has|older version/)
  })

  it('(a form that Pilcrow never showed) is answered with a word', async () => {
    const event = { type: 5, message, data: { custom_id: 'x', components: [] } }
    expect(wordsOf(posted(await discord.send('component', event)))).toContain('no longer has')
  })
})
