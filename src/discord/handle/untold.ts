import { redactedError } from '../../operate/log.js'

/**
 * What to log of a failure: itself, or where the one who asked could not be told of it either, both in one.
 * @param telling settles once they were told, or could not be
 */
export const untold = (error: unknown, telling: Promise<unknown>): Promise<unknown> =>
  telling.then(
    () => error,
    (second) => new Error(`Nor could the one who asked be told (${redactedError(second)})`, { cause: error }),
  )
