/** The tray of the real desktop: every item and its effect, and icon and tooltip in each state. */
import { describe, expect, test } from 'vitest'
import { iconShown } from '../helpers/desktop/icon-shown.ts'
import { desktopHindrance, named } from '../helpers/desktop/needs.ts'
import { desktopScene } from '../helpers/desktop/scene.ts'
import type { TrayItem } from '../helpers/desktop/tray-item.ts'
import { activeWindow, type StartedDesktop, visibleWindows } from '../helpers/desktop/vigie.ts'

const hindered = desktopHindrance()
/** Nothing needs attention. */
const PLAIN = { sentiment: 'greed', severity: 'none', jobs: 'none' }

describe.skipIf(hindered !== null)(named('the tray', hindered), () => {
  const scene = desktopScene()

  async function atLogin(): Promise<{ vigie: StartedDesktop; item: TrayItem }> {
    const vigie = await scene.launch({ data: scene.settled(), words: ['--hidden'] })
    const item = await scene.tray.item()
    await expect.poll(async () => (await item.read()).tooltip).toMatch(/^Greed \d/)
    return { vigie, item }
  }
  test.each([
    ['XFCE', 'auto', 'dark'],
    ['ubuntu:GNOME', 'auto', 'dark'],
    ['KDE', 'auto', 'light'],
    ['KDE', 'dark', 'dark'],
    ['XFCE', 'light', 'light'],
  ])('on %s, set to %s, the icon is the one for a %s bar', async (desktop, setting, theme) => {
    const data = scene.settled({ desktop: { tray_bar: setting } })
    await scene.launch({ data, words: ['--hidden'], env: { XDG_CURRENT_DESKTOP: desktop } })
    const item = await scene.tray.item()
    await expect.poll(async () => iconShown(await item.read())).toMatchObject({ ...PLAIN, theme })
  })

  const job = async (vigie: StartedDesktop, id: string) => JSON.parse(await vigie.cli('jobs', id, '--json'))
  const runs = async (vigie: StartedDesktop, id: string): Promise<number> => {
    return JSON.parse(await vigie.cli('runs', '--job', id, '--json')).items.length
  }

  test('a click shows the window, and another hides it', async () => {
    const { item } = await atLogin()
    await item.activate()
    await expect.poll(() => visibleWindows(scene.session)).toBe(1)
    await expect.poll(() => activeWindow(scene.session)).toMatch(/Vigie$/)
    await item.activate()
    await expect.poll(() => visibleWindows(scene.session)).toBe(0)
  })

  test.each([
    [/^Greed \d/, 'now'],
    [/^No alerts$/, 'alerts'],
    [/^Open Vigie$/, 'now'],
    [/^Settings…$/, 'settings'],
  ])('%s opens the view %s', async (label, view) => {
    const { vigie, item } = await atLogin()
    await item.choose(label)
    const page = await vigie.page()
    await expect.poll(() => page.url()).toContain(`#/${view}`)
    await expect.poll(() => visibleWindows(scene.session)).toBe(1)
  })

  test('Update now runs a job at once', async () => {
    const { vigie, item } = await atLogin()
    const before = await runs(vigie, 'alerts')
    await item.choose('Update now', 'Alerts')
    await expect.poll(() => runs(vigie, 'alerts')).toBe(before + 1)
  })

  test.each([
    ['For one hour', expect.any(String)],
    ['Until tomorrow', expect.any(String)],
    ['Until Monday', expect.any(String)],
    ['Until I resume', null],
  ])('Pause, %s, pauses every job, and Resume ends it', async (length, until) => {
    const { vigie, item } = await atLogin()
    await item.choose('Pause', length)
    await expect.poll(() => job(vigie, 'fear-greed')).toMatchObject({ state: 'paused', pause: { until } })
    await expect.poll(async () => (await item.read()).tooltip).toContain('paused')
    await expect
      .poll(async () => iconShown(await item.read()))
      .toMatchObject({ sentiment: 'greed', jobs: 'paused' })
    await item.choose('Resume')
    await expect.poll(() => job(vigie, 'fear-greed')).toMatchObject({ state: 'idle' })
    await expect.poll(async () => iconShown(await item.read())).toMatchObject(PLAIN)
  })

  test('one job that is paused can be resumed by its name', async () => {
    const { vigie, item } = await atLogin()
    await vigie.cli('pause', 'alerts')
    await expect.poll(() => item.choose('Resume Alerts').then(() => 'chosen', String)).toBe('chosen')
    await expect.poll(() => job(vigie, 'alerts')).toMatchObject({ state: 'idle' })
  })

  test('an alert is counted in tooltip and menu and marks the icon', async () => {
    const { vigie, item } = await atLogin()
    await vigie.cli('assets', 'add', 'Compressor', '--set', 'status=needs_maintenance')
    await vigie.cli('alerts', 'generate')
    await expect.poll(async () => (await item.read()).tooltip).toContain('1 alert')
    expect(iconShown(await item.read())).toMatchObject({ ...PLAIN, severity: 'medium' })
    await item.choose('1 alert')
    const page = await vigie.page()
    await expect.poll(() => page.url()).toContain('#/alerts')
  })
})
