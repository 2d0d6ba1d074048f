import { z } from 'zod'
import type { SentFile } from './body.js'
import { fileFaults } from './file-faults.js'

/**
 * What Discord refuses in a message, by its API documentation; the numbers stand here again on purpose, so that a
 * wrong one in the bot is found.
 */

const Text = z.strictObject({
  type: z.literal(10),
  content: z
    .string()
    .max(4000)
    .refine((content) => content.trim() !== '', 'is blank'),
})
const Button = z.strictObject({
  type: z.literal(2),
  style: z.literal([1, 2, 3, 4]),
  label: z.string().min(1).max(80),
  custom_id: z.string().min(1).max(100),
  disabled: z.boolean().optional(),
})
/** It has an address in place of a custom id. */
const LinkButton = z.strictObject({
  type: z.literal(2),
  style: z.literal(5),
  label: z.string().min(1).max(80),
  url: z.url({ protocol: /^(https?|discord)$/ }).max(512),
  disabled: z.boolean().optional(),
})
const Choice = z.strictObject({
  label: z.string().min(1).max(100),
  value: z.string().min(1).max(100),
  description: z.string().min(1).max(100).optional(),
  default: z.boolean().optional(),
})
const Select = z.strictObject({
  type: z.literal(3),
  custom_id: z.string().min(1).max(100),
  placeholder: z.string().max(150).optional(),
  min_values: z.int().min(0).max(25).optional(),
  max_values: z.int().min(1).max(25).optional(),
  options: z
    .array(Choice)
    .min(1)
    .max(25)
    .refine(
      (options) => new Set(options.map(({ value }) => value)).size === options.length,
      'repeats a value',
    ),
})
const picking = (type: 6 | 8, of: 'role' | 'channel') => ({
  type: z.literal(type),
  custom_id: z.string().min(1).max(100),
  placeholder: z.string().max(150).optional(),
  min_values: z.int().min(0).max(25).optional(),
  max_values: z.int().min(1).max(25).optional(),
  default_values: z
    .array(z.strictObject({ id: z.string().regex(/^\d+$/), type: z.literal(of) }))
    .max(25)
    .optional(),
})
/** Discord lists the server's roles or channels in these by itself. */
const RoleSelect = z.strictObject(picking(6, 'role'))
const ChannelSelect = z.strictObject({ ...picking(8, 'channel'), channel_types: z.array(z.int()).optional() })
const Row = z.strictObject({
  type: z.literal(1),
  components: z.union([
    z
      .array(z.union([Button, LinkButton]))
      .min(1)
      .max(5),
    z.array(z.union([Select, RoleSelect, ChannelSelect])).length(1),
  ]),
})
const Section = z.strictObject({
  type: z.literal(9),
  components: z.array(Text).min(1).max(3),
  accessory: z.union([Button, LinkButton]),
})
const Separator = z.strictObject({
  type: z.literal(14),
  divider: z.boolean().optional(),
  spacing: z.literal([1, 2]).optional(),
})
const words = z
  .string()
  .min(1)
  .max(1024)
  .refine((description) => description.trim() !== '', 'is blank')
const Gallery = z.strictObject({
  type: z.literal(12),
  items: z
    .array(
      z.strictObject({
        media: z.strictObject({ url: z.string().regex(/^attachment:\/\/[\w.-]+$/) }),
        description: words.optional(),
        spoiler: z.boolean().optional(),
      }),
    )
    .min(1)
    .max(10),
})
const File = z.strictObject({
  type: z.literal(13),
  file: z.strictObject({ url: z.string().regex(/^attachment:\/\/[\w.-]+$/) }),
  spoiler: z.boolean().optional(),
})
const Container = z.strictObject({
  type: z.literal(17),
  accent_color: z.int().min(0).max(0xffffff).nullish(),
  spoiler: z.boolean().optional(),
  components: z.array(z.discriminatedUnion('type', [Row, Text, Section, Separator, Gallery, File])).min(1),
})

const AllowedMentions = z.strictObject({
  parse: z.array(z.never(), 'may mention somebody'),
  /** A new report may ping the role that the server chose. */
  roles: z.array(z.string().regex(/^\d+$/)).max(1).optional(),
  replied_user: z.literal(false, 'may mention the one replied to').optional(),
})

const V2 = 1 << 15
const EPHEMERAL = 1 << 6

export const Message = z.strictObject({
  components: z
    .array(z.discriminatedUnion('type', [Row, Text, Section, Separator, Gallery, File, Container]))
    .min(1),
  /** Flags a bot may set: SUPPRESS_EMBEDS, EPHEMERAL, SUPPRESS_NOTIFICATIONS, IS_COMPONENTS_V2. */
  flags: z
    .int()
    .refine((flags) => (flags & ~((1 << 2) | EPHEMERAL | (1 << 12) | V2)) === 0, 'has an unknown flag'),
  /** Beyond what Discord asks: Pilcrow never leaves this to Discord's default, which mentions everybody named. */
  allowed_mentions: AllowedMentions,
  tts: z.literal(false).optional(),
  nonce: z.string().max(25).optional(),
  enforce_nonce: z.boolean().optional(),
  message_reference: z
    .strictObject({ message_id: z.string().regex(/^\d+$/), fail_if_not_exists: z.boolean().optional() })
    .optional(),
  attachments: z
    .array(z.strictObject({ id: z.string().regex(/^\d+$/), description: words.optional() }))
    .max(10)
    .optional(),
})
export type Message = z.infer<typeof Message>

type Json = { [key: string]: unknown }

/** Every component of a message, however deep: children, accessories. */
export function allComponents(value: unknown): Json[] {
  if (Array.isArray(value)) return value.flatMap(allComponents)
  if (typeof value !== 'object' || value === null) return []
  const component = value as Json
  return [component, ...allComponents(component.components), ...allComponents(component.accessory)]
}

/** Why Discord would refuse this body of a message with components and files; empty where it would take it. */
export function messageFaults(body: unknown, files: readonly SentFile[] = []): string[] {
  const message = Message.safeParse(body)
  if (!message.success)
    return message.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  const all = allComponents(message.data.components)
  const text = all.reduce((sum, { content }) => sum + (typeof content === 'string' ? content.length : 0), 0)
  const ids = all.flatMap(({ custom_id }) => (typeof custom_id === 'string' ? [custom_id] : []))
  const { flags, nonce, enforce_nonce, attachments = [] } = message.data
  return [
    ...((flags & V2) === 0 ? ['flags: components need IS_COMPONENTS_V2'] : []),
    ...(all.length > 40 ? [`components: ${all.length} of at most 40`] : []),
    ...(text > 4000 ? [`components: ${text} of at most 4000 characters`] : []),
    ...(new Set(ids).size < ids.length ? [`components: a custom id comes twice: ${ids.join(' ')}`] : []),
    ...fileFaults(files, attachments, all),
    ...(enforce_nonce && nonce === undefined ? ['nonce: is enforced but missing'] : []),
  ]
}
