import { describe, expect, it } from 'vitest'
import { showsTray } from '../../../main/adapters/electron/tray-host.ts'

const on = (platform: NodeJS.Platform, desktop: string) => ({
  platform,
  env: { XDG_CURRENT_DESKTOP: desktop },
})
const answers = (text: string) => () => Promise.resolve(text)

describe('a tray', () => {
  it.each([
    ['GNOME', '(false,)\n', false],
    ['GNOME', '(true,)\n', true],
    ['ubuntu:GNOME', '(false,)\n', false],
    ['KDE', '(false,)\n', true],
    ['XFCE', '(false,)\n', true],
  ])('on %s, where the bus says %j, is seen: %s', async (desktop, answer, seen) => {
    expect(await showsTray(on('linux', desktop), answers(answer))).toBe(seen)
  })

  it('is taken for seen where the bus cannot be asked', async () => {
    expect(await showsTray(on('linux', 'GNOME'), () => Promise.reject(new Error('ENOENT')))).toBe(true)
  })

  it('is never asked for on other systems', async () => {
    expect(await showsTray(on('darwin', 'GNOME'), answers('(false,)'))).toBe(true)
  })
})
