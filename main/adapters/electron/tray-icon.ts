/**
 * The tray icon: one idempotent render of the model. The menu is set again after each change and only then, for setting
 * it closes the one that is open.
 */
import type { Menu, MenuItemConstructorOptions, NativeImage, NativeTheme, Tray } from 'electron'
import { type IconKey, iconFile, TRAY_SIZES, type TrayTheme } from '../../core/tray/icon.ts'
import type { MenuEntry, TrayAction } from '../../core/tray/menu.ts'
import type { TrayModel } from '../../core/tray/model.ts'
import type { Rectangle } from '../../core/window/position.ts'

type Icon = Pick<
  Tray,
  'setImage' | 'setToolTip' | 'setContextMenu' | 'setTitle' | 'on' | 'getBounds' | 'destroy'
>

export interface TrayDeps {
  readonly create: (image: NativeImage) => Icon
  readonly emptyImage: () => NativeImage
  readonly readPng: (path: string) => Buffer
  readonly buildMenu: (entries: MenuItemConstructorOptions[]) => Menu
  readonly theme: Pick<NativeTheme, 'shouldUseDarkColors' | 'on' | 'removeListener'>
  readonly platform: NodeJS.Platform
  readonly act: (action: TrayAction) => void
  readonly toggleWindow: () => void
}

export interface TrayIcon {
  render(model: TrayModel): void
  bounds(): Rectangle | null
  destroy(): void
}

/** Points of a side; the sizes are scales of it. */
const POINTS = 16

/** @param first shown at once, before anything is known */
export function createTrayIcon(deps: TrayDeps, first: TrayModel): TrayIcon {
  const images = new Map<string, NativeImage>()
  let model = first
  let menuShown = ''
  const icon = deps.create(imageOf(first.icon))

  function themeNow(): TrayTheme {
    if (deps.platform === 'darwin') return 'template'
    return deps.theme.shouldUseDarkColors ? 'dark' : 'light'
  }

  /** One image holds every size, so that a change of scale needs nothing of us. */
  function imageOf(key: IconKey): NativeImage {
    const theme = themeNow()
    const name = `${theme}/${key}`
    const known = images.get(name)
    if (known !== undefined) return known
    const image = deps.emptyImage()
    for (const size of TRAY_SIZES) {
      image.addRepresentation({
        scaleFactor: size / POINTS,
        width: size,
        height: size,
        buffer: deps.readPng(iconFile(key, theme, size)),
      })
    }
    if (theme === 'template') image.setTemplateImage(true)
    images.set(name, image)
    return image
  }

  function render(next: TrayModel): void {
    model = next
    icon.setImage(imageOf(next.icon))
    icon.setToolTip(next.tooltip)
    if (deps.platform === 'darwin') icon.setTitle(next.title === '' ? '' : ` ${next.title}`)
    const menu = JSON.stringify(next.menu)
    if (menu === menuShown) return
    menuShown = menu
    icon.setContextMenu(deps.buildMenu(next.menu.map((entry) => templateOf(entry, deps.act))))
  }

  const renderAgain = () => render(model)
  deps.theme.on('updated', renderAgain)
  icon.on('click', deps.toggleWindow)
  render(first)
  return {
    render,
    bounds: () => icon.getBounds(),
    destroy: () => {
      deps.theme.removeListener('updated', renderAgain)
      icon.destroy()
    },
  }
}

function templateOf(entry: MenuEntry, act: (action: TrayAction) => void): MenuItemConstructorOptions {
  switch (entry.type) {
    case 'separator':
      return { type: 'separator' }
    case 'label':
      return { label: entry.label, enabled: false }
    case 'action':
      return { label: entry.label, click: () => act(entry.action) }
    case 'submenu':
      return { label: entry.label, submenu: entry.entries.map((each) => templateOf(each, act)) }
  }
}
