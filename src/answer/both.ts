import type { Block, Choice, Reply } from '../model/reply.js'
import { choices, heading } from '../reply/build.js'

/** Excerpts of each of two answers in one: five together, as in any answer. */
const MOST_OF_FIRST = 3
const MOST_OF_SECOND = 2

const SECOND = 'Your second question'

/** The answers to the two questions of one message as one reply: what is quoted once is not quoted again, and all that can be chosen stands at its end. */
export function both(one: Reply, other: Reply): Reply {
  const first = withoutChoices(one.blocks)
  const quoted = new Set(first.flatMap(keyOf))
  const second = withoutChoices(other.blocks).filter((block) => keyOf(block).every((key) => !quoted.has(key)))
  if (second.length === 0) return one
  return {
    ...one,
    kind: one.kind === 'none' || one.kind === 'help' ? other.kind : one.kind,
    blocks: [
      ...firstOf(first, MOST_OF_FIRST),
      ...heading(SECOND),
      ...firstOf(second, MOST_OF_SECOND),
      ...choices([
        ...new Map(
          [...plainChoices(one), ...plainChoices(other)].map((each) => [each.message, each]),
        ).values(),
      ]),
    ],
    notes: [...new Set([...one.notes, ...other.notes])],
  }
}

const keyOf = (block: Block): string[] =>
  block.block === 'excerpt' ? [`${block.excerpt.report} ${block.excerpt.key}`] : []

const withoutChoices = (blocks: readonly Block[]): Block[] =>
  blocks.filter(({ block }) => block !== 'choices')

const plainChoices = ({ blocks }: Reply): readonly Choice[] =>
  blocks.flatMap((block) => (block.block === 'choices' && block.of === undefined ? block.choices : []))

function firstOf(blocks: readonly Block[], most: number): Block[] {
  const excerpts = blocks.filter(({ block }) => block === 'excerpt').slice(0, most)
  return blocks
    .filter((block) => block.block !== 'excerpt' || excerpts.includes(block))
    .filter(({ block }, at, kept) => block !== 'heading' || kept[at + 1] !== undefined)
}
