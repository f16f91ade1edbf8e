/** Unread alerts for the badge; screen readers announce a change. */
import { useEffect, useRef } from 'react'
import { useRead } from '../session.ts'
import { readAlertCounts } from '../store/known.ts'
import type { Localizer } from '../words/words.ts'
import { announce } from './announcer.ts'

/** Returns 0 until it is known, without an announcement. */
export function useAlertCount(words: Localizer): number {
  const { data } = useRead(readAlertCounts)
  const unread = data?.unread ?? 0
  const before = useRef<number | null>(null)
  useEffect(() => {
    if (!data) return
    if (before.current !== null && unread > before.current) {
      announce(words.t('panel.alerts.arrived', { count: unread }))
    }
    before.current = unread
  }, [data, unread, words])
  return unread
}
