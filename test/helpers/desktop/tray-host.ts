/**
 * A tray: it acts as the panel of a Linux desktop for programs with icons, over the real bus. It owns the
 * name of the StatusNotifierWatcher, so that a test can remove it and restore it.
 */
import { Message, Variant } from '@jellybrick/dbus-next'
import { connect, remote } from './bus.ts'
import { eventually } from './eventually.ts'
import { type TrayItem, trayItem } from './tray-item.ts'

const WATCHER = 'org.kde.StatusNotifierWatcher'
const PATH = '/StatusNotifierWatcher'
const BUS = { name: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus' }

export interface TrayHost {
  /** Number of programs that show an icon. */
  count(): number
  /** Waits for the only icon. */
  item(): Promise<TrayItem>
  /** Releases the name, like a panel that ends. */
  close(): Promise<void>
}

/** Takes the name of the watcher on the bus of a session. */
export async function openTrayHost(busAddress: string): Promise<TrayHost> {
  const bus = connect(busAddress)
  let items: readonly string[] = []
  bus.addMethodHandler((message) => {
    if (message.path !== PATH) return false
    if (message.member === 'RegisterStatusNotifierItem') {
      items = [...items, addressOf(message)]
      bus.send(Message.newSignal(PATH, WATCHER, 'StatusNotifierItemRegistered', 's', [items.at(-1)]))
    }
    bus.send(replyTo(message, items))
    return true
  })
  bus.on('message', ({ member, body: [name, , owner] }) => {
    // A program that ends releases its names, and so its icon.
    if (member === 'NameOwnerChanged' && owner === '')
      items = items.filter((item) => item.split('/')[0] !== name)
  })
  await remote(bus, BUS, BUS.name).call('AddMatch', 's', "type='signal',member='NameOwnerChanged'")
  await bus.requestName(WATCHER, 0)
  return {
    count: () => items.length,
    item: async () => {
      const only = () => (items.length === 1 ? (items[0] ?? null) : null)
      return trayItem(bus, placeOf(await eventually('one icon in the tray', only, { everyMs: 10 })))
    },
    close: async () => {
      await bus.releaseName(WATCHER)
      bus.disconnect()
    },
  }
}

/** A program registers its own name, or only a path. */
function addressOf({ sender, body: [given] }: Message): string {
  return String(given).startsWith('/') ? `${sender}${given}` : String(given)
}

function placeOf(address: string): { readonly name: string; readonly path: string } {
  const slash = address.indexOf('/')
  if (slash < 0) return { name: address, path: '/StatusNotifierItem' }
  return { name: address.slice(0, slash), path: address.slice(slash) }
}

function replyTo(message: Message, items: readonly string[]): Message {
  const properties: Record<string, Variant> = {
    IsStatusNotifierHostRegistered: new Variant('b', true),
    ProtocolVersion: new Variant('i', 0),
    RegisteredStatusNotifierItems: new Variant('as', items),
  }
  if (message.member === 'GetAll') return Message.newMethodReturn(message, 'a{sv}', [properties])
  if (message.member === 'Get')
    return Message.newMethodReturn(message, 'v', [properties[String(message.body[1])]])
  return Message.newMethodReturn(message)
}
