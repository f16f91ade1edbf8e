/** Shows the notifications of an instance in another process on this desktop: a server has no desktop of its own. */
import type { ContractRouterClient } from '@orpc/contract'
import type { NoticeView } from '../../../shared/contract/alerts.ts'
import type { Contract } from '../../../shared/contract/index.ts'
import type { VigieEvent } from '../../../shared/events.ts'
import { URGENCIES } from '../../core/alerts/notice-text.ts'
import type { Log } from '../../core/ports/log.ts'
import type { Notice, Notifier } from '../../core/ports/notifier.ts'

/** Where the notifications of the other process come from, and where they are shown. */
export interface NoticesDeps {
  readonly client: () => ContractRouterClient<Contract>
  readonly subscribe: (listener: (event: Pick<VigieEvent, 'type'>) => void) => () => void
  readonly notifier: Notifier
  readonly log: Log
  /** Delay between an event and reading the notifications, ms: by then their text is written. */
  readonly settleMs?: number
}

const SETTLE_MS = 1000
const RELEVANT: readonly VigieEvent['type'][] = ['alerts', 'run', 'reset']
const LATEST = 50

/** Does not show earlier notifications again. Returns a function that stops it. */
export function followNotices({ client, subscribe, notifier, log, settleMs }: NoticesDeps): () => void {
  let known: ReadonlySet<string> | null = null
  let settling: NodeJS.Timeout | null = null
  let looking = Promise.resolve()

  async function look(): Promise<void> {
    try {
      const { items } = await client().alerts.notices({ limit: LATEST })
      const worded = items.filter(({ title }) => title !== '')
      const before = known
      known = new Set(worded.map(({ key }) => key))
      if (before === null) return
      for (const notice of worded.toReversed()) {
        if (!before.has(notice.key) && !isShown(notice)) await notifier.show(await noticeOf(client(), notice))
      }
    } catch (error) {
      log.warn('The notifications of the running Vigie could not be shown.', { error })
    }
  }

  function soon(): void {
    settling ??= setTimeout(() => {
      settling = null
      looking = looking.then(look)
    }, settleMs ?? SETTLE_MS)
  }

  const unsubscribe = subscribe(({ type }) => {
    if (RELEVANT.includes(type)) soon()
  })
  looking = look()
  return () => {
    unsubscribe()
    if (settling !== null) clearTimeout(settling)
  }
}

/** Shown by the instance's own desktop. */
function isShown({ deliveries }: NoticeView): boolean {
  return deliveries.some(({ channel }) => channel === 'desktop')
}

async function noticeOf(client: ContractRouterClient<Contract>, view: NoticeView): Promise<Notice> {
  const { key, form, title, body, alert_ids } = view
  const [first] = alert_ids
  const alert = first === undefined ? null : await client.alerts.get({ id: first }).catch(() => null)
  const urgency = alert === null ? 'normal' : URGENCIES[alert.priority]
  const target = form === 'single' && first !== undefined ? { id: String(first) } : {}
  return { key, title, body, urgency, target: { view: 'alerts', ...target } }
}
