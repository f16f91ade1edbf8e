/** Starts and stops the collection of trades. */

import type { LocalizableMessage } from '../../../../shared/errors.ts'
import { utcDay } from '../../../../shared/time/calendar-day.ts'
import { unusable } from '../../../../shared/unusable-path.ts'
import type { ByJob } from '../operation.ts'
import { collectionFor, settingsOf, type TradesServiceDeps } from './deps.ts'

/** The part of the service that starts and stops. */
export function createCollecting(deps: TradesServiceDeps) {
  const { work, jobs } = deps

  function assertFirstDay(key: string, start: string): void {
    if (work.store.totals(key).days > 0) throw unusable('start', 'days_held')
    const today = utcDay(work.clock.now())
    if (start > today) throw unusable('start', 'day_ahead', { today })
  }

  return {
    /** @throws VigieError invalid_input for a first day if days are already stored, or if it has not begun */
    start(input: ByJob & { readonly start?: string | undefined }): {
      message: LocalizableMessage
      run_id: string | null
    } {
      const { job_id: id, start } = input
      const { key } = collectionFor(deps, input)
      if (start !== undefined) assertFirstDay(key, start)
      const changes = { enabled: true, ...(start !== undefined && { settings: { start } }) }
      jobs.configure({ id, changes })
      if (jobs.get({ id }).state === 'halted') jobs.resume({ id })
      const { running } = jobs.get({ id })
      if (running !== null)
        return { message: { messageKey: 'reply.collection_running' }, run_id: running.run_id }
      return { message: { messageKey: 'reply.collection_started' }, run_id: jobs.trigger({ id }).run_id }
    },
    stop(input: ByJob): { message: LocalizableMessage } {
      const { job_id: id } = input
      settingsOf(deps, input)
      if (jobs.get({ id }).running !== null) jobs.cancel({ id })
      jobs.configure({ id, changes: { enabled: false } })
      return { message: { messageKey: 'reply.collection_stopped' } }
    },
  }
}
