import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import type { Chart } from '../../src/picture/chart.js'
import { createPainter, type Painter, type PainterSettings } from '../../src/picture/painter.js'
import { renderPng } from '../../src/picture/png.js'
import { built } from '../cli/built.js'
import { longNames, oneCell, thirtyRows } from './charts.js'

const PNG = [0x89, 0x50, 0x4e, 0x47]
const program = built(['src/picture'])
const file = (name: string): URL => pathToFileURL(join(program.main, '../../picture', name))
const worker = file('png.js')
const log: string[] = []
const painters: Painter[] = []

function painting(settings: PainterSettings = {}): Painter {
  const painter = createPainter({ worker, log: (line) => log.push(line), ...settings })
  painters.push(painter)
  return painter
}

afterAll(async () => {
  await Promise.all(painters.map((painter) => painter.close()))
  program.remove()
})

describe('The painter', () => {
  it('draws in a thread of its own the same picture as in this one', async () => {
    const png = await painting().paint(oneCell)
    expect([...(png ?? [])].slice(0, 4)).toEqual(PNG)
    expect(Buffer.from(png ?? []).equals(Buffer.from(renderPng(oneCell)))).toBe(true)
  })

  it('does not hold up the thread that asks', async () => {
    const painter = painting()
    await painter.paint(oneCell)
    let turns = 0
    const ticking = setInterval(() => turns++, 1)
    await Promise.all([thirtyRows, longNames, thirtyRows].map((chart) => painter.paint(chart)))
    clearInterval(ticking)
    expect(turns).toBeGreaterThan(10)
  })

  it('gives nothing where it takes too long, and draws again afterwards', async () => {
    const painter = painting({ timeoutMs: 1 })
    expect(await painter.paint(thirtyRows)).toBeNull()
    expect(log.join('\n')).toContain('longer than 1 ms')
  })

  it('gives nothing for what cannot be drawn, and draws the next', async () => {
    const painter = painting()
    expect(await painter.paint({} as Chart)).toBeNull()
    expect(await painter.paint(oneCell)).not.toBeNull()
  })

  it('gives nothing where the thread cannot start', async () => {
    const failed: string[] = []
    const painter = painting({ worker: file('nowhere.js'), timeoutMs: 500, log: (line) => failed.push(line) })
    expect(await painter.paint(oneCell)).toBeNull()
    expect(failed.length).toBeLessThan(4)
  })

  it('does not keep a program alive that has nothing else to do', () => {
    const program = `
      const { createPainter } = await import(${JSON.stringify(file('painter.js').href)})
      const png = await createPainter().paint(${JSON.stringify(oneCell)})
      console.log(png.length > 1000)`
    const { stdout, status } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
      encoding: 'utf8',
      timeout: 15_000,
    })
    expect([stdout.trim(), status]).toEqual(['true', 0])
  })
})
