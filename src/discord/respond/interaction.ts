import {
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  InteractionContextType,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
  type StringSelectMenuInteraction,
} from 'discord.js'
import { distinctBy } from '../../collections/collections.js'
import type { Command, OptionValues } from '../../command/command.js'
import { nameShown } from '../../command/suggest.js'
import type { Library } from '../../library/library.js'
import { BLANK, type Reply } from '../../model/reply.js'
import type { Result } from '../../model/result.js'
import { isPictured } from '../../picture/picture.js'
import { type Answered, previousOf, type Suggestion } from '../../pilcrow/pilcrow.js'
import { allPages, answerCsv } from '../../spreadsheet/answer-tables.js'
import type { Quotation } from '../../verification/verify.js'
import type { BotContext } from '../bot-context.js'
import { anotherModal, asEdit, askModal, MODAL_FIELD, notice, type Payload } from '../components/payload.js'
import { WORDING } from '../components/wording.js'
import { type ComponentState, parseCustomId } from '../custom-id.js'
import { isInteractionOver, isUnknownMessage, SUGGESTION_LENGTH, SUGGESTIONS } from '../protocol.js'
import type { ReplyView } from '../reply/reply.js'
import {
  contextOf,
  contextScreen,
  copiedScreen,
  moreReply,
  quotedBy,
  sharedScreen,
  spreadsheetScreen,
} from '../screens.js'
import { messageText } from './incoming-message.js'
import {
  answerPrivately,
  deferIfSlow,
  deferral,
  isDirectMessage,
  sendPayload,
  sendReply,
  sendWithPicture,
} from './send.js'

/** The values of a command's own options as texts, whatever they came in as: an old form of the command may linger. */
function optionValuesOf(
  command: Command | undefined,
  given: (option: string) => string | number | boolean | undefined,
): OptionValues {
  const named = (command?.options ?? []).map(
    ({ name, formerly = name }) => [name, given(name) ?? given(formerly)] as const,
  )
  return Object.fromEntries(named.map(([name, value]) => [name, value === undefined ? value : String(value)]))
}

/** A slash command: answered privately unless `public:true`, where the server has chosen otherwise, or nobody else is. */
export async function handleSlashCommand(
  interaction: ChatInputCommandInteraction,
  context: BotContext,
): Promise<void> {
  const { pilcrow } = context
  const name = interaction.commandName
  const command = pilcrow.commands.find((each) => each.name === name)
  const given = (option: string) => interaction.options.get(option)?.value
  const isPublic = given(WORDING.publicOption.name) ?? context.preferences.answersPublicly
  const isPrivate = isPublic !== true && !isDirectMessage(interaction)
  const answered = pilcrow.run(name, optionValuesOf(command, given))
  const { query, reply } = await deferIfSlow(answered, deferral(interaction, isPrivate))
  await sendReply(interaction, reply, { isPrivate, asker: interaction.user.id, query, page: 0 }, context)
}

/** Suggestions as Discord takes them: the best 25, names cut by words, none that it would refuse. */
function discordSuggestions(suggestions: readonly Suggestion[]): Suggestion[] {
  const fitting = suggestions
    .map(({ name, value }) => ({ name: nameShown(name), value }))
    .filter(({ name, value }) => name !== '' && value.trim() !== '' && value.length <= SUGGESTION_LENGTH)
  return distinctBy(fitting, ({ value }) => value, 'last').slice(0, SUGGESTIONS)
}

/** What to offer while an option is typed; nothing where that fails, for nobody waits for it. */
export async function handleAutocomplete(
  interaction: AutocompleteInteraction,
  { pilcrow, failed }: BotContext,
): Promise<void> {
  const name = interaction.commandName
  const command = pilcrow.commands.find((each) => each.name === name)
  try {
    const focused = interaction.options.getFocused(true)
    const asked = optionValuesOf(command, (option) => interaction.options.get(option)?.value || undefined)
    const others = { ...asked, [focused.name]: undefined }
    const suggestions = await pilcrow.suggest(name, focused.name, focused.value, others)
    await interaction.respond(discordSuggestions(suggestions))
  } catch (error) {
    failed(error)
    if (!interaction.responded && !isInteractionOver(error))
      await interaction.respond([]).catch(() => undefined)
  }
}

