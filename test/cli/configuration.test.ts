import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { configured, discordToken, operatorSettings } from '../../src/cli/configuration.js'

describe('What whoever runs the bot can set', () => {
  const UNSET = {
    form: null,
    level: 'info',
    logsQuestions: false,
    healthPort: null,
    shard: null,
    shards: null,
    fetches: null,
  }

  test.each([
    {},
    { PILCROW_LOG: '', PILCROW_LOG_LEVEL: '', PILCROW_HEALTH_PORT: '', PILCROW_SHARDS: '', SHARDS: '' },
  ])('unset and empty are the same: %j', (env) => expect(operatorSettings(env)).toEqual(UNSET))

  test('is all taken', () => {
    const env = {
      PILCROW_LOG: 'json',
      PILCROW_LOG_LEVEL: 'warn',
      PILCROW_LOG_QUESTIONS: 'yes',
      PILCROW_HEALTH_PORT: '9464',
      PILCROW_SHARDS: '3',
      PILCROW_FETCH: 'daily',
    }
    expect(operatorSettings(env)).toEqual({
      form: 'json',
      level: 'warn',
      logsQuestions: true,
      healthPort: 9464,
      shard: null,
      shards: { count: 3, own: null },
      fetches: 'daily',
    })
    expect(operatorSettings({ PILCROW_FETCH: '4' })).toMatchObject({ fetches: { hour: 4, minute: 0 } })
    expect(operatorSettings({ PILCROW_FETCH: '23:05' })).toMatchObject({ fetches: { hour: 23, minute: 5 } })
    expect(operatorSettings({ PILCROW_SHARDS: 'auto' })).toMatchObject({
      shards: { count: null, own: null },
    })
  })

  test.each([
    ['0-15/64', { count: 64, own: { from: 0, to: 15 } }],
    ['48-63/64', { count: 64, own: { from: 48, to: 63 } }],
    ['3/4', { count: 4, own: { from: 3, to: 3 } }],
  ])('runs a part of the shards where other machines run the others: %s', (given, shards) =>
    expect(operatorSettings({ PILCROW_SHARDS: given })).toMatchObject({ shards }),
  )

  test('each of several processes has a port of its own', () => {
    const env = { PILCROW_HEALTH_PORT: '9464', SHARDS: '2' }
    expect(operatorSettings(env)).toMatchObject({ shard: 2, healthPort: 9466 })
    expect(operatorSettings({ ...env, PILCROW_HEALTH_PORT: '0' })).toMatchObject({ healthPort: 0 })
  })

  test.each([
    ['PILCROW_LOG', 'xml', 'auto, json, plain'],
    ['PILCROW_LOG_LEVEL', 'chatty', 'info, warn, error'],
    ['PILCROW_LOG_QUESTIONS', 'true', 'no, yes'],
    ['PILCROW_HEALTH_PORT', 'http', '1 to 65535'],
    ['PILCROW_HEALTH_PORT', '65536', '1 to 65535'],
    ['PILCROW_HEALTH_PORT', '-1', '1 to 65535'],
    ['PILCROW_SHARDS', '0', '1 to 9999, or auto'],
    ['PILCROW_SHARDS', '5-3/64', 'such as 0-15/64'],
    ['PILCROW_SHARDS', '0-64/64', 'such as 0-15/64'],
    ['PILCROW_SHARDS', '0-3/', 'such as 0-15/64'],
    ['PILCROW_SHARDS', '2.5', '1 to 9999, or auto'],
    ['PILCROW_SHARDS', 'many', '1 to 9999, or auto'],
    ['PILCROW_FETCH', '24', 'daily, or an hour of the day'],
    ['PILCROW_FETCH', 'weekly', 'daily, or an hour of the day'],
  ])('%s=%s is refused in a sentence that says what is expected', (name, value, expected) => {
    expect(() => operatorSettings({ [name]: value })).toThrow(
      expect.objectContaining({ message: expect.stringMatching(`^${name} .*${expected}.*“${value}”`) }),
    )
  })
})

describe('The token', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pilcrow-token-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const file = (words: string) => {
    const path = join(folder, 'token')
    writeFileSync(path, words)
    return path
  }

  test('may stand in a file, as services are given their secrets', () => {
    expect(discordToken({ DISCORD_TOKEN_FILE: file('abc.def\n'), DISCORD_TOKEN: '' })).toBe('abc.def')
    expect(discordToken({ DISCORD_TOKEN: 'abc', DISCORD_TOKEN_FILE: '' })).toBe('abc')
    expect(discordToken({})).toBeNull()
  })

  test('is not guessed at', () => {
    expect(() => discordToken({ DISCORD_TOKEN_FILE: join(folder, 'none') })).toThrow(/cannot be read/)
    expect(() => discordToken({ DISCORD_TOKEN_FILE: file(' \n') })).toThrow(/token alone/)
    expect(() => discordToken({ DISCORD_TOKEN_FILE: file('two words') })).toThrow(/token alone/)
    expect(() => discordToken({ DISCORD_TOKEN: 'a', DISCORD_TOKEN_FILE: file('b') })).toThrow(/keep one/)
  })
})

describe('PILCROW_CHANNELS', () => {
  test.each([
    [undefined, []],
    ['', []],
    ['1122334455667788990', ['1122334455667788990']],
    [' 1122334455667788990, 998877665544332211 ,', ['1122334455667788990', '998877665544332211']],
  ])('%j names the channels %j', (list, ids) =>
    expect(configured({ PILCROW_CHANNELS: list }, 'PILCROW_CHANNELS')).toEqual(ids),
  )

  test.each(['#ask-pilcrow', '123', '1122334455667788990;998877665544332211'])(
    'that holds no ids (%s) is refused with what to do',
    (list) =>
      expect(() => configured({ PILCROW_CHANNELS: list }, 'PILCROW_CHANNELS')).toThrow(/Copy Channel ID/),
  )
})
