import { useBox } from '../session.ts'
import { announcement } from './announcer.ts'

/** What screen readers are told; nothing is shown. */
export function Announcer() {
  return (
    <div className="unseen" role="status" aria-live="polite">
      {useBox(announcement)}
    </div>
  )
}
