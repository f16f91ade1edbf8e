import { useRef } from 'react'
import { useRead } from '../session.ts'
import type { CachedQuery, ReadState } from '../store/reads.ts'

/**
 * Reads what changes its key while it is looked at: until the next answer the last one stays, so that nothing on the screen goes
 * or loses the focus. @param list names what is looked at; of another one nothing stays
 */
export function useLastRead<T>(read: CachedQuery<T>, list: string): ReadState<T> {
  const state = useRead(read)
  const last = useRef<{ readonly list: string; readonly data: T } | null>(null)
  if (state.data !== undefined) last.current = { list, data: state.data }
  const kept = last.current?.list === list ? last.current.data : undefined
  return state.data === undefined && kept !== undefined ? { ...state, data: kept } : state
}
