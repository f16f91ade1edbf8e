/**
 * The tray icon: one idempotent render of the model. The menu is set only after a change, because setting it
 * closes an open one.
 */
import type { Menu, MenuItemConstructorOptions, NativeImage, NativeTheme, Tray } from 'electron'
import { layersOf, stripFile, TRAY_SIZES, type TrayPicture, type TrayTheme } from '../../core/tray/icon.ts'
import type { MenuEntry, TrayAction } from '../../core/tray/menu.ts'
import type { TrayModel } from '../../core/tray/model.ts'
import type { Rectangle } from '../../core/window/position.ts'
import { menuLabel } from './menu-label.ts'
import { composeLayers } from './tray-strip.ts'

type Icon = Pick<
  Tray,
  'setImage' | 'setToolTip' | 'setContextMenu' | 'setTitle' | 'on' | 'getBounds' | 'destroy'
>

/** What the tray icon needs of Electron, and what its menu entries do. */
export interface TrayDeps {
  readonly create: (image: NativeImage) => Icon
  readonly emptyImage: () => NativeImage
  readonly readPng: (path: string) => Buffer
  readonly buildMenu: (entries: MenuItemConstructorOptions[]) => Menu
  /** Returns the form of the icon for the current bar. */
  readonly theme: () => TrayTheme
  /** Emits changes of the system's colours. */
  readonly colours: Pick<NativeTheme, 'on' | 'removeListener'>
  readonly platform: NodeJS.Platform
  readonly act: (action: TrayAction) => void
  readonly toggleWindow: () => void
}

/** The icon in the tray with its menu. */
export interface TrayIcon {
  render(model: TrayModel): void
  /** Creates the icon again, for a panel that started after the last one. */
  renew(): void
  bounds(): Rectangle | null
  destroy(): void
}

/** Points per side; the sizes are scales of it. */
const POINTS = 16

/** @param first shown at once, before anything is known */
export function createTrayIcon(deps: TrayDeps, first: TrayModel): TrayIcon {
  const images = new Map<string, NativeImage>()
  let model = first
  let menuShown = ''
  let icon = create()

  function create(): Icon {
    const made = deps.create(imageOf(model.icon))
    made.on('click', deps.toggleWindow)
    return made
  }

  /** One image contains every size, so that a change of scale needs no code. */
  function imageOf(picture: TrayPicture): NativeImage {
    const theme = deps.theme()
    const layers = layersOf(picture)
    const name = [theme, ...layers].join(' ')
    const known = images.get(name)
    if (known !== undefined) return known
    const image = deps.emptyImage()
    for (const size of TRAY_SIZES) {
      image.addRepresentation({
        scaleFactor: size / POINTS,
        width: size,
        height: size,
        buffer: composeLayers(deps.readPng(stripFile(theme, size)), layers),
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

  function renew(): void {
    icon.destroy()
    icon = create()
    menuShown = ''
    render(model)
  }

  const renderAgain = () => render(model)
  deps.colours.on('updated', renderAgain)
  render(first)
  return {
    render,
    renew,
    bounds: () => icon.getBounds(),
    destroy: () => {
      deps.colours.removeListener('updated', renderAgain)
      icon.destroy()
    },
  }
}

function templateOf(entry: MenuEntry, act: (action: TrayAction) => void): MenuItemConstructorOptions {
  if (entry.type === 'separator') return { type: 'separator' }
  const label = menuLabel(entry.label)
  switch (entry.type) {
    case 'label':
      return { label, enabled: false }
    case 'action':
      return { label, click: () => act(entry.action) }
    case 'submenu':
      return { label, submenu: entry.entries.map((each) => templateOf(each, act)) }
  }
}
