import { type APIMediaGalleryComponent, type AttachmentPayload, ComponentType } from 'discord.js'
import { CONTAINER_INNER, PRIVATE_HEIGHT, PUBLIC_HEIGHT } from '../phone/metrics.js'

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
