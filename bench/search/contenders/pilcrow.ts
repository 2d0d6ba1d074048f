import { openPilcrow } from '../../../src/cli/open.js'
import { textsOf } from '../../../test/eval/measure.js'
import type { Contender } from './contender.js'

/** Pilcrow as it is run: it understands the question itself, and gives the whole reply, its quotations checked. */
export const pilcrow: Contender = {
  async open(folder) {
    const { say, suggest } = await openPilcrow(folder, process.stderr)
    return async (asked) =>
      asked.ask === 'suggestions'
        ? (await suggest(asked.command, asked.option, asked.typed, asked.others)).map(({ name }) => name)
        : textsOf(await say(asked.text))
  },
}
