import { describe, expect, it, vi } from 'vitest'
import {
  followHost,
  type HostState,
  hostState,
  type TrayBus,
} from '../../../main/adapters/electron/tray-host.ts'

const YES = '(<true>,)\n'
const NO = '(<false>,)\n'
const nobody = () => Promise.reject(new Error('GDBus.Error:org.freedesktop.DBus.Error.ServiceUnknown: ...'))
const on = (XDG_CURRENT_DESKTOP: string, more: NodeJS.ProcessEnv = {}) => ({
  platform: 'linux' as const,
  env: { XDG_CURRENT_DESKTOP, ...more },
})
const says = (text: string) => ({ ask: () => Promise.resolve(text) })

describe('a tray icon', () => {
  it.each(['GNOME', 'ubuntu:GNOME', 'Unity', 'KDE', 'XFCE', ''])(
    'is shown on %j if a host is there',
    async (name) => {
      expect(await hostState(on(name), says(YES))).toBe('shown')
    },
  )

  it.each(['GNOME', 'ubuntu:GNOME', 'Unity', 'KDE', 'XFCE', ''])(
    'is not shown on %j without a host',
    async (name) => {
      expect(await hostState(on(name), says(NO))).toBe('not_shown')
      expect(await hostState(on(name), { ask: nobody })).toBe('not_shown')
    },
  )

  it('may be shown by a panel of X11 that knows no watcher, which a Wayland session has not', async () => {
    expect(await hostState(on('i3'), { ask: nobody })).toBe('unknown')
    expect(await hostState(on('i3', { WAYLAND_DISPLAY: 'wayland-0' }), { ask: nobody })).toBe('not_shown')
    // Electron overwrote it with something other than the desktop's name.
    const renamed = on('Unity', { ORIGINAL_XDG_CURRENT_DESKTOP: 'i3' })
    expect(await hostState(renamed, { ask: nobody })).toBe('unknown')
  })

  it('may be shown where the bus cannot be asked', async () => {
    const ask = () => Promise.reject(new Error('spawn gdbus ENOENT'))
    expect(await hostState(on('GNOME'), { ask })).toBe('unknown')
  })

  it('is always shown by other systems', async () => {
    expect(await hostState({ platform: 'darwin', env: {} }, says(NO))).toBe('shown')
  })
})

describe('a host that comes and goes', () => {
  function bus() {
    const world = { heard: (_line: string) => {}, stopped: false, answer: NO, asked: 0 }
    const tray: TrayBus = {
      ask: () => {
        world.asked += 1
        return Promise.resolve(world.answer)
      },
      monitor: (heard) => {
        world.heard = heard
        return () => {
          world.stopped = true
        }
      },
    }
    return { world, tray }
  }

  it('is told once for the lines of a panel that starts', async () => {
    vi.useFakeTimers()
    const { world, tray } = bus()
    const states: HostState[] = []
    const stop = followHost(on('GNOME'), 'not_shown', (state) => states.push(state), tray)
    world.answer = YES
    world.heard('The name org.kde.StatusNotifierWatcher is owned by :1.9')
    world.heard('/StatusNotifierWatcher: org.kde.StatusNotifierWatcher.StatusNotifierHostRegistered ()')
    await vi.runAllTimersAsync()
    world.answer = NO
    world.heard('The name org.kde.StatusNotifierWatcher does not have an owner')
    await vi.runAllTimersAsync()
    expect(states).toEqual(['shown', 'not_shown'])
    stop()
    expect(world.stopped).toBe(true)
    vi.useRealTimers()
  })

  it('is not asked for when icons come and go', async () => {
    vi.useFakeTimers()
    const { world, tray } = bus()
    followHost(on('KDE'), 'shown', () => undefined, tray)
    world.heard(
      "/StatusNotifierWatcher: org.kde.StatusNotifierWatcher.StatusNotifierItemRegistered (':1.29',)",
    )
    await vi.runAllTimersAsync()
    expect(world.asked).toBe(0)
    vi.useRealTimers()
  })
})
