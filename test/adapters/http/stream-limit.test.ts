/** The streams of one token leave connections for everybody else. */
import { expect, it, onTestFinished, vi } from 'vitest'
import { createStreamLimit } from '../../../main/adapters/http/stream-limit.ts'
import { holderStream } from '../../../main/adapters/http/watched-token.ts'
import { receivedRequest } from '../../helpers/received-request.ts'
import { openTestEndpoint } from '../../helpers/test-endpoint.ts'

it('refuses a holder one more than the most, and nobody else', () => {
  const count = createStreamLimit(2)
  const first = new AbortController()
  count('panel', first.signal)
  count('panel', new AbortController().signal)
  expect(() => count('panel', new AbortController().signal)).toThrow(
    expect.objectContaining({ code: 'too_many_streams' }),
  )
  count('grafana', new AbortController().signal)
  first.abort()
  count('panel', new AbortController().signal)
})

it('answers 429 with a hundred open, and again once one of them has been closed', async () => {
  const endpoint = await openTestEndpoint()
  onTestFinished(() => endpoint.close())
  const leaving = Array.from({ length: 100 }, () => new AbortController())
  const open = await Promise.all(leaving.map(({ signal }) => endpoint.ask('/api/v1/events', { signal })))
  expect(open.map(({ status }) => status)).toEqual(open.map(() => 200))
  const refused = await endpoint.ask('/api/v1/events')
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60'])
  expect(await refused.json()).toMatchObject({ code: 'too_many_streams', remedy: 'Close one of them.' })
  expect((await endpoint.ask('/api/v1/health')).status).toBe(200)
  leaving[0]?.abort()
  const again = async () => {
    const answer = await endpoint.ask('/api/v1/events')
    await answer.body?.cancel()
    return answer.status
  }
  await expect.poll(again).toBe(200)
})

it('watches no stream that it refused', async () => {
  const endpoint = await openTestEndpoint()
  onTestFinished(() => endpoint.close())
  const watch = vi.spyOn(globalThis, 'setInterval')
  onTestFinished(() => watch.mockRestore())
  expect((await endpoint.ask('/api/v1/events?since=1')).status).toBe(400)
  expect(watch).not.toHaveBeenCalled()
})

it('watches and counts a stream no longer that has ended', () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const accepted = vi.fn(() => true)
  const count = createStreamLimit(1)
  const open = () => holderStream(receivedRequest('/events'), (signal) => count('panel', signal), accepted)
  const first = open()
  expect(open).toThrow(expect.objectContaining({ code: 'too_many_streams' }))
  vi.advanceTimersByTime(2_000)
  first.end()
  vi.advanceTimersByTime(60_000)
  expect(accepted).toHaveBeenCalledTimes(1)
  expect(open).not.toThrow()
})
