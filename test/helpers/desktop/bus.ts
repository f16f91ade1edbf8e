/** Calls over the session bus of a desktop session. */
import { Message, type MessageBus, MessageFlag, sessionBus, type Variant } from '@jellybrick/dbus-next'

export type Properties = Readonly<Record<string, Variant>>

/** One interface of one object of one program. */
export interface Remote {
  /** @param signature of the arguments, in D-Bus letters @throws the error the program answers */
  call(member: string, signature?: string, ...body: readonly unknown[]): Promise<readonly unknown[]>
  /** A call that waits for no answer: a program that it ends gives none. */
  tell(member: string, signature: string, ...body: readonly unknown[]): void
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
  const messageOf = (of: string, member: string, signature: string, body: readonly unknown[]) =>
    new Message({ destination: at.name, path: at.path, interface: of, member, signature, body: [...body] })
  async function send(message: Message) {
    return (await bus.call(message))?.body ?? []
  }
  return {
    call: (member, signature = '', ...body) => send(messageOf(iface, member, signature, body)),
    tell: (member, signature, ...body) => {
      const message = messageOf(iface, member, signature, body)
      message.flags = MessageFlag.NO_REPLY_EXPECTED
      bus.send(message)
    },
    properties: async () => {
      const [all] = await send(messageOf('org.freedesktop.DBus.Properties', 'GetAll', 's', [iface]))
      return all as Properties
    },
  }
}
