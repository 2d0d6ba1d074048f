import type { Line } from '../../read/line.js'

/** Bullets as copies draw them; a symbol font fills a private area with them, or draws letters so. */
const sign = /^(?:[-–—•●▪■◼◾□▫◦○‣⁃➢➤✓✔∙·*→⇒►▶▸▷◆◇❖★☆✦☐☑❑❒⦁\uE000-\uF8FF]|[olnquvw§Øü¡¨](?=\s))\s+(?=\S)/u

/** A bullet whose words a converter has set on the next line. */
const alone = /^[•●▪■◼◾□▫◦○‣⁃➢➤✓✔∙→⇒►▶▸▷◆◇❖★☆✦☐☑❑❒⦁\uE000-\uF8FF]$/u

/** The reader of a PDF has told bullets from the dashes of a sentence, and puts this for each. */
const read = '- '

/** Characters that are only the shape of a bullet at the head of a line; 0 for a line that is none. */
export function bulletLead({ cells, page, spans, text }: Line): number {
  if (cells) return 0
  if (page === null) return alone.test(text) ? text.length : (sign.exec(text)?.[0].length ?? 0)
  const marked = spans[0]?.kind === 'mark' && spans[0].source.trim() !== ''
  return marked && text.startsWith(read) ? read.length : 0
}

const dash = /^[-–—]\s+(?=\S)/

/** Characters of a dash at the head of a line of a PDF, which may be a bullet or that of a sentence; 0 for none. */
export const typedDash = ({ cells, page, text }: Line): number =>
  cells || page === null ? 0 : (dash.exec(text)?.[0].length ?? 0)
