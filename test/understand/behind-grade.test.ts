import { beforeAll, describe, expect, it } from 'vitest'
import { excerptsOf, gradesOf } from '../../src/model/reply.js'
import type { Answers } from '../../src/pilcrow/pilcrow.js'
import { replyText } from '../../src/reply/reply-lines.js'
import { openBundled } from '../open.js'
import { queryOf } from './conversation.js'

let pilcrow: Answers
beforeAll(async () => {
  pilcrow = await openBundled()
})

describe('What lies behind a grade wherever it was given', () => {
  it.each([
    ['what do the outstanding councils do for care leavers', 'Outstanding', 'Care leavers'],
    ['what makes a council outstanding for leadership', 'Outstanding', 'Leadership'],
    ['why do councils end up inadequate', 'Inadequate', undefined],
  ])('is quoted of those that have it, and no list of them: %s', (message, grade, label) => {
    expect(queryOf(pilcrow, message).asked).toMatchObject({
      intent: 'reasons',
      where: { councils: [] },
      grades: [grade],
      ...(label ? { judgement: { label } } : { judgement: null }),
    })
  })

  it('on a subject that no report judges is what their reports say of it', () => {
    expect(queryOf(pilcrow, 'what do good councils do about neglect').asked).toMatchObject({
      intent: 'passages',
      subject: 'neglect',
      having: [{ grades: ['Good'] }],
      tone: 'praise',
    })
  })

  it('shows each grade with the first of its reasons, and leads to the list', () => {
    const made = pilcrow.say('what does outstanding look like for leadership')
    expect(replyText(made)).toContain('Only from the newest reports of')
    expect(gradesOf(made).length).toBeGreaterThan(0)
    expect(excerptsOf(made).length).toBeGreaterThan(0)
    expect(JSON.stringify(made)).toContain('/find grade:Outstanding')
  })

  it('is no list that asks which they are', () => {
    expect(queryOf(pilcrow, 'which councils are outstanding for care leavers').asked.intent).toBe('councils')
  })

  it('is asked of another grade in few words', () => {
    expect(
      queryOf(pilcrow, 'what do outstanding councils do for care leavers', 'and the inadequate ones').asked,
    ).toMatchObject({
      intent: 'reasons',
      grades: ['Inadequate'],
      judgement: { label: 'Care leavers' },
      where: { councils: [] },
    })
  })

  it('is told after such a list to who asks what they do', () => {
    expect(
      queryOf(pilcrow, 'which councils are outstanding for leadership', 'what do they do').asked,
    ).toMatchObject({ intent: 'reasons', grades: ['Outstanding'], judgement: { label: 'Leadership' } })
  })
})
