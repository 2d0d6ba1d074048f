import { createLogger, type Logger } from '../operate/log.js'
import { operatingIn } from './operating.js'
import type { Shell } from './shell.js'

/** The log of a bot, on standard error, as whoever runs it has set it; where it is one of several, each line says which. */
export function botLog(token: string, { env, errors }: Pick<Shell, 'env' | 'errors'>): Logger {
  const { form, level, shard } = operatingIn(env)
  return createLogger({
    write: (line) => errors.write(`${line}\n`),
    form: form ?? (errors.isTTY ? 'plain' : 'json'),
    level,
    secrets: [token],
    ...(shard === null ? {} : { always: { shard } }),
  })
}
