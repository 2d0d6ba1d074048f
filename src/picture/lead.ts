import type { Reply } from '../model/reply.js'

/** What an answer says first: the sentence that tells what was counted. */
export function leadOf({ blocks }: Reply): string {
  const first = blocks.find((block) => block.block === 'words')
  return first?.block === 'words' ? first.text.replace(/ Here are \d+ to \d+\.$/, '') : ''
}
