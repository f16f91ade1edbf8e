import type { Menu, MenuItemConstructorOptions } from 'electron'
import { describe, expect, it } from 'vitest'
import { setMacMenu, setNoMenu } from '../../../main/adapters/electron/app-menu.ts'

function menus() {
  const set: unknown[] = []
  let template: MenuItemConstructorOptions[] = []
  const menu = {
    setApplicationMenu: (next: Menu | null) => void set.push(next),
    buildFromTemplate: (entries: MenuItemConstructorOptions[]) => {
      template = entries
      return {} as Menu
    },
  }
  const entries = () =>
    template.flatMap((each) => [each, ...((each.submenu ?? []) as MenuItemConstructorOptions[])])
  return { menu, set, entries }
}

describe('the menu', () => {
  it('is none to begin with, so that Electron sets none of its own', () => {
    const { menu, set } = menus()
    setNoMenu(menu)
    expect(set).toEqual([null])
  })

  it.each(['linux', 'win32'] as const)('stays none on %s', (platform) => {
    const { menu, set } = menus()
    setMacMenu(menu, platform, 'en')
    expect(set).toEqual([])
  })

  it('has on macOS what editing and windows need, each entry with a text of ours', () => {
    const { menu, entries } = menus()
    setMacMenu(menu, 'darwin', 'fr')
    const items = entries().filter(({ type }) => type !== 'separator')
    expect(items.map(({ role }) => role)).toEqual(
      expect.arrayContaining(['undo', 'copy', 'paste', 'selectAll', 'close', 'quit', 'hide']),
    )
    expect(items.filter(({ label }) => !label)).toEqual([])
    expect(items.map(({ label }) => label)).toContain('Coller')
  })

  it('has no entry that reloads or opens the tools of developers', () => {
    const { menu, entries } = menus()
    setMacMenu(menu, 'darwin', 'en')
    const roles = entries().flatMap(({ role }) => role ?? [])
    expect(roles.length).toBeGreaterThan(0)
    expect(roles.filter((role) => /reload|toggledevtools/i.test(role))).toEqual([])
  })
})
