import { type APIMediaGalleryComponent, type AttachmentPayload, ComponentType } from 'discord.js'

/** A drawn picture and what it shows in words. */
export interface Picture {
  readonly png: Uint8Array
  readonly alt: string
}

const NAME = 'grades.png'

export const drawPicture = ({ alt }: Picture): APIMediaGalleryComponent => ({
  type: ComponentType.MediaGallery,
  items: [{ media: { url: `attachment://${NAME}` }, description: alt }],
})

export const fileOf = ({ png, alt }: Picture): AttachmentPayload => ({
  attachment: Buffer.from(png),
  name: NAME,
  description: alt,
})
