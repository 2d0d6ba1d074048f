import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ENCODER_FILE, encoderIn, modelFolder, TONE_FILE, toneFile } from '../src/learnt/learnt.js'
import { packageData } from '../src/vocabulary/data.js'
import { reportsWith } from './sources.js'
import { readJudgedTones, trainTone } from './tone.js'

/** `npm run train:tone -- --library DIR`: learns the tone again from the reports in DIR and in data/, beside the encoder that is there. */
const { values } = parseArgs({
  options: {
    library: { type: 'string' },
    tones: { type: 'string', default: join(packageData(), '..', 'train', 'tones') },
  },
})

const reports = await reportsWith(values.library)
const judged = readJudgedTones(values.tones, reports)
console.error(`${judged.length} sentences that were judged`)
const encoder = encoderIn(readFileSync(join(modelFolder(), ENCODER_FILE)))
const tone = trainTone(reports, judged, encoder, console.error)
writeFileSync(join(modelFolder(), TONE_FILE), toneFile(tone))
