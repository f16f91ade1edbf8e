/** A page that was left: what is done once its reader is back. */
import { expect, onTestFinished, test, vi } from 'vitest'
import { onReturn } from '../../renderer/store/on-return.ts'

/** A page that is left and seen again when the test says so. */
function page() {
  let now = 0
  let state: DocumentVisibilityState = 'visible'
  const [back, long, ends] = [vi.fn(), vi.fn(), new AbortController()]
  const seen = vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => state)
  onTestFinished(() => {
    seen.mockRestore()
    ends.abort()
  })
  onReturn({ back, long }, () => now, ends.signal)
  const turn = (next: DocumentVisibilityState) => {
    state = next
    document.dispatchEvent(new Event('visibilitychange'))
  }
  const away = (ms: number) => {
    turn('hidden')
    now += ms
    turn('visible')
  }
  return { away, back, long, ends }
}

test('a short absence only ends a wait', () => {
  const { away, back, long } = page()
  away(5000)
  expect([back.mock.calls.length, long.mock.calls.length]).toEqual([1, 0])
})

test('after a long absence nothing that was open is relied on', () => {
  const { away, back, long } = page()
  away(3_600_000)
  expect([back.mock.calls.length, long.mock.calls.length]).toEqual([0, 1])
})

test('neither is it when the network is back', () => {
  const { long } = page()
  window.dispatchEvent(new Event('online'))
  expect(long).toHaveBeenCalledTimes(1)
})

test('a page that is closed does nothing any more', () => {
  const { away, long, ends } = page()
  ends.abort()
  away(3_600_000)
  window.dispatchEvent(new Event('online'))
  expect(long).not.toHaveBeenCalled()
})
