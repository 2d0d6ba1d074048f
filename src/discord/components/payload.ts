import {
  type APIComponentInContainer,
  type APIMediaGalleryComponent,
  type APIMessageTopLevelComponent,
  type APIModalInteractionResponseCallbackData,
  type AttachmentPayload,
  ComponentType,
  MessageFlags,
  TextInputStyle,
} from 'discord.js'
import { groupsOf } from '../../collections/collections.js'
import type { Query } from '../../model/query.js'
import { type GradeRow, gradesOf, type Reply } from '../../model/reply.js'
import { findingOf } from '../../model/report.js'
import { GRADE_STYLE } from '../../picture/drawing.js'
import { cutLabel } from '../../text/fit.js'
import { customId } from '../custom-id.js'
import { CONTAINER_INNER, PRIVATE_HEIGHT, PUBLIC_HEIGHT } from '../phone.js'
import { FIELD_PLACEHOLDER_LENGTH } from '../protocol.js'
import { type CommandIds, escapeText, subtext, withCommands } from './markdown.js'
import type { QuotedPassage, ReplyPiece } from './piece.js'
import { WORDING } from './wording.js'

/** A drawn picture and what it shows in words. */
export interface AttachedPicture {
  readonly png: Uint8Array
  readonly alt: string
  /** Whether the answer's grades and figures all stand in it, or only some of what the words say. */
  readonly says: 'all' | 'some'
}

const PICTURE_FILE = 'grades.png'

export const drawPicture = ({ alt }: AttachedPicture): APIMediaGalleryComponent => ({
  type: ComponentType.MediaGallery,
  items: [{ media: { url: `attachment://${PICTURE_FILE}` }, description: alt }],
})

export const pictureFile = ({ png, alt }: AttachedPicture): AttachmentPayload => ({
  attachment: Buffer.from(png),
  name: PICTURE_FILE,
  description: alt,
})

/** Where a PNG file tells its width and height (PNG Specification, IHDR), each in four bytes. */
const [WIDTH_AT, HEIGHT_AT, HEADER] = [16, 20, 24] as const

/** How tall a picture is on a phone, in points: it is as wide as its container, or less. */
export function pictureHeight({ png }: AttachedPicture): number {
  if (png.length < HEADER) return 0
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength)
  const [width, height] = [view.getUint32(WIDTH_AT), view.getUint32(HEIGHT_AT)]
  return width === 0 ? 0 : (height * Math.min(CONTAINER_INNER, width)) / width
}

/** Points of a message that are not its picture's: the sentence above it, notes, buttons. */
const BESIDE_PICTURE = 270

/** How tall a picture may be beside the rest of an answer. */
export const pictureHeightIn = (isPrivate: boolean): number =>
  (isPrivate ? PRIVATE_HEIGHT : PUBLIC_HEIGHT) - BESIDE_PICTURE

export const drawText = (content: string): APIComponentInContainer => ({
  type: ComponentType.TextDisplay,
  content,
})

const TIGHT = new Set<ReplyPiece['what']>(['text', 'grade'])

/** Whether a piece stands on the next line after the one before it, with no room between. */
const isTight = (piece: ReplyPiece, before: ReplyPiece): boolean =>
  before.what === 'heading' || (TIGHT.has(piece.what) && before.what === piece.what)

/** The texts of pieces, those that belong together in one, for a message may have few components. */
export function drawPieces(pieces: readonly ReplyPiece[]): APIComponentInContainer[] {
  const texts: string[] = []
  const worded = pieces.filter(({ text }) => text !== '')
  for (const [at, piece] of worded.entries()) {
    const before = worded[at - 1]
    const isHeaded = piece.under !== null && piece.under !== before?.under
    const content = isHeaded ? `${piece.under}\n${piece.text}` : piece.text
    if (before && isTight(piece, before) && (!isHeaded || before.what === 'heading')) {
      texts.push(`${texts.pop()}\n${content}`)
    } else texts.push(content)
  }
  return texts.map(drawText)
}

/** A page of an answer: its pieces, and at its foot the reports that it quotes. */
export function drawPage(pieces: readonly ReplyPiece[]): APIComponentInContainer[] {
  const foot = pageFoot(pieces)
  return [...drawPieces(pieces), ...(foot === null ? [] : [drawText(foot)])]
}

/**
 * `Ofsted, …: Northumberland, published 14 May 2012, paragraph 75; paragraph 24, page 7`: a report in full, and what is
 * quoted of it.
 */
function citedInFull([first, ...others]: readonly [QuotedPassage, ...QuotedPassage[]]): string {
  const places = [...new Set(others.map(({ place }) => place))].filter((place) => place !== first.place)
  return [first.fullCitation, ...places].join('; ')
}

/** What the licence asks for, once at the foot of a page: each report that it quotes, cited in full. */
function pageFoot(pieces: readonly ReplyPiece[]): string | null {
  const quoted = pieces.flatMap((piece) => piece.quoted ?? [])
  const cited = groupsOf(quoted, ({ source }) => source).map(citedInFull)
  const told = new Set(quoted.map(({ source }) => source))
  const others = pieces.flatMap(({ source }) => (source === null || told.has(source) ? [] : [source]))
  const lines = [...cited, ...new Set(others)].filter((line) => line.trim() !== '')
  return lines.length === 0 ? null : subtext(lines.join('\n'))
}

