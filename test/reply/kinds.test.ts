import { describe, expect, expectTypeOf, it } from 'vitest'
import { type BlockIn, type OwnBlock, Reply, type ReplyOf } from '../../src/model/reply.js'
import { type Drawn, noneOf, reply } from '../../src/reply/build.js'
import { openBundled } from '../open.js'
import { type excerpt, replies, stayingSafe } from './replies.js'

const pilcrow = await openBundled()

const grades = { block: 'grades' as const, rows: [stayingSafe] }
const total = { what: 'councils' as const, count: 3, of: 4 }

describe('A kind of reply', () => {
  it('does not compile in a state that it cannot be in', () => {
    expectTypeOf<Drawn<'grades'>>().toExtend<Reply>()
    // Figures are not whole before it is told how many there are in all.
    expectTypeOf<Drawn<'figures'>>().not.toExtend<Reply>()
    expectTypeOf<Drawn<'figures'> & { total: typeof total }>().toExtend<Reply>()
    expectTypeOf<typeof grades>().not.toExtend<BlockIn<'none' | 'help' | 'error' | 'choices' | 'figures'>>()
    expectTypeOf<typeof grades>().not.toExtend<OwnBlock>()
    expectTypeOf<{ block: 'excerpt'; excerpt: typeof excerpt }>().not.toExtend<BlockIn<'recommendations'>>()
    expectTypeOf<{
      block: 'facts'
      facts: { name: string; value: string; printedIn: string }[]
    }>().not.toExtend<BlockIn<'help' | 'excerpts' | 'none'>>()
    expectTypeOf<Drawn<'none'> & { total: typeof total }>().not.toExtend<Reply>()
    expectTypeOf<Drawn<'none'> & { total: ReturnType<typeof noneOf> }>().toExtend<Reply>()
    expectTypeOf<Drawn<'figures'> & { total: typeof total; more: string }>().not.toExtend<Reply>()
    for (const kind of ['help', 'error', 'choices'] as const) {
      type Said = ReplyOf<typeof kind>
      expectTypeOf<Said['total']>().toEqualTypeOf<undefined>()
      expectTypeOf<Said['more']>().toEqualTypeOf<undefined>()
      expectTypeOf<Said['command']>().toEqualTypeOf<undefined>()
    }
  })

  it('is refused as data in such a state, too', () => {
    const isReply = (one: unknown): boolean => Reply.safeParse(one).success
    for (const one of Object.values(replies)) expect(isReply(one)).toBe(true)
    const said = { blocks: [], notes: [] }
    expect(isReply({ ...said, kind: 'figures' })).toBe(false)
    expect(isReply({ ...said, kind: 'figures', total })).toBe(true)
    expect(isReply({ ...said, kind: 'none', total })).toBe(false)
    expect(isReply({ ...said, kind: 'none', total: noneOf(total) })).toBe(true)
    expect(isReply({ ...said, kind: 'error', second: [grades] })).toBe(false)
    expect(isReply({ ...said, kind: 'help', second: [grades] })).toBe(true)
    for (const kind of ['none', 'help', 'error', 'choices', 'figures', 'recommendations'] as const)
      expect(isReply({ kind, notes: [], blocks: [grades], ...(kind === 'figures' ? { total } : {}) })).toBe(
        false,
      )
    for (const kind of ['help', 'error', 'choices'] as const)
      for (const more of [{ total: noneOf(total) }, { more: 'more' }, { command: '/help' }])
        expect(isReply({ ...said, kind, ...more })).toBe(false)
  })

  it.each([
    'how did services respond to the gunman?',
    '/grade northumberland staying-safe',
    '/report northumberland',
    '/report northumberland show:about',
    '/recommendations northumberland',
    '/compare overall-effectiveness northumberland south-gloucestershire',
    '/history north-lincolnshire',
    '/find grade:Good show:list',
    '/find grade:Good show:count',
    '/find grade:Outstanding region:London',
    '/find mentions:children',
    'hello',
    'what is the weather like?',
    '/grade nowhere',
    '/nothing',
    'Northumberland 2012 ¶75, ¶900 and Lincolnshire 2015, Care leavers, passage 1',
    'When were inspectors on site in Northumberland and who led the team?',
  ])('is one of the kinds that there are, whatever is asked: %s', async (message) => {
    expect(Reply.safeParse(await pilcrow.say(message)).error).toBeUndefined()
  })

  it('gives a note once', () =>
    expect(reply('none', [], ['The scales differ.', 'The scales differ.']).notes).toHaveLength(1))
})
