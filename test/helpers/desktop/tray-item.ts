/** One icon of a tray: its picture, its texts and its menu, as the program passes them to a panel. */
import { type MessageBus, Variant } from '@jellybrick/dbus-next'
import { vi } from 'vitest'
import { type Properties, remote } from './bus.ts'

export interface Pixmap {
  readonly width: number
  readonly height: number
  /** Red, green, blue and alpha of each pixel, row by row. */
  readonly rgba: Buffer
}

export interface ShownItem {
  readonly title: string
  readonly tooltip: string
  readonly icons: readonly Pixmap[]
}

interface TrayEntry {
  readonly id: number
  /** As transmitted: `_` marks the access key, `__` is an underscore. */
  readonly label: string
  readonly enabled: boolean
  readonly entries: readonly TrayEntry[]
}

export interface TrayItem {
  read(): Promise<ShownItem>
  /** Returns every item except separators. */
  menu(): Promise<readonly TrayEntry[]>
  /** Activates an item by its label; several labels lead through submenus. @throws Error that lists the labels */
  choose(...labels: readonly (string | RegExp)[]): Promise<void>
  /** The primary click. */
  activate(): Promise<void>
}

export function trayItem(bus: MessageBus, at: { readonly name: string; readonly path: string }): TrayItem {
  const item = remote(bus, at, 'org.kde.StatusNotifierItem')
  async function menuRemote() {
    const path = String((await item.properties()).Menu?.value)
    return remote(bus, { name: at.name, path }, 'com.canonical.dbusmenu')
  }
  async function menu() {
    const [, layout] = await (await menuRemote()).call('GetLayout', 'iias', 0, -1, [])
    return entryOf(layout as MenuLayout).entries
  }
  return {
    read: async () => shownOf(await item.properties()),
    menu,
    choose: async (...labels) => {
      // A menu that was just set again passes its submenus a moment later.
      const id = await vi.waitFor(async () => idOf(await menu(), labels), { timeout: 5000, interval: 100 })
      const clicked = new Variant('s', '')
      ;(await menuRemote()).tell('Event', 'isvu', id, 'clicked', clicked, 0)
    },
    activate: async () => void (await item.call('Activate', 'ii', 0, 0)),
  }
}

type RawPixmap = readonly [width: number, height: number, argb: Buffer]
type RawTooltip = readonly [icon: string, pixmaps: unknown, title: string, text: string]

function shownOf(properties: Properties): ShownItem {
  const tooltip = properties.ToolTip?.value as RawTooltip | undefined
  const pixmaps = (properties.IconPixmap?.value ?? []) as readonly RawPixmap[]
  return {
    title: String(properties.Title?.value ?? ''),
    tooltip: tooltip?.[2] ?? '',
    icons: pixmaps.map(([width, height, argb]) => ({ width, height, rgba: rgbaOf(Buffer.from(argb)) })),
  }
}

/** The bus sends alpha first. */
function rgbaOf(argb: Buffer): Buffer {
  const rgba = Buffer.alloc(argb.length)
  for (let at = 0; at < argb.length; at += 4) {
    rgba.writeUInt32BE(((argb.readUInt32BE(at) << 8) | argb.readUInt8(at)) >>> 0, at)
  }
  return rgba
}

type MenuLayout = readonly [id: number, properties: Properties, children: readonly Variant<MenuLayout>[]]

function entryOf([id, properties, children]: MenuLayout): TrayEntry {
  const shown = children.map((child) => child.value).filter(([, { type }]) => type?.value !== 'separator')
  return {
    id,
    label: String(properties.label?.value ?? ''),
    enabled: properties.enabled?.value !== false,
    entries: shown.map(entryOf),
  }
}

function idOf(entries: readonly TrayEntry[], [label, ...rest]: readonly (string | RegExp)[]): number {
  const found = entries.find((entry) =>
    label instanceof RegExp ? label.test(entry.label) : entry.label === label,
  )
  if (found === undefined)
    throw new Error(`no entry ${label} among: ${entries.map((entry) => entry.label).join(' | ')}`)
  return rest.length === 0 ? found.id : idOf(found.entries, rest)
}
