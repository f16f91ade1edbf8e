/** The rules are judged soon after what they look at was changed. */
import { expect, test, vi } from 'vitest'
import { followChanges } from '../../../main/core/alerts/follow-changes.ts'
import type { UnlocalizedEvent } from '../../../main/core/ports/events.ts'

const changed = { type: 'alerts', created: 0, updated: 0, removed: 0 } as const

function following() {
  const listeners = new Set<(event: UnlocalizedEvent) => void>()
  const waiting: (() => void)[] = []
  const recheck = vi.fn(async () => undefined)
  const stopping = new AbortController()
  followChanges({
    events: {
      subscribe: (listener) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
    delay: (_, signal) =>
      new Promise((resolve, reject) => {
        waiting.push(resolve)
        signal.addEventListener('abort', () => reject(signal.reason))
      }),
    recheck,
    signal: stopping.signal,
  })
  const publish = (event: UnlocalizedEvent) => {
    for (const listener of listeners) listener(event)
  }
  const pass = async () => {
    for (const go of waiting.splice(0)) go()
    await new Promise(setImmediate)
  }
  return { publish, pass, recheck, stopping, waiting }
}

test('several changes in a moment are judged once, later ones again', async () => {
  const { publish, pass, recheck } = following()
  publish(changed)
  publish(changed)
  expect(recheck).not.toHaveBeenCalled()
  await pass()
  expect(recheck).toHaveBeenCalledTimes(1)
  publish(changed)
  await pass()
  expect(recheck).toHaveBeenCalledTimes(2)
})

test('what a pass itself tells is not judged again', () => {
  const { publish, waiting } = following()
  publish({ ...changed, created: 1 })
  publish({ type: 'settings' })
  expect(waiting).toEqual([])
})

test('nothing is judged once Vigie stops', async () => {
  const { publish, pass, recheck, stopping } = following()
  publish(changed)
  stopping.abort(new Error('stop'))
  await pass()
  expect(recheck).not.toHaveBeenCalled()
})
