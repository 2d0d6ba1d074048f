import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadLibrary } from '../../src/library/library.js'
import { canvasMeasure, encodePng } from '../../src/picture/png.js'
import { answersOver } from '../../src/pilcrow/pilcrow.js'
import { replyText } from '../../src/reply/reply-lines.js'
import { packageData } from '../../src/vocabulary/data.js'
import { loadVocabulary } from '../../src/vocabulary/vocabulary.js'
import { exhibitsOf } from './exhibits.js'
import { messageDrawing } from './message.js'
import { page, type Shown } from './page.js'
import { DARK, LIGHT } from './theme.js'

/** Draws every kind of reply into gallery/: each message as a phone shows it, dark and light, each chart, and a page of them all. */

const FOLDER = join(packageData(), '..', 'gallery')
rmSync(FOLDER, { recursive: true, force: true })
mkdirSync(FOLDER, { recursive: true })

const pilcrow = answersOver(await loadLibrary(packageData()), loadVocabulary())
const measure = canvasMeasure()

const shown: Shown[] = exhibitsOf(pilcrow).map(({ name, said, kind, payload, reply, chart }) => {
  const file = `${name}.png`
  const drawing = messageDrawing(payload, chart, measure, DARK)
  writeFileSync(join(FOLDER, file), encodePng(drawing))
  const light = `${name}-light.png`
  writeFileSync(join(FOLDER, light), encodePng(messageDrawing(payload, chart, measure, LIGHT)))
  for (const { attachment } of payload.files)
    writeFileSync(join(FOLDER, `${name}-picture.png`), attachment as Uint8Array)
  const alt = reply === null ? said : replyText(reply)
  return { file, light, said, kind, alt, height: Math.round(drawing.height) }
})
writeFileSync(join(FOLDER, 'index.html'), page(shown))
for (const { said, height } of shown) console.log(`${String(height).padStart(5)}  ${said}`)
console.log(`${shown.length} replies are drawn in ${FOLDER}; open ${join(FOLDER, 'index.html')}.`)
