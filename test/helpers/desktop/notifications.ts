/** The notification daemon of a session (dunst): what it shows, and clicks on it. */
import { expect } from 'vitest'
import { connect, remote } from './bus.ts'

export interface ShownNotifications {
  /** Waits until this many are on the screen. */
  shown(count: number): Promise<void>
  /** Clicks on the newest. */
  click(): Promise<void>
  /** Takes every notification off the screen. @returns summary and body of all there have been, newest first */
  history(): Promise<readonly { readonly summary: string; readonly body: string }[]>
  close(): void
}

const DUNST = { name: 'org.freedesktop.Notifications', path: '/org/freedesktop/Notifications' }

export function openNotifications(busAddress: string): ShownNotifications {
  const bus = connect(busAddress)
  const dunst = remote(bus, DUNST, 'org.dunstproject.cmd0')
  return {
    shown: async (count) => {
      const displayed = async () => (await dunst.properties()).displayedLength?.value
      await expect.poll(displayed, { message: 'notifications on the screen' }).toBe(count)
    },
    click: async () => void (await dunst.call('NotificationAction', 'u', 0)),
    history: async () => {
      await dunst.call('NotificationCloseAll')
      const [list] = await dunst.call('NotificationListHistory')
      const entries = list as readonly Record<string, { readonly value: unknown }>[]
      return entries.map(({ summary, body }) => ({
        summary: String(summary?.value ?? ''),
        body: String(body?.value ?? ''),
      }))
    },
    close: () => bus.disconnect(),
  }
}
