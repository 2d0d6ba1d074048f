import { parentPort } from 'node:worker_threads'
import type { Picture } from './picture.js'
import { renderPng } from './png.js'

/** A thread of its own for drawing: takes pictures, gives PNG files in the same order, null for one that failed. */

export interface PaintRequest {
  readonly id: number
  readonly picture: Picture
}

export interface PaintResult {
  readonly id: number
  readonly png: Uint8Array | null
  /** Why there is none. */
  readonly fault: string | null
}

function paintResult({ id, picture }: PaintRequest): PaintResult {
  try {
    return { id, png: renderPng(picture), fault: null }
  } catch (error) {
    return { id, png: null, fault: String(error) }
  }
}

parentPort?.on('message', (order: PaintRequest) => parentPort?.postMessage(paintResult(order)))
