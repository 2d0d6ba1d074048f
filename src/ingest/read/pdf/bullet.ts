import type { Font } from './fonts.js'
import type { Run } from './ink.js'
import { isBlank } from './row.js'
import { blankGap } from './spaced-out.js'

/** Shapes that open a list item. Characters for private use are those of Symbol and Wingdings. */
const bulletShape = /^[-–—−─•●○◦▪■◼◾□▫‣⁃➢➤✓✔∙·*→⇒►▶▸▷◆◇❖★☆✦☐☑❑❒⦁\uE000-\uF8FF]/
/** What a font gives for a shape that it does not name. */
const namelessShape = /^[\p{Cc}\uFFFD]/u

/** Of these, a line of a sentence may begin with too: there, no more than a blank follows. */
const punctuation = /^[-–—−─·*]/

/** What parts such a bullet from its words is wider than a blank. Share of the letters' size. */
const tabGap = 0.6

/** Word sets the bullet of a second level as a letter `o` in a font of its own. */
const letterBullet = 'o'

/** The letters that Wingdings and Symbol draw as bullets, where a copy sets them in the font of the text. A sign among them is no letter of a sentence. */
const lostBullet = /^[lnopqrstuvwz§Øüä¡¨ªà]$/
const lostSign = /^[§¨]$/

/** The bullet at the head of a row, set off from the words after it, and those words. */
export function bulletOf(
  runs: readonly Run[],
  fonts: ReadonlyMap<string, Font>,
): { shape: string; rest: readonly Run[] } | null {
  const at = runs.findIndex((run) => !isBlank(run))
  const first = runs[at]
  if (!first) return null
  const shape = first.text.trim().slice(0, 1)
  const own = first.text.trim().length === 1
  const rest = own
    ? runs.slice(at + 1)
    : [{ ...first, text: first.text.trimStart().slice(1) }, ...runs.slice(at + 1)]
  const next = rest.find((run) => !isBlank(run))
  if (!next) return null
  const known = bulletShape.test(shape) || (own && fonts.get(first.font)?.symbols === true)
  const gap = (next.left - first.right) / first.size
  const mayBeLost = lostBullet.test(shape) || namelessShape.test(shape)
  const lost = own && mayBeLost && gap > (lostSign.test(shape) ? blankGap : tabGap)
  const inOwnFont = own && shape === letterBullet && next.font !== first.font
  if (!known && !lost && !inOwnFont) return null
  if (punctuation.test(shape)) return own && gap > tabGap ? { shape, rest } : null
  const setOff = own ? gap > blankGap || next !== rest[0] : /^\s/.test(next.text)
  return setOff ? { shape, rest } : null
}
