/** A list of which the reader sees more on demand. */
import { useState } from 'react'
import type { CachedQuery, ReadState } from '../store/reads.ts'
import { useLastRead } from './useLastRead.ts'

/** What grows: how much is read at first is tripled each time. */
const GROWTH = 3

/** A list as far as it is read. */
export interface GrowingList<T> {
  readonly read: CachedQuery<T>
  /** While more is read, what was there stays: nothing that is on the screen goes or moves. */
  readonly state: ReadState<T>
  readonly limit: number
  readonly more: () => void
}

/**
 * Begins with `page` items, also when another list takes the place of this one.
 * @param readOf the read of so many items; its key without items names the list
 */
export function useGrowing<T>(page: number, readOf: (limit: number) => CachedQuery<T>): GrowingList<T> {
  const list = readOf(0).key
  const [grown, setGrown] = useState({ list, limit: page })
  const limit = grown.list === list ? grown.limit : page
  const read = readOf(limit)
  return {
    read,
    state: useLastRead(read, list),
    limit,
    more: () => setGrown({ list, limit: limit * GROWTH }),
  }
}
