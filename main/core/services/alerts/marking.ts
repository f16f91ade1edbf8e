/** What the owner does with alerts: read, dismiss, snooze, restore. It survives the next pass. */
import type { Alert } from '../../../../shared/alert.ts'
import type { SnoozeLength } from '../../../../shared/contract/alerts.ts'
import { VigieError } from '../../../../shared/errors.ts'
import { translate } from '../../../../shared/messages/index.ts'
import type { Language } from '../../../../shared/vocabulary.ts'
import type { AlertMark } from '../../alerts/ports.ts'
import { snoozeEnd } from '../../alerts/snooze.ts'
import { explicitEnd } from '../explicit-end.ts'
import { type AlertsServiceDeps, known } from './deps.ts'
import { viewer } from './view.ts'

/** Alerts marked as read per step, so that 100,000 do not block other work. */
const READ_AT_ONCE = 500

interface SnoozeInput {
  readonly length?: SnoozeLength | undefined
  readonly until?: string | undefined
}

/** The marking part of the service. */
export function createMarking(deps: AlertsServiceDeps) {
  const { store, clock } = deps
  const told = (updated: number) => deps.events.publish({ type: 'alerts', created: 0, updated, removed: 0 })

  function mark(id: number, change: AlertMark, language: Language): Alert {
    const marked = store.mark(id, change, clock.now())
    if (marked === null) throw new VigieError('alert_not_found', { id })
    told(1)
    return viewer(clock, language)(marked)
  }

  /** @throws VigieError alert_not_found | alert_cleared */
  function setAside(id: number, change: AlertMark, language: Language): Alert {
    if (known(deps, id).state === 'cleared') throw new VigieError('alert_cleared', { id })
    return mark(id, change, language)
  }

  return {
    read: (id: number, read: boolean, language: Language) => mark(id, { read }, language),
    async readAll(language: Language) {
      let count = 0
      for (;;) {
        const read = store.readSome(READ_AT_ONCE, clock.now())
        count += read
        if (read < READ_AT_ONCE) break
        await deps.yieldToEventLoop()
      }
      if (count > 0) told(count)
      return { message: translate(language, 'alerts.all_read', { count }), alerts_read: count }
    },
    dismiss(id: number, language: Language) {
      const alert = setAside(id, { dismissedAt: clock.now() }, language)
      return { message: translate(language, 'alerts.dismissed'), alert }
    },
    /** @throws VigieError invalid_input for an end that has passed, or is too far ahead */
    snooze(id: number, { length, until: end }: SnoozeInput, language: Language) {
      const now = clock.now()
      const until =
        end === undefined ? snoozeEnd(length ?? 'until_tomorrow', now, clock.zone()) : explicitEnd(end, now)
      return setAside(id, { snoozedUntil: until }, language)
    },
    restore: (id: number, language: Language) => setAside(id, 'restored', language),
  }
}
