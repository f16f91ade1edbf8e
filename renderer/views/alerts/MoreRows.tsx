/** The rows of a long list of this view: a hundred, more on demand, at most a thousand. */
import { useGrowing } from '../../parts/useGrowing.ts'
import { useWords } from '../../session.ts'
import type { CachedQuery } from '../../store/reads.ts'

const PAGE = 100
/** As many as are read for groups, so that each is whole, and as one change takes. */
const MOST = 1000

/** Reads the rows, and shows more on demand. @param readOf the read of so many rows */
export function useRows<T>(isGrouped: boolean, readOf: (limit: number) => CachedQuery<T>) {
  const limitOf = (limit: number) => (isGrouped ? MOST : Math.min(MOST, limit))
  const { read, state, limit, more } = useGrowing(PAGE, (wanted) => readOf(limitOf(wanted)))
  return { read, state, limit: limitOf(limit), more }
}

interface MoreRowsProps extends Pick<ReturnType<typeof useRows>, 'limit' | 'more'> {
  /** Null if no row is left. */
  readonly next: string | null
}

/** Offers more rows; at the limit, says that the list has more. */
export function MoreRows({ next, limit, more }: MoreRowsProps) {
  const words = useWords()
  if (next === null) return null
  if (limit === MOST) return <p className="muted">{words.t('panel.list.first_only', { count: MOST })}</p>
  return (
    <button type="button" className="button link" onClick={more}>
      {words.t('panel.alerts.more')}
    </button>
  )
}
