import type { World } from '../command/world.js'
import type { Reply } from '../model/reply.js'
import type { Paragraph, Report } from '../model/report.js'
import { reportName, sentencesOf } from '../quotation/quote.js'
import { excerpts, reply, words } from '../reply/build.js'
import { excerptOf, notesOn } from './excerpt.js'

/** Paragraphs quoted for what they praise. */
const MOST_PRAISED = 5

/** A sentence that praises less than this tells facts. */
const PRAISES = 0.2

/** A shorter sentence leaves what it praises to the one before. */
const LEAST_LETTERS = 50

/** What a report praises most, wherever it does: the sentences that sound most as those of outstanding services do. */
export function answerPraised(report: Report, world: World): Reply | null {
  const recommending = new Set(report.recommendations.map(({ key }) => key))
  const praised = report.paragraphs
    .filter(({ key }) => !recommending.has(key))
    .map((paragraph) => mostPraised(paragraph, world))
    .filter(({ tone }) => tone >= PRAISES)
    .sort((one, other) => other.tone - one.tone)
    .slice(0, MOST_PRAISED)
  return praised.length === 0
    ? null
    : reply(
        'excerpts',
        [
          words(`Among what ${reportName(report)} praises:`),
          excerpts(
            praised.map(({ paragraph, sentence, tone }) =>
              excerptOf(report, paragraph, { sentences: [sentence], score: tone }),
            ),
          ),
        ],
        notesOn([report], world.library),
      )
}

function mostPraised(paragraph: Paragraph, { search }: World) {
  const tones = sentencesOf(paragraph.text).map((sentence) =>
    sentence.length < LEAST_LETTERS ? 0 : search.toneOf(sentence),
  )
  const tone = Math.max(0, ...tones)
  return { paragraph, tone, sentence: tones.indexOf(tone) }
}
