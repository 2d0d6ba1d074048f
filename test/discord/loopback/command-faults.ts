import { z } from 'zod'

/** What Discord refuses in a list of application commands, by its API documentation; numbers again on purpose. */

const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u
const slashName = z
  .string()
  .regex(NAME)
  .refine((name) => name === name.toLowerCase(), 'is not lower case')
const description = z.string().min(1).max(100)
const english = <Words extends z.ZodType>(words: Words) =>
  z.strictObject({ 'en-GB': words, 'en-US': words }).optional()

const Option = z.strictObject({
  type: z.literal([3, 5]),
  name: slashName,
  name_localizations: english(slashName),
  description,
  description_localizations: english(description),
  required: z.boolean().optional(),
  autocomplete: z.boolean().optional(),
})

const where = {
  contexts: z.array(z.literal([0, 1, 2])).optional(),
  integration_types: z.array(z.literal([0, 1])).optional(),
}

const Slash = z.strictObject({
  type: z.literal(1),
  name: slashName,
  name_localizations: english(slashName),
  description,
  description_localizations: english(description),
  options: z
    .array(Option)
    .max(25)
    .refine((options) => new Set(options.map(({ name }) => name)).size === options.length, 'repeats a name')
    .refine(
      (options) => options.every(({ required }, at) => !required || at === 0 || options[at - 1]?.required),
      'has a required option after an optional one',
    )
    .refine(
      (options) => options.every(({ type, autocomplete }) => type !== 5 || !autocomplete),
      'offers a boolean',
    ),
  default_member_permissions: z.string().regex(/^\d+$/).optional(),
  ...where,
})

const Menu = z.strictObject({
  type: z.literal(3),
  name: z.string().min(1).max(32),
  name_localizations: english(z.string().min(1).max(32)),
  ...where,
})

const Commands = z.array(z.discriminatedUnion('type', [Slash, Menu]))
export type Commands = z.infer<typeof Commands>

const lengthOf = ({ name, description, options }: z.infer<typeof Slash>): number =>
  [name, description, ...options.flatMap((option) => [option.name, option.description])].join('').length

/** Why Discord would refuse this list; empty where it would take it. */
export function commandFaults(body: unknown, inOneGuild: boolean): string[] {
  const commands = Commands.safeParse(body)
  if (!commands.success)
    return commands.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  const slash = commands.data.filter((command) => command.type === 1)
  const menus = commands.data.filter((command) => command.type === 3)
  const names = commands.data.map(({ type, name }) => `${type} ${name}`)
  return [
    ...(slash.length > 100 ? ['more than 100 slash commands'] : []),
    ...(menus.length > 15 ? ['more than 15 message commands'] : []),
    ...(new Set(names).size < names.length ? ['a name comes twice'] : []),
    ...slash
      .filter((command) => lengthOf(command) > 8000)
      .map(({ name }) => `${name}: more than 8000 characters`),
    ...(inOneGuild && commands.data.some(({ contexts }) => contexts)
      ? ['contexts are for global commands']
      : []),
  ]
}
