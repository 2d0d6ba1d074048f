import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadLibrary } from '../../src/library/load.js'
import { measuring, paint } from '../../src/picture/paint.js'
import { answersOver } from '../../src/pilcrow.js'
import { replyText } from '../../src/reply/text.js'
import { packageData } from '../../src/vocabulary/data.js'
import { loadVocabulary } from '../../src/vocabulary/vocabulary.js'
import { exhibitsOf } from './exhibits.js'
import { messageDrawing } from './message.js'
import { page, type Shown } from './page.js'

/** Draws every kind of reply into gallery/: each message as Discord shows it, each chart, and a page of them all. */

const FOLDER = join(packageData(), '..', 'gallery')
rmSync(FOLDER, { recursive: true, force: true })
mkdirSync(FOLDER, { recursive: true })

const pilcrow = answersOver(await loadLibrary(packageData()), loadVocabulary())
const measure = measuring()

const shown: Shown[] = exhibitsOf(pilcrow).map(({ name, said, kind, payload, reply, chart }) => {
  const file = `${name}.png`
  writeFileSync(join(FOLDER, file), paint(messageDrawing(payload, chart, measure)))
  for (const { attachment } of payload.files)
    writeFileSync(join(FOLDER, `${name}-picture.png`), attachment as Uint8Array)
  return { file, said, kind, alt: reply === null ? said : replyText(reply) }
})
writeFileSync(join(FOLDER, 'index.html'), page(shown))
console.log(`${shown.length} replies are drawn in ${FOLDER}; open ${join(FOLDER, 'index.html')}.`)
