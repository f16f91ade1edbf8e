/** Fair turns: one request begins in each turn of the event loop. */

/**
 * Returns a function to wait for one's turn, first come, first served. A caller waits only if another one began in the same
 * turn of the event loop. Node accepts one connection a turn: without this, a crowd on open connections fills each turn, and
 * whoever connects then waits until the crowd has gone.
 */
export function createTurns(): () => Promise<void> {
  const waiting: (() => void)[] = []
  let isTaken = false
  const next = () => {
    const begin = waiting.shift()
    isTaken = begin !== undefined
    if (begin === undefined) return
    setImmediate(next)
    begin()
  }
  return () => {
    if (isTaken) return new Promise((resolve) => waiting.push(resolve))
    isTaken = true
    setImmediate(next)
    return Promise.resolve()
  }
}
