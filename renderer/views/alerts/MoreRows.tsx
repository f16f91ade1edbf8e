/** The rows of a long list of this view: a hundred, more on demand, at most a thousand. */
import { useState } from 'react'
import { useWords } from '../../session.ts'

const PAGE = 100
/** As many as are read for groups, so that each is whole, and as one change takes. */
const MOST = 1000

/** Returns how many rows to read, and how to show more. */
export function useRowLimit(isGrouped: boolean) {
  const [limit, setLimit] = useState(PAGE)
  return {
    limit: isGrouped ? MOST : limit,
    showMore: () => setLimit(Math.min(MOST, limit + PAGE)),
  }
}

interface MoreRowsProps extends ReturnType<typeof useRowLimit> {
  /** Null if no row is left. */
  readonly next: string | null
}

/** Offers more rows; at the limit, says that the list has more. */
export function MoreRows({ next, limit, showMore }: MoreRowsProps) {
  const words = useWords()
  if (next === null) return null
  if (limit === MOST) return <p className="muted">{words.t('panel.list.first_only', { count: MOST })}</p>
  return (
    <button type="button" className="button link" onClick={showMore}>
      {words.t('panel.alerts.more')}
    </button>
  )
}
