import {
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  type AttachmentPayload,
  ComponentType,
  MessageFlags,
} from 'discord.js'
import { groupsOf } from '../../collections/group.js'
import { findingOf } from '../../model/finding.js'
import { type GradeRow, gradesOf, type Reply } from '../../model/reply.js'
import { GRADE_STYLE } from '../../reply/grade-style.js'
import { cutLabel } from '../../text/fit.js'
import { subtext } from './markdown.js'
import type { QuotedPassage, ReplyPiece } from './piece.js'
import { WORDING } from './wording.js'

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
export interface MessageEdit extends Omit<Payload, 'flags'> {
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
