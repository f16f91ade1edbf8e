/** Judges the status of an answer about a calendar. */
import { VigieError } from '../../../../shared/errors.ts'
import { waitAskedBy } from '../../net/gate.ts'
import type { HttpReply } from '../../ports/http.ts'

/** @throws VigieError source_rate_limited | calendar_refused | http_status_unexpected unless it has the expected status */
export function assertAnswered(reply: HttpReply, source: string, expected: number): void {
  const { status } = reply
  if (status === expected) return
  if (status === 401) throw new VigieError('calendar_refused', { source })
  throw (
    waitAskedBy(reply, source) ??
    new VigieError('http_status_unexpected', { source, status, expected: String(expected) })
  )
}
