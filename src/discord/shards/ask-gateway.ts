import { REST, type RESTGetAPIGatewayBotResult, Routes } from 'discord.js'
import { restOptions } from '../rest.js'

/** What Discord says of a bot's shards. Gateway, Get Gateway Bot. */
export interface Gateway {
  /** How many it recommends; a bot in more than 150,000 servers must have a multiple of them. */
  readonly recommended: number
  /** How many may identify at once. */
  readonly maxConcurrency: number
}

const isCount = (value: unknown): boolean => Number.isInteger(value) && Number(value) > 0

/**
 * Asks Discord about a bot's shards, and so whether it knows the token at all.
 * @throws what discord.js or the network says; TypeError where it is not Discord that answers
 */
export async function askGateway(token: string, api: string | null): Promise<Gateway> {
  const rest = new REST(restOptions(api)).setToken(token)
  try {
    const said = (await rest.get(Routes.gatewayBot())) as RESTGetAPIGatewayBotResult
    const { shards: recommended, session_start_limit } = said
    const { max_concurrency: maxConcurrency } = session_start_limit
    if (!isCount(recommended) || !isCount(maxConcurrency)) throw new TypeError('No number of shards')
    return { recommended, maxConcurrency }
  } finally {
    rest.clearHandlerSweeper()
    rest.clearHashSweeper()
  }
}
