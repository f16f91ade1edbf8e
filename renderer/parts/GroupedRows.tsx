import type { ReactNode } from 'react'
import { useWords } from '../session.ts'
import type { GroupOfRows } from './row-groups.ts'

interface GroupedRowsProps<T> {
  readonly groups: readonly GroupOfRows<T>[]
  readonly headingOf: (key: string | null) => string
  /** Rows that are drawn, of all that the headings count; all if absent. */
  readonly drawn?: (item: T) => boolean
  /** Returns a row: a list item with its key. */
  readonly children: (item: T) => ReactNode
  readonly className?: string
}

/** Lists under headings with their numbers; a single group has none. */
export function GroupedRows<T>({
  groups,
  headingOf,
  drawn,
  children,
  className = 'rows',
}: GroupedRowsProps<T>) {
  const words = useWords()
  return groups.map(({ key, items }) => {
    const rows = drawn ? items.filter(drawn) : items
    if (rows.length === 0) return null
    return (
      <section key={key} aria-label={headingOf(key)}>
        {groups.length > 1 && (
          <h3 className="group-title">
            {headingOf(key)} <span className="muted">{words.number(items.length)}</span>
          </h3>
        )}
        <ul className={className}>{rows.map(children)}</ul>
      </section>
    )
  })
}
