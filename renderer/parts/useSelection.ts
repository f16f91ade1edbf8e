/** Which rows of a list are chosen for an action on all of them. */
import { useState } from 'react'

/** The chosen rows. Those that are no longer listed are no longer chosen. */
export interface RowSelection<Id> {
  readonly chosen: readonly Id[]
  readonly has: (id: Id) => boolean
  readonly toggle: (id: Id) => void
  readonly all: boolean
  /** Chooses all rows, or none if all are. */
  readonly toggleAll: () => void
  readonly clear: () => void
}

/** @param listed the rows as they are shown */
export function useSelection<Id>(listed: readonly Id[]): RowSelection<Id> {
  const [ids, setIds] = useState<ReadonlySet<Id>>(new Set())
  const chosen = listed.filter((id) => ids.has(id))
  const all = listed.length > 0 && chosen.length === listed.length
  return {
    chosen,
    has: (id) => ids.has(id),
    toggle: (id) =>
      setIds((before) =>
        before.has(id) ? new Set([...before].filter((one) => one !== id)) : new Set([...before, id]),
      ),
    all,
    toggleAll: () => setIds(all ? new Set() : new Set(listed)),
    clear: () => setIds(new Set()),
  }
}
