import { isDeepStrictEqual } from 'node:util'
import { distinctBy } from '../collections/collections.js'
import type { Asked } from '../model/query.js'
import { type Block, blocksIn, type Choice, distinctNotes, isNoChoice, type Reply } from '../model/reply.js'
import { choices, heading, keeping, withBefore } from '../reply/build.js'
import { listInWords } from '../text/in-words.js'
import { TONE_HEADINGS } from './england/speaking.js'

/** Excerpts of two answers in one: five together, as in any answer; of the first no more than leave two for the second. */
const MOST_OF_BOTH = 5
const MOST_OF_FIRST = 3

const SECOND = 'Your second question'

/** The answers to both questions of a message, called by what they are where they are of one sort. */
export function bothAnswered([asked, also]: readonly [Asked, Asked], one: Reply, other: Reply): Reply {
  if (asked.intent === 'mentions' && also.intent === 'mentions')
    return countsTogether(
      one,
      other,
      listInWords([...also.phrases, also.subject].filter((said) => said !== '')),
    )
  if (!areOfBothTones(asked, also)) return both(one, other)
  const said = both(one, other, TONE_HEADINGS.criticism)
  return one.kind === 'none' ? said : withBefore(heading(TONE_HEADINGS.praise), said)
}

/** Whether what is praised is asked for, and then what is found fault with, or must improve. */
function areOfBothTones(asked: Asked, also: Asked): boolean {
  if (asked.intent === 'passages' && also.intent === 'passages')
    return asked.tone === 'praise' && also.tone === 'criticism' && asked.subject === also.subject
  const isOfPraise = asked.intent === 'reasons' && asked.tone === 'praise'
  const isOfFaults = also.intent === 'reasons' ? also.tone === 'criticism' : also.intent === 'recommendations'
  return isOfPraise && isOfFaults
}

/** Two counts stand beside each other at the head, what the second was counted from behind all of the first. */
function countsTogether(one: Reply, other: Reply, called: string): Reply {
  const [own, ...rest] = one.blocks
  const [count, ...behind] = other.blocks
  if (own?.block !== 'words' || count?.block !== 'words') return both(one, other)
  const counts = [{ ...own }, { ...count, text: count.title ?? count.text }]
  return both(
    { ...one, blocks: [...counts, ...rest] } as Reply,
    { ...other, blocks: behind } as Reply,
    called,
  )
}

/** The answers to the two questions of one message as one reply: what is quoted once is not quoted again, and all that can be chosen stands at its end. */
function both(one: Reply, other: Reply, called = SECOND): Reply {
  const first = blocksIn(one).filter(isNoChoice)
  const quoted = new Set(first.flatMap(keyOf))
  const second = blocksIn(other).filter(
    (block) =>
      isNoChoice(block) &&
      keyOf(block).every((key) => !quoted.has(key)) &&
      // Of a council that is not held, both answers say so.
      !(other.kind === 'none' && first.some((said) => isDeepStrictEqual(said, block))),
  )
  if (second.length === 0 || one.kind === 'error' || other.kind === 'error') return one
  const isKept = keptOf(first, MOST_OF_FIRST)
  const left = MOST_OF_BOTH - first.filter((block) => block.block === 'excerpt' && isKept(block)).length
  const offered = choices(
    distinctBy([...plainChoices(one), ...plainChoices(other)], ({ message }) => message, 'last'),
  )
  const behind = [...heading(called), ...second.filter(keptOf(second, left)), ...offered]
  const notes = distinctNotes([...one.notes, ...other.notes])
  // What says nothing is no answer beside one that does.
  return one.kind === 'none' || one.kind === 'help'
    ? { ...other, blocks: [], second: [...first.filter(isKept), ...behind], notes }
    : { ...keeping(one, isKept), second: behind, notes }
}

const keyOf = (block: Block): string[] =>
  block.block === 'excerpt' ? [`${block.excerpt.report} ${block.excerpt.key}`] : []

const plainChoices = (reply: Reply): readonly Choice[] =>
  blocksIn(reply).flatMap((block) =>
    block.block === 'choices' && block.of === undefined ? block.choices : [],
  )

/**
 * Tells of each of some blocks whether it is kept, where so many excerpts are: of what stands under headings the first of each before a second of any;
 * no heading is left without what stands under it.
 */
function keptOf(blocks: readonly Block[], most: number): (block: Block) => boolean {
  const isFirst = (at: number): boolean => blocks[at - 1]?.block !== 'excerpt'
  const places = blocks.flatMap(({ block }, at) => (block === 'excerpt' ? [at] : []))
  const inTurn = [...places.filter(isFirst), ...places.filter((at) => !isFirst(at))].slice(0, most)
  const some = blocks.filter(
    (block, at) => isNoChoice(block) && (block.block !== 'excerpt' || inTurn.includes(at)),
  )
  const isOver = (at: number): boolean => some[at + 1] !== undefined && some[at + 1]?.block !== 'heading'
  const kept = new Set(some.filter(({ block }, at) => block !== 'heading' || isOver(at)))
  return (block) => kept.has(block)
}
