import { describe, expect, it } from 'vitest'
import { addressOf } from '../../src/database/database.js'

describe('PILCROW_DATABASE', () => {
  it('names one host, or several that hold the same', () => {
    expect(addressOf('postgresql://me:secret@db:5433/reports?sslmode=require')).toEqual({
      hosts: ['postgresql://me:secret@db:5433/reports?sslmode=require'],
      name: 'db:5433/reports',
    })
    expect(addressOf('postgres://me@one:5432,two/reports')).toEqual({
      hosts: ['postgres://me@one:5432/reports', 'postgres://me@two/reports'],
      name: 'one:5432, two/reports',
    })
  })

  it.each([
    '',
    'db:5432/reports',
    'mysql://db/reports',
    'postgresql://me:secret@',
    'postgresql://me:secret@one,,two/x',
  ])('that is no address is refused, and what may be a password in it not repeated: %j', (given) => {
    expect(() => addressOf(given)).toThrow('such as postgresql://user:password@host:5432/pilcrow')
    expect(() => addressOf(given)).not.toThrow('secret')
  })
})
