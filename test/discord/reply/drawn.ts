import type { Payload } from '../../../src/discord/components/payload.js'
import { parseCustomId } from '../../../src/discord/custom-id.js'
import type { ReplyView } from '../../../src/discord/reply/reply.js'
import type { BlockIn, BlockOf, Excerpt, Reply } from '../../../src/model/reply.js'
import { allComponents, messageFaults } from '../loopback/message-faults.js'
import { northumberland75 } from '../replies.js'

/** What a drawn message holds, for tests to look at. */

export const showing: ReplyView = { isPrivate: true, asker: null, query: null, page: 0 }

/** Why Discord would refuse it, as discord.js sends it; empty where it would take it. */
export function faultsOf({ components, flags, files }: Payload): string[] {
  const attachments = files.map(({ description }, at) => ({ id: `${at}`, description }))
  const bytes = files.map(({ name, attachment }, at) => ({
    id: `${at}`,
    name: name ?? '',
    bytes: attachment as Buffer,
  }))
  const body = { components, flags, attachments, allowed_mentions: { parse: [], replied_user: false } }
  return messageFaults(body, bytes)
}

export const textsOf = (payload: Payload): string[] =>
  allComponents(payload.components).flatMap(({ content }) => (typeof content === 'string' ? [content] : []))

export const statesOf = (payload: Payload) =>
  allComponents(payload.components).flatMap(({ custom_id, options }) => [
    ...(typeof custom_id === 'string' ? [parseCustomId(custom_id)] : []),
    ...(Array.isArray(options) ? options.map(({ value }) => parseCustomId(String(value))) : []),
  ])

export const labelsOf = (payload: Payload) =>
  allComponents(payload.components).flatMap(({ label }) => (label ? [label] : []))

/** How its buttons look. */
export const stylesOf = (payload: Payload): unknown[] =>
  allComponents(payload.components).flatMap(({ type, style }) => (type === 2 ? [style] : []))

/** What stands in the menu of a message. */
export const optionsOf = (payload: Payload): string[] =>
  allComponents(payload.components).flatMap(({ options }) =>
    Array.isArray(options) ? options.map(({ label }) => String(label)) : [],
  )

export const reply = (...blocks: BlockIn<'excerpts'>[]): Reply => ({ kind: 'excerpts', blocks, notes: [] })
export const quoting = (excerpt: Partial<Excerpt>): BlockOf<'excerpt'> => ({
  block: 'excerpt',
  excerpt: { ...northumberland75, ...excerpt },
})
