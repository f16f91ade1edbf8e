/** Calls over the session bus of a desktop session. */
import { Message, type MessageBus, sessionBus, type Variant } from '@jellybrick/dbus-next'

export type Properties = Readonly<Record<string, Variant>>

/** One interface of one object of one program. */
export interface Remote {
  /** @param signature of the arguments, in D-Bus letters @throws the error the program answers */
  call(member: string, signature?: string, ...body: readonly unknown[]): Promise<readonly unknown[]>
  properties(): Promise<Properties>
}

/** Connects; the caller disconnects. */
export function connect(busAddress: string): MessageBus {
  return sessionBus({ busAddress })
}

/** @param at the program's name on the bus, and the path of its object */
export function remote(
  bus: MessageBus,
  at: { readonly name: string; readonly path: string },
  iface: string,
): Remote {
  async function send(of: string, member: string, signature: string, body: readonly unknown[]) {
    const target = { destination: at.name, path: at.path, interface: of, member }
    const reply = await bus.call(new Message({ ...target, signature, body: [...body] }))
    return reply?.body ?? []
  }
  return {
    call: (member, signature = '', ...body) => send(iface, member, signature, body),
    properties: async () => {
      const [all] = await send('org.freedesktop.DBus.Properties', 'GetAll', 's', [iface])
      return all as Properties
    },
  }
}