/** 'Ask Pilcrow' on a message: its words are the question, the answer is for the one who asked. */
export async function handleContextMenu(
  interaction: MessageContextMenuCommandInteraction,
  context: BotContext,
): Promise<void> {
  const question = messageText(interaction.targetMessage, interaction.client.user.id)
  if (question === '') await interaction.reply(notice(WORDING.noWords))
  else await answerPrivately(interaction, context.pilcrow.respond(question), context)
}

/** What was typed, on one line and without the signs that would end a name in a command. */
const cleanedName = (words: string): string => words.replace(/["“”\s]+/g, ' ').trim()

/** A message with its blank filled in; in quotation marks where the name has several words. */
const fillBlank = (message: string, words: string): string =>
  message.replace(BLANK, () =>
    message.startsWith('/') && /\s/.test(cleanedName(words)) ? `"${cleanedName(words)}"` : cleanedName(words),
  )

/** What a form asks, filled in. */
async function answerToModal(
  id: string,
  words: () => string,
  { pilcrow, earlier }: BotContext,
): Promise<Answered> {
  const state = parseCustomId(id)
  if (state?.act === 'another') return pilcrow.respond(fillBlank(state.message, words()))
  const query = state?.act === 'ask' ? state.query : null
  const before = query === null ? undefined : previousOf({ query, reply: await earlier.answer(query) })
  return pilcrow.respond(words(), before)
}

/** A form filled in: a question that follows an answer, or the name of what a menu did not show. */
export async function handleModal(interaction: ModalSubmitInteraction, context: BotContext): Promise<void> {
  const words = (): string => interaction.fields.getTextInputValue(MODAL_FIELD)
  const act = parseCustomId(interaction.customId)?.act
  if (act !== 'ask' && act !== 'another') await interaction.reply(context.notice(WORDING.unknown))
  else await answerPrivately(interaction, answerToModal(interaction.customId, words, context), context)
}

/** What was pressed, or picked from a menu: either may do all that a button does. */
type ComponentInteraction = ButtonInteraction | StringSelectMenuInteraction

type ActHandler<Name extends ComponentState['act']> = (
  state: Extract<ComponentState, { act: Name }>,
  interaction: ComponentInteraction,
  context: BotContext,
) => Promise<unknown>

const isEphemeral = ({ message }: ComponentInteraction): boolean => message.flags.has(MessageFlags.Ephemeral)

/** A message that only the presser sees may change under their hand; one that others read stays as it is. */
const mayChangeInPlace = (interaction: ComponentInteraction): boolean =>
  isEphemeral(interaction) || interaction.context === InteractionContextType.BotDM

/** Another screen in the place of the one that was pressed, or where others read that, beside it. */
async function showScreen(interaction: ComponentInteraction, drawing: Promise<Payload>): Promise<unknown> {
  if (!mayChangeInPlace(interaction)) return openScreen(interaction, drawing)
  const screen = await deferIfSlow(drawing, () => interaction.deferUpdate())
  return interaction.deferred ? interaction.editReply(asEdit(screen)) : interaction.update(asEdit(screen))
}

/** A screen as a message of its own. */
const openScreen = async (
  interaction: ComponentInteraction,
  drawing: Promise<Payload>,
  isPrivate = true,
): Promise<unknown> => sendPayload(interaction, await deferIfSlow(drawing, deferral(interaction, isPrivate)))

/** Another page of an answer, in the message under whose hand it may change; its picture takes a moment. */
async function turnPage(
  interaction: ComponentInteraction,
  reply: Reply,
  showing: ReplyView,
  context: BotContext,
): Promise<void> {
  if (!mayChangeInPlace(interaction)) return sendReply(interaction, reply, showing, context)
  if (!isPictured(reply, showing.page) && !interaction.deferred) {
    await interaction.update(asEdit(context.draw(reply, showing)))
    return
  }
  if (!interaction.deferred) await interaction.deferUpdate()
  await sendWithPicture(reply, showing, context, (payload) => interaction.editReply(asEdit(payload)))
}

/** A screen of words that stand in a report, or why they are not shown. */
const drawStored = <Value>(
  { pilcrow, notice }: BotContext,
  find: (library: Library) => Result<Value>,
  draw: (found: Value) => Payload,
): Promise<Payload> =>
  pilcrow.look(({ library }) => {
    const found = find(library)
    return found.refusal === undefined ? draw(found.value) : notice(found.refusal)
  })

const lookUpQuotation = (at: Quotation) => (library: Library) => quotedBy(library, at)
const lookUpContext = (at: Omit<Quotation, 'sentences'>) => (library: Library) => contextOf(library, at)

/** The name under which the others in the channel know a person. */
function memberName({ member, user }: ComponentInteraction): string {
  const called = member && ('displayName' in member ? member.displayName : member.nick)
  return called ?? user.displayName
}

const ACT_HANDLERS: { readonly [Name in ComponentState['act']]: ActHandler<Name> } = {
  share: (state, interaction, context) => {
    const sharer = { id: interaction.user.id, name: memberName(interaction) }
    const drawing = drawStored(context, lookUpQuotation(state), (found) => sharedScreen(found, sharer))
    return openScreen(interaction, drawing, false)
  },
  copy: (state, interaction, context) =>
    openScreen(interaction, drawStored(context, lookUpQuotation(state), copiedScreen)),
  context: (state, interaction, context) =>
    openScreen(
      interaction,
      drawStored(context, lookUpContext(state), (found) =>
        contextScreen(found, { part: 0, sentences: state.sentences }),
      ),
    ),
  turn: (state, interaction, context) =>
    showScreen(
      interaction,
      drawStored(context, lookUpContext(state), (found) =>
        contextScreen(found, { part: state.part, sentences: null }),
      ),
    ),
  more: ({ report, keys }, interaction, context) => {
    const showing = { isPrivate: true, asker: null, query: null, page: 0 }
    const drawing = drawStored(
      context,
      (library) => moreReply(library, report, keys),
      (reply) => context.draw(reply, showing),
    )
    return openScreen(interaction, drawing)
  },
  say: ({ message }, interaction, context) =>
    answerPrivately(interaction, context.pilcrow.respond(message), context),
  another: ({ message }, interaction) => interaction.showModal(anotherModal(message)),
  ask: ({ query }, interaction) => interaction.showModal(askModal(query)),
  post: async ({ query, page }, interaction, context) => {
    const sharer = memberName(interaction)
    const showing = { isPrivate: false, asker: interaction.user.id, sharer, query, page }
    const reply = await deferIfSlow(context.pilcrow.answer(query), deferral(interaction, false))
    return sendReply(interaction, reply, showing, context)
  },
  page: async ({ query, page }, interaction, context) => {
    const isPrivate = !mayChangeInPlace(interaction) || isEphemeral(interaction)
    const showing = { isPrivate, asker: interaction.user.id, query, page }
    const announce = mayChangeInPlace(interaction)
      ? () => interaction.deferUpdate()
      : deferral(interaction, isPrivate)
    return turnPage(interaction, await deferIfSlow(context.pilcrow.answer(query), announce), showing, context)
  },
  onward: ({ query }, interaction, context) => {
    const next = async () => {
      const reply = await context.earlier.answer(query)
      return context.pilcrow.respond(reply.more ?? '', previousOf({ query, reply }))
    }
    return answerPrivately(interaction, next(), context)
  },
  text: ({ query }, interaction, context) => {
    const showing = { isPrivate: true, asker: interaction.user.id, query, page: 0, inWords: true }
    return openScreen(
      interaction,
      context.pilcrow.answer(query).then((reply) => context.draw(reply, showing)),
    )
  },
  csv: async ({ query }, interaction, { pilcrow }) => {
    await interaction.deferReply({ flags: MessageFlags.Ephemeral })
    const reply = await pilcrow.answer(query)
    const rows = answerCsv(await allPages({ query, reply }, pilcrow.respond), pilcrow.library)
    await interaction.editReply(asEdit(rows === null ? notice(WORDING.noRows) : spreadsheetScreen(rows)))
  },
  pick: (_, interaction) => interaction.reply(notice(WORDING.oldButton)),
  delete: async ({ asker }, interaction) => {
    if (asker !== interaction.user.id) return interaction.reply(notice(WORDING.notYours))
    await interaction.deferUpdate()
    await interaction.deleteReply().catch((error) => {
      if (!isUnknownMessage(error)) throw error
    })
  },
}

/** Does what a custom id says, or an option's value, which is one: everything that it needs stands in it and the library. */
export async function handleComponent(
  state: ComponentState | null,
  interaction: ComponentInteraction,
  context: BotContext,
): Promise<void> {
  if (state === null) await interaction.reply(notice(WORDING.oldButton))
  else await (ACT_HANDLERS[state.act] as ActHandler<ComponentState['act']>)(state, interaction, context)
}
