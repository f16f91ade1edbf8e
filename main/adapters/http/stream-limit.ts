/** How many streams of events one holder of a token may have open at once, so that none takes the connections of all others. */
import { VigieError } from '../../../shared/errors.ts'

/** Each tab of the panel and each program that listens has one. */
const MOST_STREAMS = 100

/** Counts a stream of a holder until its signal is aborted. @throws VigieError too_many_streams if it has too many */
type StreamLimit = (holder: string, signal: AbortSignal) => void

export function createStreamLimit(most = MOST_STREAMS): StreamLimit {
  const open = new Map<string, number>()
  return (holder, signal) => {
    const before = open.get(holder) ?? 0
    if (before >= most) throw new VigieError('too_many_streams', { most })
    open.set(holder, before + 1)
    const close = () => {
      const left = (open.get(holder) ?? 1) - 1
      if (left === 0) open.delete(holder)
      else open.set(holder, left)
    }
    if (signal.aborted) close()
    else signal.addEventListener('abort', close, { once: true })
  }
}
