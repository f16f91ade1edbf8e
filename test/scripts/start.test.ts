import { describe, expect, it, test } from 'vitest'
import { reasonAfter, reasonBefore, withoutDesktop } from '../../scripts/start/without-desktop.ts'

const user = { platform: 'linux' as const, env: { DISPLAY: ':0' }, getuid: () => 1000 }

describe('before Electron is started', () => {
  test.each([
    ['a session with a display', user, [], null],
    ['a session of Wayland', { ...user, env: { WAYLAND_DISPLAY: 'wayland-0' } }, [], null],
    ['a session without a display', { ...user, env: {} }, [], 'no_display'],
    ['an empty name of a display', { ...user, env: { DISPLAY: '' } }, [], 'no_display'],
    ['root', { ...user, getuid: () => 0 }, [], 'root'],
    ['root who goes without the sandbox', { ...user, getuid: () => 0 }, ['--no-sandbox'], null],
    [
      'another system, which has no such variable',
      { ...user, platform: 'darwin' as const, env: {} },
      [],
      null,
    ],
  ])('%s is known', (_, process, switches, reason) => {
    expect(reasonBefore(process, switches)).toBe(reason)
  })
})

describe('what Electron said before it ended', () => {
  test.each([
    [
      'root',
      '[1129/042220.790538:FATAL:electron_main_delegate.cc(287)] Running as root without --no-sandbox is not supported.',
    ],
    [
      'no_sandbox',
      '[1:1129/04:FATAL:setuid_sandbox_host.cc(158)] The SUID sandbox helper binary was found, but is not configured correctly.',
    ],
    [
      'no_sandbox',
      '[1:1129/04:FATAL:zygote_host_impl_linux.cc(128)] No usable sandbox! If you are running on Ubuntu 23.10+',
    ],
    ['no_display', '[1:1129/04:ERROR:ozone_platform_x11.cc(245)] Missing X server or $DISPLAY'],
  ])('gives the reason %s', (reason, said) => {
    expect(reasonAfter(said)).toBe(reason)
  })

  it('of another kind gives none', () => {
    expect(reasonAfter('[1:1129/04:ERROR:bus.cc(407)] Failed to connect to the bus')).toBeNull()
  })
})

it('one sentence tells what happens and why', () => {
  expect(withoutDesktop('no_display', 'en')).toBe(
    'Vigie runs without a desktop, because there is no display here; its panel opens in a browser.',
  )
  expect(withoutDesktop('no_display', 'fr')).toBe(
    'Vigie tourne sans bureau, car il n’y a pas d’affichage ici ; son panneau s’ouvre dans un navigateur.',
  )
})
