/** Requests of the first view that begin before its script is there, and who takes their answers. */
import { beforeEach, expect, test, vi } from 'vitest'
import { beginRequests, panelAddress, sendOrTake } from '../../renderer/client/begun.ts'
import { firstPaths } from '../../renderer/client/first-paths.computed.ts'

const caller = { token: () => 'secret', language: () => 'fr' }
const HEADERS = { authorization: 'Bearer secret', 'accept-language': 'fr' }
const send = vi.fn<(request: RequestInfo | URL, init?: RequestInit) => Promise<Response>>()

const asked = (init: RequestInit = {}) =>
  new Request(`${panelAddress()}api/v1/jobs`, { headers: HEADERS, ...init })
const take = (request: Request) => sendOrTake(request, {})

beforeEach(() => {
  send.mockReset()
  send.mockImplementation(async () => new Response('begun'))
  vi.stubGlobal('fetch', send)
  beginRequests(['api/v1/jobs'], caller)
  send.mockImplementation(async () => new Response('sent'))
})

test('the answer to the same request is taken, once', async () => {
  expect(await (await take(asked())).text()).toBe('begun')
  expect(await (await take(asked())).text()).toBe('sent')
})

test.each([
  ['with another token', asked({ headers: { ...HEADERS, authorization: 'Bearer other' } })],
  ['in another language', asked({ headers: { ...HEADERS, 'accept-language': 'en' } })],
  ['that changes something', asked({ method: 'POST' })],
])('a request %s is sent, and what had begun is ended', async (_what, request) => {
  expect(await (await take(request)).text()).toBe('sent')
  expect(send.mock.calls[0]?.[1]?.signal?.aborted).toBe(true)
})

test('a request that had not begun is sent', async () => {
  expect(await (await take(new Request(`${panelAddress()}api/v1/runs`))).text()).toBe('sent')
})

test('who ends a request ends what had begun', async () => {
  const left = new AbortController()
  await take(asked({ signal: left.signal }))
  expect(send.mock.calls[0]?.[1]?.signal?.aborted).toBe(false)
  left.abort()
  expect(send.mock.calls[0]?.[1]?.signal?.aborted).toBe(true)
})

test('the stream of events is asked after what it keeps up to date', () => {
  expect(firstPaths).toHaveLength(5)
  expect(firstPaths[0]).toBe('api/v1/index/latest')
  expect(firstPaths.at(-1)).toBe('api/v1/events')
})
