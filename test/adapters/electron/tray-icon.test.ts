import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Menu, MenuItemConstructorOptions, NativeImage, NativeTheme, Tray } from 'electron'
import { describe, expect, it } from 'vitest'
import { createTrayIcon } from '../../../main/adapters/electron/tray-icon.ts'
import type { TrayTheme } from '../../../main/core/tray/icon.ts'
import type { TrayAction } from '../../../main/core/tray/menu.ts'
import type { TrayModel } from '../../../main/core/tray/model.ts'

const ASSETS = join(import.meta.dirname, '../../../assets/tray')

const MODEL: TrayModel = {
  icon: { sentiment: 'fear', figure: null, severity: 'high', jobs: 'none' },
  tooltip: 'Peur 33,7 · 2 alertes',
  title: '34',
  label: 'Peur 33,7',
  menu: [
    { type: 'action', label: 'Peur 33,7', action: { do: 'open', view: 'now' } },
    { type: 'separator' },
    {
      type: 'submenu',
      label: 'Pause',
      entries: [{ type: 'action', label: 'Une heure', action: { do: 'pause_all', length: 'one_hour' } }],
    },
    { type: 'label', label: 'Mettre à jour' },
  ],
}

function desk(platform: NodeJS.Platform = 'linux') {
  const themeEvents = new EventEmitter()
  const trayEvents = new EventEmitter()
  const harness = {
    theme: (platform === 'darwin' ? 'template' : 'light') as TrayTheme,
    files: [] as string[],
    images: [] as { scales: number[]; template: boolean }[],
    shown: [] as unknown[],
    menus: [] as MenuItemConstructorOptions[][],
    titles: [] as string[],
    done: [] as TrayAction[],
    toggled: 0,
    destroyed: false,
    made: 0,
  }
  const emptyImage = () => {
    const image = { scales: [] as number[], template: false }
    harness.images.push(image)
    return {
      addRepresentation: ({ scaleFactor = 1 }) => void image.scales.push(scaleFactor),
      setTemplateImage: (option) => {
        image.template = option
      },
    } as Partial<NativeImage> as NativeImage
  }
  const colours = {
    on: ((name: string, listener: () => void) =>
      themeEvents.on(name, listener)) as unknown as NativeTheme['on'],
    removeListener: ((name: string, listener: () => void) =>
      themeEvents.removeListener(name, listener)) as unknown as NativeTheme['removeListener'],
  } satisfies Pick<NativeTheme, 'on' | 'removeListener'>
  const icon = createTrayIcon(
    {
      create: () => {
        harness.made += 1
        return {
          setImage: (image) => void harness.shown.push(image),
          setToolTip: () => undefined,
          setTitle: (title) => void harness.titles.push(title),
          setContextMenu: () => undefined,
          on: ((name: string, listener: () => void) =>
            trayEvents.on(name, listener)) as unknown as Tray['on'],
          getBounds: () => ({ x: 1, y: 2, width: 3, height: 4 }),
          destroy: () => {
            harness.destroyed = true
          },
        } satisfies Pick<
          Tray,
          'setImage' | 'setToolTip' | 'setTitle' | 'setContextMenu' | 'on' | 'getBounds' | 'destroy'
        >
      },
      emptyImage,
      readPng: (path) => {
        harness.files.push(path)
        return readFileSync(join(ASSETS, path))
      },
      buildMenu: (entries) => {
        harness.menus.push(entries)
        return {} as Menu
      },
      theme: () => harness.theme,
      colours,
      platform,
      act: (action) => void harness.done.push(action),
      toggleWindow: () => {
        harness.toggled += 1
      },
    },
    MODEL,
  )
  return { icon, world: harness, themeEvents, trayEvents }
}

describe('the tray icon', () => {
  it('holds a picture for every scale', () => {
    expect(desk().world.images).toEqual([{ scales: [1, 1.25, 1.5, 2, 3], template: false }])
  })

  it('is a template on macOS, with the score beside it', () => {
    const { world: harness } = desk('darwin')
    expect(harness.images[0]?.template).toBe(true)
    expect(harness.files[0]).toBe('template/16.png')
    expect(harness.titles).toEqual([' 34'])
  })

  it('follows the colours of the bar', () => {
    const { world: harness, themeEvents } = desk()
    harness.theme = 'dark'
    themeEvents.emit('updated')
    expect(harness.files.at(-1)).toBe('dark/48.png')
  })

  it('draws each picture once', () => {
    const { icon, world: harness } = desk()
    icon.render(MODEL)
    icon.render(MODEL)
    expect(harness.images).toHaveLength(1)
    expect(harness.shown).toHaveLength(3)
  })

  it('leaves a menu alone that says the same, since setting it closes one that is open', () => {
    const { icon, world: harness } = desk()
    icon.render({ ...structuredClone(MODEL), tooltip: 'Peur 33,7 · prochaine 15:20' })
    expect(harness.menus).toHaveLength(1)
  })

  it('sets its menu again once it changed, for panels that keep the old one', () => {
    const { icon, world: harness } = desk()
    const [first, ...others] = MODEL.menu
    icon.render({ ...MODEL, menu: others })
    icon.render({ ...MODEL, menu: others })
    icon.render({ ...MODEL, menu: first === undefined ? [] : [first] })
    expect(harness.menus.map(({ length }) => length)).toEqual([4, 3, 1])
  })

  it('shows an ampersand of a name as it is', () => {
    const { icon, world: harness } = desk()
    const fear = { type: 'label', label: 'Fear & Greed' } as const
    icon.render({ ...MODEL, menu: [fear, { type: 'submenu', label: 'A && B', entries: [fear] }] })
    expect(harness.menus.at(-1)).toEqual([
      { label: 'Fear && Greed', enabled: false },
      { label: 'A &&&& B', submenu: [{ label: 'Fear && Greed', enabled: false }] },
    ])
  })

  it('does what an entry says', () => {
    const { world: harness } = desk()
    const [first, , pause, label] = harness.menus[0] ?? []
    first?.click?.({} as never, undefined, {} as never)
    const hours = (pause?.submenu ?? []) as MenuItemConstructorOptions[]
    hours[0]?.click?.({} as never, undefined, {} as never)
    expect(harness.done).toEqual([
      { do: 'open', view: 'now' },
      { do: 'pause_all', length: 'one_hour' },
    ])
    expect(label).toEqual({ label: 'Mettre à jour', enabled: false })
  })

  it('is made anew for a panel that came later, with its picture, menu and click', () => {
    const { icon, world: harness, trayEvents } = desk()
    trayEvents.removeAllListeners()
    icon.renew()
    trayEvents.emit('click')
    expect(harness).toMatchObject({ destroyed: true, made: 2, toggled: 1 })
    expect(harness.menus).toHaveLength(2)
  })

  it('opens the window with a click, and leaves nothing behind', () => {
    const { icon, world: harness, trayEvents, themeEvents } = desk()
    trayEvents.emit('click')
    icon.destroy()
    expect([harness.toggled, harness.destroyed, themeEvents.listenerCount('updated')]).toEqual([1, true, 0])
  })
})
