import fc from 'fast-check'
import type { Block, OwnBlock, Reply, Total } from '../../src/model/reply.js'

/** What replies are made of. */
interface Parts {
  /** Any blocks: they stand behind what a kind of reply has of its own. */
  readonly second: fc.Arbitrary<Block[]>
  readonly notes: fc.Arbitrary<string[]>
  readonly total: fc.Arbitrary<Total>
  readonly more?: fc.Arbitrary<string>
}

const own: fc.Arbitrary<OwnBlock[]> = fc.array(
  fc.oneof(
    fc.record({ block: fc.constant('words' as const), text: fc.string({ maxLength: 40 }) }),
    fc.record({ block: fc.constant('heading' as const), text: fc.constant('Kent 2022') }),
  ),
  { maxLength: 1 },
)

/** Replies of every kind, each with all that it may have. */
export const anyKindOf = ({
  second,
  notes,
  total,
  more = fc.constant('more'),
}: Parts): fc.Arbitrary<Reply> => {
  const said = { blocks: own, notes, second }
  const least = ['kind', 'blocks', 'notes', 'second'] as const
  return fc.oneof(
    fc.record(
      {
        kind: fc.constantFrom(...(['grades', 'excerpts', 'recommendations', 'report'] as const)),
        ...said,
        total,
        more,
      },
      { requiredKeys: [...least] },
    ),
    fc.record({ kind: fc.constant('figures' as const), ...said, total }),
    fc.record(
      { kind: fc.constantFrom('comparison' as const, 'history' as const), ...said, total },
      { requiredKeys: [...least] },
    ),
    fc.record({ kind: fc.constantFrom('none' as const, 'choices' as const, 'help' as const), ...said }),
    fc.record({ kind: fc.constant('error' as const), blocks: own, notes }),
  )
}
