import { parentPort } from 'node:worker_threads'
import type { Chart } from './chart.js'
import { drawn } from './drawn.js'

/** A thread of its own for drawing: takes charts, gives PNG files in the same order, null for one that failed. */

export interface Order {
  readonly id: number
  readonly chart: Chart
}

export interface Delivery {
  readonly id: number
  readonly png: Uint8Array | null
  /** Why there is none. */
  readonly fault: string | null
}

function deliver({ id, chart }: Order): Delivery {
  try {
    return { id, png: drawn(chart), fault: null }
  } catch (error) {
    return { id, png: null, fault: String(error) }
  }
}

parentPort?.on('message', (order: Order) => parentPort?.postMessage(deliver(order)))
