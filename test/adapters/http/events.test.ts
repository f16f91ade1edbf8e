import { afterEach, beforeEach, expect, it } from 'vitest'
import { openTestEndpoint, type TestEndpoint } from '../../helpers/test-endpoint.ts'

let endpoint: TestEndpoint
beforeEach(async () => {
  endpoint = await openTestEndpoint()
})
afterEach(() => endpoint.close())

/** Listens until this many events came; returns their ids and types. */
async function listen(count: number, lastEventId?: string, meanwhile?: () => void) {
  const leaving = new AbortController()
  const answer = await endpoint.ask('/api/v1/events', {
    signal: leaving.signal,
    headers: lastEventId === undefined ? {} : { 'last-event-id': lastEventId },
  })
  expect(answer.headers.get('content-type')).toContain('text/event-stream')
  meanwhile?.()
  const heard: { id: string; type: string }[] = []
  let text = ''
  for await (const chunk of answer.body ?? []) {
    text += new TextDecoder().decode(chunk)
    for (const [block, id, data] of text.matchAll(/id: (.*)\ndata: (.*)\n\n/g)) {
      heard.push({ id: id ?? '', type: JSON.parse(data ?? '{}').type })
      text = text.replace(block, '')
    }
    if (heard.length >= count) break
  }
  leaving.abort()
  return heard
}
const publish = (type: 'settings' | 'update') =>
  endpoint.events.publish(type === 'settings' ? { type } : { type, state: 'none' })

it('tells events as they happen', async () => {
  const heard = await listen(2, undefined, () => {
    publish('settings')
    publish('update')
  })
  expect(heard.map(({ type }) => type)).toEqual(['settings', 'update'])
})

it('asks proxies to pass each event on at once', async () => {
  const leaving = new AbortController()
  const { headers } = await endpoint.ask('/api/v1/events', { signal: leaving.signal })
  leaving.abort()
  expect([headers.get('x-accel-buffering'), headers.get('cache-control')]).toEqual([
    'no',
    'no-store, no-transform',
  ])
})

it('goes on after the last event a listener knows, and leaves out none', async () => {
  const [first] = await listen(1, undefined, () => publish('settings'))
  publish('update')
  publish('settings')
  const missed = await listen(2, first?.id)
  expect(missed.map(({ type }) => type)).toEqual(['update', 'settings'])
})

it.each(['test-999', 'another-process-1', 'nonsense', 'test--1'])(
  'asks a listener who knows "%s" to read everything again',
  async (id) => {
    publish('settings')
    expect((await listen(1, id)).map(({ type }) => type)).toEqual(['reset'])
  },
)
