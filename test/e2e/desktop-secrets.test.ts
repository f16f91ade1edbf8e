/** Secrets in the real desktop, with a key store (gnome-keyring) and without one. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openKeyring } from '../helpers/desktop/keyring.ts'
import { desktopHindrance, hasCommand, named } from '../helpers/desktop/needs.ts'
import { desktopScene } from '../helpers/desktop/scene.ts'
import type { StartedDesktop } from '../helpers/desktop/vigie.ts'

const hindered = desktopHindrance()
const noKeyring = hindered ?? (hasCommand('gnome-keyring-daemon') ? null : 'no gnome-keyring on this machine')
const SECRET = 'a secret of the end-to-end suite'

async function setSecret(vigie: StartedDesktop): Promise<string> {
  return vigie.cli('alerts', 'webhook', '--secret', SECRET)
}

describe.skipIf(hindered !== null)(named('secrets without a key store', hindered), () => {
  const scene = desktopScene()

  test('are refused, with what to do about it', async () => {
    const vigie = await scene.launch({ data: scene.settled(), words: ['--hidden'] })
    await scene.tray.item()
    await expect(setSecret(vigie)).rejects.toMatchObject({
      code: 9,
      stderr: expect.stringContaining('no key store'),
    })
  })
})

describe.skipIf(noKeyring !== null)(named('secrets with a key store', noKeyring), () => {
  const scene = desktopScene()

  test.each(['XFCE', 'sway', 'KDE'])(
    'are kept encrypted on %s, and opened by the next start',
    async (desktop) => {
      await openKeyring(scene.session)
      const data = scene.settled()
      const env = { XDG_CURRENT_DESKTOP: desktop }
      const vigie = await scene.launch({ data, env, words: ['--hidden'] })
      await scene.tray.item()
      await setSecret(vigie)
      const stored = readFileSync(join(data, 'secrets.json'), 'utf8')
      expect(stored).toContain('webhook_secret')
      expect(stored).not.toContain(SECRET)
      await vigie.cli('stop')
      await vigie.ended
      const next = await scene.launch({ data, env, words: ['--hidden'] })
      await scene.tray.item()
      expect(JSON.parse(await next.cli('alerts', 'webhook', '--json'))).toEqual({ set: true })
    },
  )
})
