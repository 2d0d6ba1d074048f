import { describe, expect, it } from 'vitest'
import { discordChannels } from '../../src/cli/discord-channels.js'

describe('PILCROW_CHANNELS', () => {
  it.each([
    [undefined, []],
    ['', []],
    ['1122334455667788990', ['1122334455667788990']],
    [' 1122334455667788990, 998877665544332211 ,', ['1122334455667788990', '998877665544332211']],
  ])('%j names the channels %j', (list, ids) =>
    expect(discordChannels({ PILCROW_CHANNELS: list })).toEqual(ids),
  )

  it.each(['#ask-pilcrow', '123', '1122334455667788990;998877665544332211'])(
    'that holds no ids (%s) is refused with what to do',
    (list) => expect(() => discordChannels({ PILCROW_CHANNELS: list })).toThrow(/Copy Channel ID/),
  )
})
