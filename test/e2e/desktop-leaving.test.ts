/** Quitting the real desktop: closing its window does not quit, everything else ends the process. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { desktopHindrance, named } from '../helpers/desktop/needs.ts'
import { desktopScene } from '../helpers/desktop/scene.ts'
import { visibleWindows } from '../helpers/desktop/vigie.ts'

const hindered = desktopHindrance()

describe.skipIf(hindered !== null)(named('leaving the desktop', hindered), () => {
  const scene = desktopScene()

  test('a closed window leaves the tray and the jobs', async () => {
    const vigie = await scene.launch({ data: scene.settled() })
    const page = await vigie.page()
    await page.evaluate(() => window.close())
    await expect.poll(() => visibleWindows(scene.session)).toBe(0)
    expect(JSON.parse(await vigie.cli('status', '--json'))).toMatchObject({ pid: vigie.child.pid })
    await scene.tray.item()
  })

  test('Quit in the tray ends the process and takes the icon along', async () => {
    const vigie = await scene.launch({ data: scene.settled() })
    const item = await scene.tray.item()
    await item.choose('Quit Vigie')
    expect(await vigie.ended).toEqual({ code: 0, signal: null })
    await expect.poll(() => scene.tray.count()).toBe(0)
  })

  test('a run that ends as it is left is not read any more: the log has no error', async () => {
    const vigie = await scene.launch({ data: scene.settled(), words: ['--hidden'] })
    const item = await scene.tray.item()
    await item.choose('Update now', 'Alerts')
    await item.choose('Quit Vigie')
    await vigie.ended
    const log = readFileSync(join(vigie.data, 'logs', 'vigie.log'), 'utf8')
    expect(log).toContain('Vigie has stopped.')
    expect(log).not.toMatch(/ (WARN|ERROR) /)
  })

  test('the command line stops it', async () => {
    const vigie = await scene.launch({ data: scene.settled() })
    await scene.tray.item()
    await vigie.cli('stop')
    expect(await vigie.ended).toEqual({ code: 0, signal: null })
  })

  test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    '%s ends it, and it can be started again',
    async (signal) => {
      const data = scene.settled()
      const vigie = await scene.launch({ data })
      await scene.tray.item()
      vigie.child.kill(signal)
      expect(await vigie.ended).toEqual({ code: 0, signal: null })
      await expect.poll(() => scene.tray.count()).toBe(0)
      const next = await scene.launch({ data })
      await scene.tray.item()
      expect(JSON.parse(await next.cli('status', '--json'))).toMatchObject({ pid: next.child.pid })
    },
  )
})
