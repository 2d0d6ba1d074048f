import {
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  type AttachmentPayload,
  ComponentType,
  MessageFlags,
} from 'discord.js'
import { WORDING } from '../wording.js'
import { drawText } from './draw.js'

/** A message as discord.js sends it; it mentions nobody, whatever words it holds. */
export interface Payload {
  components: APIMessageTopLevelComponent[]
  files: AttachmentPayload[]
  /** Components V2, to be given with every answer, edit and update; and ephemeral where private. */
  flags: number
  allowedMentions: { parse: []; repliedUser: false }
}

/** A change of a message that stands: whether it is private was settled when it was posted. */
export interface Change extends Omit<Payload, 'flags'> {
  flags: MessageFlags.IsComponentsV2
  /** The files that it had and keeps: none. */
  attachments: []
}

/** A message of one container with a coloured edge. */
export function payload(
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
export const changeTo = (shown: Payload): Change => ({
  ...shown,
  flags: MessageFlags.IsComponentsV2,
  attachments: [],
})
