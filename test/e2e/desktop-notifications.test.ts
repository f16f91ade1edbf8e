/** Notifications of the real desktop, shown by a real notification daemon. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { desktopHindrance, named } from '../helpers/desktop/needs.ts'
import { openNotifications, type ShownNotifications } from '../helpers/desktop/notifications.ts'
import { desktopScene } from '../helpers/desktop/scene.ts'
import { type StartedDesktop, visibleWindows } from '../helpers/desktop/vigie.ts'

const hindered = desktopHindrance()

describe.skipIf(hindered !== null)(named('notifications', hindered), () => {
  const scene = desktopScene()
  let notifications: ShownNotifications | null = null
  beforeAll(() => {
    if (hindered === null) notifications = openNotifications(scene.session.busAddress)
  })
  afterAll(() => notifications?.close())
  const daemon = () => {
    if (notifications === null) throw new Error('the session has not begun')
    return notifications
  }

  async function withAlert(name: string): Promise<StartedDesktop> {
    const vigie = await scene.launch({ data: scene.settled(), words: ['--hidden'] })
    await scene.tray.item()
    await vigie.cli('assets', 'add', name, '--set', 'status=needs_maintenance')
    await vigie.cli('alerts', 'generate')
    await daemon().shown(1)
    return vigie
  }

  test('a click shows the alert it tells of', async () => {
    const vigie = await withAlert('Compressor')
    await daemon().click()
    const page = await vigie.page()
    await expect.poll(() => page.url()).toMatch(/#\/alerts\/\d+/)
    await expect.poll(() => visibleWindows(scene.session)).toBe(1)
    expect(JSON.stringify(await daemon().history())).toContain('Compressor')
  })
})
