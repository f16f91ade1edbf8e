/** Rows of a list under headings. */

/** Rows under a heading; its key is null for those that belong to none. */
export interface GroupOfRows<T> {
  readonly key: string | null
  readonly items: readonly T[]
}

/** Groups rows in their order: the group of the first one comes first. @param keyOf null for one group of all */
export function groupsBy<T>(
  items: readonly T[],
  keyOf: ((item: T) => string | null) | null,
): readonly GroupOfRows<T>[] {
  if (keyOf === null) return [{ key: null, items }]
  return [...Map.groupBy(items, keyOf)].map(([key, members]) => ({ key, items: members }))
}

/** As `groupsBy`, in the order of the keys; those that belong to none come last. */
export function sortedGroupsBy<T>(
  items: readonly T[],
  keyOf: ((item: T) => string | null) | null,
): readonly GroupOfRows<T>[] {
  return [...groupsBy(items, keyOf)].sort((a, b) => {
    if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null)
    return a.key.localeCompare(b.key)
  })
}
