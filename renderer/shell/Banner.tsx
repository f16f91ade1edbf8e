import { Shape } from '../parts/Shape.tsx'
import { useNow } from '../parts/useNow.ts'
import { useBox, useSession, useWords } from '../session.ts'
import { readJobs } from '../store/known.ts'

/** Shorter interruptions are not shown; after this time the owner sees that the data is old, ms. */
const SILENT_MS = 1500

/** Shows that the connection is lost, the age of the data, and the next attempt. Nothing else of the page moves for it. */
export function Banner() {
  const words = useWords()
  const session = useSession()
  const connection = useBox(session.connection)
  const now = useNow(1000)
  if (connection.state !== 'lost' || now - connection.since < SILENT_MS) return null
  const at = session.reads.readAt(readJobs)
  const seconds = Math.max(0, Math.ceil((connection.nextTryAt - now) / 1000))
  return (
    <div className="banner wrong lost" role="status">
      <Shape form="triangle" />
      <p>
        <strong>{words.t('panel.lost.title')}</strong>{' '}
        {at > 0 && `${words.t('panel.lost.figures_from', { time: words.clock(at) })} `}
        <span aria-hidden="true">{words.t('panel.lost.next_try', { count: seconds })}</span>
      </p>
      <button type="button" className="button small" onClick={session.tryNow}>
        {words.t('panel.lost.try_now')}
      </button>
    </div>
  )
}
