import { describe, expect, it } from 'vitest'
import { replyText } from '../../src/reply/reply-lines.js'
import { openBundled } from '../open.js'

const pilcrow = await openBundled()
const told = (message: string): string => replyText(pilcrow.say(message))

describe('A recommendation on a subject', () => {
  it('of which there is none is said to be none, over what the report says of it', () =>
    expect(told('were there recommendations about adoption in North Lincolnshire 2022')).toMatch(
      /^I find no recommendation about “adoption” in the reports on North Lincolnshire\. What they say of it:\n/,
    ))

  it('that is given stands under no such line', () =>
    expect(told('any recommendations on casework recording in North Lincolnshire 2012')).not.toContain(
      'I find no recommendation',
    ))
})

describe('A word that stands in no report', () => {
  it('is told as it was typed, and not as what it is short for', () =>
    expect(told('does the MASH work in Northumberland')).toMatch(/^‘MASH’ stands nowhere in /))
})
