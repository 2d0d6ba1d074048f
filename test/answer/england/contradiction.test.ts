import { expect, it } from 'vitest'
import { replyText } from '../../../src/reply/reply-lines.js'
import { openBundled } from '../../open.js'

it('Two grades of one judgement at once, where no report gives both: that is said, and nothing counted', async () => {
  const pilcrow = await openBundled()
  const reply = pilcrow.say('/find grade:Good also:"Inadequate for overall"')
  expect(replyText(reply)).toMatch(/^No report here grades a council Good and Inadequate overall at once\./)
  expect(reply.total).toBeUndefined()
})

it('The halves of a report may each have one', async () => {
  const pilcrow = await openBundled()
  expect(pilcrow.say('/find grade:Good also:"Outstanding for overall"').total?.count).toBe(1)
})
