import type { Picture } from './picture.js'
import { renderPng } from './png.js'

/** What a thread of the painter's pool does: a picture comes in, the bytes of a PNG file go out. */
export default (picture: Picture): Uint8Array => renderPng(picture)
