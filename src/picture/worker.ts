import { parentPort } from 'node:worker_threads'
import { drawn } from './drawn.js'
import type { Picture } from './picture.js'

/** A thread of its own for drawing: takes pictures, gives PNG files in the same order, null for one that failed. */

export interface Order {
  readonly id: number
  readonly picture: Picture
}

export interface Delivery {
  readonly id: number
  readonly png: Uint8Array | null
  /** Why there is none. */
  readonly fault: string | null
}

function deliver({ id, picture }: Order): Delivery {
  try {
    return { id, png: drawn(picture), fault: null }
  } catch (error) {
    return { id, png: null, fault: String(error) }
  }
}

parentPort?.on('message', (order: Order) => parentPort?.postMessage(deliver(order)))
