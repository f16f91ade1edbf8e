/** Completing a maintenance, taking it back, and leaving one of a recurrence out. */
import type { Maintenance } from '../../../shared/maintenance.ts'
import { useSession, useWords } from '../../session.ts'
import { showToast } from '../../shell/toast.ts'

/** What was done; each is optional. */
export interface CompletionDetails {
  readonly completed_on?: string
  readonly cost?: number
  readonly duration_minutes?: number
  readonly assignee?: string
  readonly meter_value?: number
  readonly notes?: string
}

/** Returns a function that takes a completion back; its alert returns at once. */
export function useReopen(): (id: number) => Promise<void> {
  const { client, reads } = useSession()
  return async (id) => {
    await client.maintenances.reopen({ id })
    await client.alerts.generate()
    reads.invalidate(['alerts'])
  }
}

/** Returns a function that opens a finished maintenance again from a list, and says so. */
export function useReopenClosed(): (maintenance: Maintenance) => Promise<void> {
  const words = useWords()
  const reopen = useReopen()
  return async ({ id, planned_on }) => {
    await reopen(id)
    showToast(words.t('panel.reopened', { day: words.day(planned_on) }))
  }
}

/** Returns a function that completes a maintenance, says when the next one is, and offers Undo. */
export function useComplete(): (id: number, details?: CompletionDetails) => Promise<void> {
  const words = useWords()
  const { client, reads } = useSession()
  const reopen = useReopen()
  return async (id, details = {}) => {
    const { next, maintenance } = await client.maintenances.complete({ id, ...details })
    reads.invalidate(['alerts'])
    const text = next
      ? words.t('panel.alerts.done_next', { title: maintenance.title, day: words.day(next.planned_on) })
      : words.t('panel.alerts.done', { title: maintenance.title })
    showToast(text, () => reopen(id))
  }
}

/** Returns a function that leaves one of a recurrence out, and says when the next one is. */
export function useSkip(): (id: number) => Promise<void> {
  const words = useWords()
  const { client, reads } = useSession()
  return async (id) => {
    const { next } = await client.maintenances.skip({ id })
    reads.invalidate(['alerts'])
    showToast(
      next === null
        ? words.t('panel.leave_out.last')
        : words.t('panel.leave_out.done', { day: words.day(next.planned_on) }),
    )
  }
}
