import { MessageFlags } from 'discord.js'
import { describe, expect, it } from 'vitest'
import {
  CONTAINER_INNER,
  CONTAINER_WIDTH,
  componentsHeight,
  PRIVATE_HEIGHT,
  PUBLIC_HEIGHT,
  textWidth,
} from '../../src/discord/phone.js'
import { canvasMeasure } from '../../src/picture/png.js'
import { allComponents } from '../discord/loopback/message-faults.js'
import { openBundled } from '../open.js'
import { exhibitsOf } from './exhibits.js'
import { messageDrawing } from './message.js'
import { DARK } from './theme.js'

/** How tall everything in the gallery is on a phone, as the gallery draws it. */

const measure = canvasMeasure()
const exhibits = exhibitsOf(await openBundled())

const heightIn = ({ payload, chart }: (typeof exhibits)[number]): number =>
  messageDrawing(payload, chart, measure, DARK).height

const isPrivate = ({ payload }: (typeof exhibits)[number]): boolean =>
  (payload.flags & MessageFlags.Ephemeral) !== 0

describe('On a phone', () => {
  it('a container is 314 points wide, and leaves 288', () =>
    expect([CONTAINER_WIDTH, CONTAINER_INNER]).toEqual([314, 288]))

  it.each(exhibits.map((exhibit) => [exhibit.name, exhibit] as const))(
    '%s takes one screen where others read too, two where its asker does',
    (_, exhibit) =>
      expect(heightIn(exhibit)).toBeLessThanOrEqual(isPrivate(exhibit) ? PRIVATE_HEIGHT : PUBLIC_HEIGHT),
  )

  it.each(
    exhibits.filter(({ name }) => /^grade(-line-of-a-table)?$/.test(name)).map((one) => [one.said, one]),
  )('%s takes less than 400 points', (_, exhibit) =>
    expect(heightIn(exhibit as (typeof exhibits)[number])).toBeLessThanOrEqual(400),
  )

  it.each(exhibits.map((exhibit) => [exhibit.name, exhibit] as const))(
    '%s has five buttons and a menu at most, one of them to stand out, and no two called the same',
    (_, { payload }) => {
      const all = allComponents(payload.components)
      const buttons = all.filter(({ type }) => type === 2)
      const menus = all.filter(({ type }) => type === 3)
      expect(buttons.length).toBeLessThanOrEqual(5)
      expect(menus.length).toBeLessThanOrEqual(1)
      expect(buttons.filter(({ style }) => style === 1).length).toBeLessThanOrEqual(1)
      const labels = buttons.map(({ label }) => label)
      expect(new Set(labels).size).toBe(labels.length)
    },
  )
})

describe('The height that an answer is cut by', () => {
  it('is about what the gallery draws', () => {
    for (const exhibit of exhibits.filter(({ chart }) => chart === null)) {
      const [container] = exhibit.payload.components
      if (!container || !('components' in container)) throw new Error('There is no container.')
      const reckoned = componentsHeight(container.components as never) + 84
      expect(Math.abs(reckoned - heightIn(exhibit)), exhibit.name).toBeLessThanOrEqual(
        0.1 * heightIn(exhibit),
      )
    }
  })

  it('knows how wide letters are, within a tenth', () => {
    for (const words of [
      'Outcomes for staying safe are good.',
      'South Gloucestershire 2012 ¶16',
      '★ Outstanding',
    ])
      for (const bold of [false, true]) {
        const font = { size: 15, bold }
        expect(Math.abs(textWidth(words, font) / measure(words, font) - 1)).toBeLessThan(0.1)
      }
  })
})
