/** What the owner does with alerts: read, dismiss, snooze, restore. It survives the next pass. */
import type { Alert } from '../../../../shared/alert.ts'
import type { SnoozeLength } from '../../../../shared/contract/alerts.ts'
import { type LocalizableMessage, VigieError } from '../../../../shared/errors.ts'
import { endOfDelay } from '../../../../shared/time/local-time.ts'
import type { AlertMark } from '../../alerts/ports.ts'
import { explicitEnd } from '../explicit-end.ts'
import type { ById, Caller } from '../operation.ts'
import { type AlertsServiceDeps, known } from './deps.ts'
import { viewer } from './view.ts'

/** Alerts marked as read per step, so that 100,000 do not block other work. */
const READ_AT_ONCE = 500

interface SnoozeInput extends ById {
  readonly length?: SnoozeLength | undefined
  readonly until?: string | undefined
}

/** The marking part of the service. */
export function createMarking(deps: AlertsServiceDeps) {
  const { store, clock } = deps
  const publish = (updated: number) =>
    deps.events.publish({ type: 'alerts', created: 0, updated, removed: 0 })

  function mark(id: number, change: AlertMark, { language }: Caller): Alert {
    const marked = store.mark(id, change, clock.now())
    if (marked === null) throw new VigieError('alert_not_found', { id })
    publish(1)
    return viewer(clock, language)(marked)
  }

  /** @throws VigieError alert_not_found | alert_cleared */
  function setAside(id: number, change: AlertMark, caller: Caller): Alert {
    if (known(deps, id).state === 'cleared') throw new VigieError('alert_cleared', { id })
    return mark(id, change, caller)
  }

  return {
    read: ({ id, read }: ById & { readonly read: boolean }, caller: Caller) => mark(id, { read }, caller),
    async readAll() {
      let count = 0
      for (;;) {
        const read = store.readSome(READ_AT_ONCE, clock.now())
        count += read
        if (read < READ_AT_ONCE) break
        await deps.yieldToEventLoop()
      }
      if (count > 0) publish(count)
      const message: LocalizableMessage = { messageKey: 'alerts.all_read', params: { count } }
      return { message, alerts_read: count }
    },
    dismiss({ id }: ById, caller: Caller) {
      const alert = setAside(id, { dismissedAt: clock.now() }, caller)
      const message: LocalizableMessage = { messageKey: 'alerts.dismissed' }
      return { message, alert }
    },
    /** @throws VigieError invalid_input for an end that has passed, or is too far ahead */
    snooze({ id, length, until: end }: SnoozeInput, caller: Caller) {
      const now = clock.now()
      const until =
        end === undefined ? endOfDelay(length ?? 'until_tomorrow', now, clock.zone()) : explicitEnd(end, now)
      return setAside(id, { snoozedUntil: until }, caller)
    },
    restore: ({ id }: ById, caller: Caller) => setAside(id, 'restored', caller),
  }
}
