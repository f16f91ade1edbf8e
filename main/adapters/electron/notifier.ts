/** Desktop notifications. Shown ones stay referenced: otherwise a click on an older one does nothing. */
import type { Notification, NotificationConstructorOptions } from 'electron'
import type { Notice, Notifier } from '../../core/ports/notifier.ts'
import { notificationBody } from './notification-text.ts'

type ShownNotification = Pick<Notification, 'show' | 'close' | 'on'>

/** A click on a notice without a target shows the window as it was left. */
export type DesktopNotice = Omit<Notice, 'target'> & { readonly target: Notice['target'] | null }

/** Shows notifications on this desktop; `none` if it has no notification service. */
export interface DesktopNotifier extends Notifier {
  show(notice: DesktopNotice): Promise<'shown' | 'none'>
}

/** The notification service of the desktop, and what a click on a notification opens. */
export interface NotifierDeps {
  readonly isSupported: () => boolean
  readonly create: (options: NotificationConstructorOptions) => ShownNotification
  readonly open: (target: DesktopNotice['target']) => void
  readonly icon: string
  /** Whether bodies are read as markup here. */
  readonly readsMarkup: () => Promise<boolean>
  /** Calls back when a notification got no answer for long enough; returns a function that cancels. */
  readonly afterPatience: (giveUp: () => void) => () => void
}

/** Maximum number of notifications remembered; the system forgets older ones too. */
const REMEMBERED = 50

/**
 * Returns `shown` when the system has shown a notification, `none` if it cannot or does not report: macOS may wait for
 * the owner's permission, and Linux does not report failures. A new notification replaces the one with the same key.
 */
export function electronNotifier(deps: NotifierDeps): DesktopNotifier {
  const live = new Map<string, ShownNotification>()

  function remember(key: string, shown: ShownNotification): void {
    live.get(key)?.close()
    live.delete(key)
    live.set(key, shown)
    const [oldest] = live.keys()
    if (live.size > REMEMBERED && oldest !== undefined) live.delete(oldest)
  }

  async function show(notice: DesktopNotice): Promise<'shown' | 'none'> {
    if (!deps.isSupported()) return 'none'
    const { title, urgency } = notice
    const body = notificationBody(notice.body, await deps.readsMarkup())
    const shown = deps.create({ title, body, urgency, silent: urgency === 'low', icon: deps.icon })
    remember(notice.key, shown)
    const forget = () => {
      if (live.get(notice.key) === shown) live.delete(notice.key)
    }
    shown.on('close', forget)
    shown.on('click', () => {
      forget()
      // Some servers leave it on the screen.
      shown.close()
      deps.open(notice.target)
    })
    return new Promise((resolve) => {
      const answer = (state: 'shown' | 'none') => {
        callOff()
        resolve(state)
      }
      const callOff = deps.afterPatience(() => answer('none'))
      shown.on('show', () => answer('shown'))
      shown.on('failed', () => {
        forget()
        answer('none')
      })
      shown.show()
    })
  }

  return { show }
}
