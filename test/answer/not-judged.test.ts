import { beforeAll, describe, expect, it } from 'vitest'
import { createLibrary } from '../../src/library/library.js'
import { type Answers, answersOver } from '../../src/pilcrow/pilcrow.js'
import { replyText } from '../../src/reply/reply-lines.js'
import { vocabulary } from '../open.js'
import { bundledReport } from './later-report.js'

const WHY = 'Adoption performance was not judged. No child was placed for adoption in the time that counts.'

let pilcrow: Answers
beforeAll(() => {
  const report = bundledReport('lincolnshire-2015')
  const [evidence] = report.judgements.flatMap((one) => (one.judgement === 'adoption' ? one.evidence : []))
  if (evidence === undefined) throw new Error('The bundled report judges adoption.')
  // The table alone prints it; the reason stands elsewhere.
  const printed = { ...evidence, grade: 'Not judged' as const, quote: 'Not judged', paragraph: null }
  const unjudged = {
    ...report,
    judgements: report.judgements.map((one) =>
      one.judgement === 'adoption' ? { ...one, grade: 'Not judged' as const, evidence: [printed] } : one,
    ),
    paragraphs: report.paragraphs.map((one) => (one.key === 's26p1' ? { ...one, text: WHY } : one)),
  }
  pilcrow = answersOver(createLibrary([unjudged]), vocabulary)
})

describe('Why something was not judged', () => {
  it.each([
    'why was adoption not judged in Lincolnshire?',
    'how come there is no judgement on adoption in Lincolnshire',
    'why did they not judge adoption in Lincolnshire 2015',
  ])('is told by what the report says of it, where nothing stands behind the grade: %s', (message) => {
    const said = replyText(pilcrow.say(message))
    expect(said).toMatch(/^Lincolnshire 2015 – Adoption performance: Not judged/)
    expect(said).toContain('Adoption performance was not judged.')
  })
})
