import { describe, expect, it } from 'vitest'
import { isGreeting, isThanks } from '../../src/understand/greeting.js'

describe('A greeting', () => {
  it.each(['hi', 'Hello there!', 'good morning, Pilcrow', 'help', 'help me please'])('is %j', (message) =>
    expect(isGreeting(message)).toBe(true),
  )
  it.each(['who are you?', 'what can you do for me?', 'how does this work'])('is %j', (message) =>
    expect(isGreeting(message)).toBe(true),
  )
  it.each([
    'hi, how safe are children in Kent?',
    'help for kids who can’t hear',
    'thanks, and in 2022?',
    'how does this council work with the police',
    'History of Northumberland',
    '',
  ])('is not %j', (message) => expect(isGreeting(message)).toBe(false))
})

describe('Thanks', () => {
  it.each(['thanks', 'Thank you, that was useful', 'cheers!'])('are %j', (message) =>
    expect([isThanks(message), isGreeting(message)]).toEqual([true, false]),
  )
  it.each(['thanks, and in 2022?', 'hi', ''])('are not %j', (message) =>
    expect(isThanks(message)).toBe(false),
  )
})
