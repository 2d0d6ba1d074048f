import { DiscordAPIError, HTTPError } from 'discord.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { errorSentence } from '../../src/cli/program.js'
import { connectionFailure } from '../../src/discord/protocol.js'
import { combinedError } from '../../src/discord/respond/send.js'
import { createLogger } from '../../src/operate/log.js'
import { runs } from '../runs.js'

/** A bot's token and an interaction's, of the lengths and letters that Discord's have. */
const letters = (length: number) =>
  fc.string({
    unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'),
    minLength: length,
    maxLength: length,
  })
const botToken = fc.tuple(letters(26), letters(6), letters(38)).map((parts) => parts.join('.'))
const interactionToken = letters(180).map((rest) => `aW50ZXJhY3Rpb246${rest}`)
const secret = fc.oneof(botToken, interactionToken)

const words = fc.oneof(
  fc.string({ maxLength: 30 }),
  fc.constantFrom('Bot ', ' at ', '\n', '"', '/callback', '=', '🎉'),
)
const carrying = (token: string) =>
  fc.tuple(words, words).map(([before, after]) => `${before} ${token} ${after}`)

const sent = { body: undefined, files: undefined }
/** Errors of every kind that carry these words. */
const errors = (said: string): fc.Arbitrary<unknown> =>
  fc.constantFrom<unknown>(
    said,
    new Error(said),
    new TypeError(said, { cause: new Error(said, { cause: said }) }),
    new AggregateError([new Error(said)], said),
    new DiscordAPIError({ code: 10062, message: said }, 10062, 404, 'POST', `https://x/${said}`, sent),
    new DiscordAPIError(
      { code: 50035, message: 'Invalid', errors: { a: { _errors: [{ code: 'X', message: said }] } } },
      50035,
      400,
      'POST',
      `https://x/${said}`,
      sent,
    ),
    new HTTPError(502, said, 'POST', `https://x/interactions/1/${said}/callback`, sent),
    Object.assign(new Error('wrapped'), { cause: said, url: said, requestBody: said }),
  )
/** Whatever somebody may have set as the token, real or not. */
const unspaced = fc.stringMatching(/^[!-~]{12,40}$/).map((token) => `«${token}»`)

const leaking = secret.chain((token) =>
  carrying(token).chain((said) => errors(said).map((error) => ({ token, error }))),
)

describe('Whatever an error carries', () => {
  it('no token stands in what the log says, nor in the last words of the program', async () => {
    let left = 0
    await fc.assert(
      fc.asyncProperty(
        leaking,
        fc.constantFrom('json' as const, 'plain' as const),
        async ({ token, error }, form) => {
          const lines: string[] = []
          const log = createLogger({ write: (line) => lines.push(line), form })
          log.error('answer failed', { error })
          log.error('answer failed', { error: await combinedError(error, Promise.reject(error)) })
          log.warn('odd', { message: String(error), error: connectionFailure(error) })
          expect(lines).toHaveLength(3)
          const told = [...lines, errorSentence(error), errorSentence(connectionFailure(error))].join('\n')
          expect(told).not.toContain(token)
          left += Number(told.includes('[secret]'))
          expect(told).not.toMatch(/^\s+at .*:\d+:\d+/m)
        },
      ),
      { numRuns: runs(300) },
    )
    expect(left).toBeGreaterThan(150)
  })

  it('a token of any form that the bot was given is in no line of its log', () => {
    fc.assert(
      fc.property(unspaced, words, (token, before) => {
        const lines: string[] = []
        const log = createLogger({ write: (line) => lines.push(line), form: 'plain', secrets: [token] })
        log.error('answer failed', { message: `${before}${token}`, error: new Error(`invalid ${token}!`) })
        expect(lines.join('')).not.toContain(token)
        expect(lines.join('')).toContain('[secret]')
      }),
      { numRuns: runs(300) },
    )
  })
})
