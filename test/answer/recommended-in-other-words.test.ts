import { beforeAll, describe, expect, it } from 'vitest'
import type { Answers } from '../../src/pilcrow/pilcrow.js'
import { replyText } from '../../src/reply/reply-lines.js'
import { openBundled } from '../open.js'

let pilcrow: Answers
beforeAll(async () => {
  pilcrow = await openBundled()
})

describe('What is recommended in other words than a question’s', () => {
  it('is found where it is likelier than not to answer', () =>
    expect(replyText(pilcrow.say('what were they told to do about kids in hotels'))).toMatch(
      /^No deadline stated\n- Cease the use of bed and breakfast accommodation/,
    ))

  it('is no answer where it is only near', () =>
    expect(replyText(pilcrow.say('recommendations about nits'))).not.toMatch(
      /^(?:No deadline stated|Within)/,
    ))
})
