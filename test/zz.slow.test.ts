import { it } from 'vitest'
import { answerOver } from '../src/answer/england/over-councils.js'
import { loadLibrary } from '../src/library/load.js'
import { replyText } from '../src/reply/text.js'
import { having, mentions, whereOf } from './answer/england/asked.js'
import { worldOf } from './world.js'

it('x', async () => {
  const world = worldOf(await loadLibrary('/tmp/team/lib-pdfs'))
  for (const m of [
    mentions({ phrases: ['edge of care'], of: 'reports' }),
    mentions({ phrases: ['Edge of Care'] }),
    mentions({ subject: 'edge of care' }),
    mentions({
      subject: 'missing children return home interviews',
      of: 'reports',
      where: whereOf({ regions: ['London'] }),
    }),
    mentions({
      subject: 'strategy discussions',
      of: 'recommendations',
      having: [having(null, 'Inadequate')],
    }),
    mentions({ subject: 'supervision', of: 'recommendations' }),
    mentions({ isAgain: true, where: whereOf({ councils: ['birmingham'] }) }),
    mentions({ isAgain: true, where: whereOf({ councils: ['norfolk'] }) }),
    mentions({ isAgain: true, subject: '' }),
  ]) {
    const t = performance.now()
    const r = answerOver(m, world)
    const ms = performance.now() - t
    console.log(ms.toFixed(1), 'ms', JSON.stringify(r.total), r.more, '\n', replyText(r).slice(0, 2500))
  }
})