/** Longer than any name that Discord allows. */
const MAX_SHARER_NAME = 80

/** The line that says who shared what stands above it. */
export const sharedBy = (name: string): string => subtext(WORDING.sharedBy(cutLabel(name, MAX_SHARER_NAME)))

/** The colour of a container's edge without a grade, or with different ones. */
export const NEUTRAL_COLOUR = 0x56708a

/** The colour of a list of grades where all are one, else none of them. */
function accentOfRows(rows: readonly GradeRow[]): number {
  const grades = new Set(rows.map(findingOf))
  const [grade] = grades
  return grades.size === 1 && grade ? GRADE_STYLE[grade].colour : NEUTRAL_COLOUR
}

export const accentColour = (reply: Reply): number => accentOfRows(gradesOf(reply))

/** A message as discord.js sends it; it mentions nobody, whatever words it holds. */
export interface Payload {
  components: APIMessageTopLevelComponent[]
  files: AttachmentPayload[]
  /** Components V2, to be given with every answer, edit and update; and ephemeral where private. */
  flags: number
  allowedMentions: { parse: []; repliedUser: false }
}

/** A change of a message that stands: whether it is private was settled when it was posted. */
interface MessageEdit extends Omit<Payload, 'flags'> {
  flags: MessageFlags.IsComponentsV2
  /** The files that it had and keeps: none. */
  attachments: []
}

/** A message of one container with a coloured edge. */
export function containerMessage(
  components: APIComponentInContainer[],
  { accent, isPrivate, files = [] }: { accent: number; isPrivate: boolean; files?: AttachmentPayload[] },
): Payload {
  const filled = components.length > 0 ? components : [drawText(WORDING.nothing)]
  return {
    components: [{ type: ComponentType.Container, accent_color: accent, components: filled }],
    files,
    flags: MessageFlags.IsComponentsV2 | (isPrivate ? MessageFlags.Ephemeral : 0),
    allowedMentions: { parse: [], repliedUser: false },
  }
}

/** The same as a change of a message. */
export const asEdit = (shown: Payload): MessageEdit => ({
  ...shown,
  flags: MessageFlags.IsComponentsV2,
  attachments: [],
})

const sentenceMessage = (sentence: string, isPrivate: boolean, commandIds: CommandIds = new Map()): Payload =>
  containerMessage([drawText(withCommands(escapeText(sentence), commandIds))], {
    accent: NEUTRAL_COLOUR,
    isPrivate,
  })

/** A sentence of Pilcrow's own that one person sees; the commands that it names can be pressed where their ids are known. */
export const notice = (sentence: string, commandIds?: CommandIds): Payload =>
  sentenceMessage(sentence, true, commandIds)

/** The same where nothing can be said privately: in reply to a message. */
export const openNotice = (sentence: string): Payload => sentenceMessage(sentence, false)

/** The one field of a form. */
export const MODAL_FIELD = 'words'

/** More than a message holds is no question; a name is shorter. */
export const MAX_QUESTION_LENGTH = 1000
const MAX_NAME_LENGTH = 100

export type ModalData = APIModalInteractionResponseCallbackData

interface ModalField {
  readonly label: string
  readonly description?: string
  readonly placeholder?: string
  readonly style: TextInputStyle
  readonly most: number
}

/** A modal with one text field. */
export const oneFieldModal = (
  id: string,
  title: string,
  { label, description, placeholder, style, most }: ModalField,
): ModalData => ({
  custom_id: id,
  title,
  components: [
    {
      type: ComponentType.Label,
      label,
      ...(description === undefined ? {} : { description }),
      component: {
        type: ComponentType.TextInput,
        custom_id: MODAL_FIELD,
        style,
        required: true,
        min_length: 1,
        max_length: most,
        ...(placeholder === undefined
          ? {}
          : { placeholder: cutLabel(placeholder, FIELD_PLACEHOLDER_LENGTH) }),
      },
    },
  ],
})

/** A form for a question that follows what was asked before; null where nothing was understood before. */
export const askModal = (query: Query | null): ModalData =>
  oneFieldModal(
    customId({ act: 'ask', query }) ?? customId({ act: 'ask', query: null }) ?? '',
    WORDING.askForm,
    {
      label: WORDING.askField,
      description: WORDING.askHint(query !== null),
      placeholder: WORDING.askExample,
      style: TextInputStyle.Paragraph,
      most: MAX_QUESTION_LENGTH,
    },
  )

/** A form for what a menu had no room for. */
export const anotherModal = (message: string): ModalData =>
  oneFieldModal(customId({ act: 'another', message }) ?? '', WORDING.anotherForm, {
    label: WORDING.anotherField,
    placeholder: WORDING.anotherField,
    style: TextInputStyle.Short,
    most: MAX_NAME_LENGTH,
  })
