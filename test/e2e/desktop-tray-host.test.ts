/** Panels that show no icons, show them late, or restart: if nothing shows the icon, the window is shown. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { desktopHindrance, named } from '../helpers/desktop/needs.ts'
import { type DesktopSession, startSession } from '../helpers/desktop/session.ts'
import { openTrayHost } from '../helpers/desktop/tray-host.ts'
import { launch, settledFolder, visibleWindows } from '../helpers/desktop/vigie.ts'

const hindered = desktopHindrance()

describe.skipIf(hindered !== null)(named('the tray host', hindered), () => {
  let session: DesktopSession
  beforeEach(async () => {
    session = await startSession()
  })
  afterEach(() => session.close())

  test.each(['XFCE', 'GNOME', 'ubuntu:GNOME', 'pop:GNOME', 'sway'])(
    'where nobody shows icons on %s, the window opens even at login',
    async (desktop) => {
      const env = { XDG_CURRENT_DESKTOP: desktop }
      await launch(session, { words: ['--hidden'], env, data: settledFolder(session) })
      await expect.poll(() => visibleWindows(session)).toBe(1)
    },
  )

  test('a host that comes later gets the icon', async () => {
    await launch(session, { words: ['--hidden'], data: settledFolder(session) })
    await expect.poll(() => visibleWindows(session)).toBe(1)
    const host = await openTrayHost(session.busAddress)
    const item = await host.item()
    expect((await item.read()).icons.length).toBeGreaterThan(0)
    await host.close()
  })

  test('a host that starts again gets the icon again', async () => {
    const first = await openTrayHost(session.busAddress)
    await launch(session, { words: ['--hidden'], data: settledFolder(session) })
    await first.item()
    await first.close()
    const second = await openTrayHost(session.busAddress)
    const item = await second.item()
    expect((await item.menu()).length).toBeGreaterThan(0)
    await second.close()
  })
})
