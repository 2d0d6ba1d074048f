import type { Refusal } from './refusal.js'

/** What goes wrong with a request. */
export type Trouble =
  /** Refused as Discord refuses. */
  | Refusal
  /** One too many, of this route or of all: to be tried again after so many seconds. */
  | { readonly retryAfter: number; readonly isGlobal: boolean }
  /** Something between the bot and Discord fails: a page of HTML. */
  | { readonly status: number }
  /** Never answered. */
  | 'hangs'
  /** Done, but the answer gets lost on its way back. */
  | 'lost'

export interface Troubles {
  /** The next requests of this route (method and path) meet these, one each, in order. */
  expect(route: RegExp, ...troubles: Trouble[]): void
  next(route: string): Trouble | null
  /** No trouble is left from an earlier test. */
  clear(): void
}

export function createTroubles(): Troubles {
  let expected: { route: RegExp; trouble: Trouble }[] = []
  return {
    expect(route, ...troubles) {
      expected.push(...troubles.map((trouble) => ({ route, trouble })))
    },
    next(route) {
      const found = expected.find((each) => each.route.test(route))
      expected = expected.filter((each) => each !== found)
      return found?.trouble ?? null
    },
    clear() {
      expected = []
    },
  }
}

/** What stands in an answer of status 429, by Discord's documentation of rate limits. */
export const tooMany = (retryAfter: number, isGlobal: boolean) => ({
  headers: {
    'retry-after': String(retryAfter),
    'x-ratelimit-scope': isGlobal ? 'global' : 'user',
    ...(isGlobal
      ? { 'x-ratelimit-global': 'true' }
      : {
          'x-ratelimit-limit': '5',
          'x-ratelimit-remaining': '0',
          'x-ratelimit-reset-after': `${retryAfter}`,
        }),
  },
  body: { message: 'You are being rate limited.', retry_after: retryAfter, global: isGlobal },
})
