/** The same question gets the same answer from memory, for as long as it would be answered so. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Answer } from '../../../main/adapters/http/answer.ts'
import type { ApiHandler } from '../../../main/adapters/http/api.ts'
import { type Circumstances, withMicrocache } from '../../../main/adapters/http/microcache.ts'
import { API_ROUTES, readsStored } from '../../../main/adapters/router/routes.ts'

type Call = Parameters<ApiHandler>[0]
type Context = Parameters<ApiHandler>[1]

let circumstances: ReturnType<Circumstances>
/** Numbers its answers, so that one given again is recognised. */
let answering: ReturnType<typeof vi.fn<ApiHandler>>
let ask: (path: string, caller?: Partial<Context>, name?: string) => Promise<string>

const numbered = (count: number, answer: Partial<Answer> = {}): Answer => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: `{"answer":${count}}`,
  ...answer,
})

beforeEach(() => {
  circumstances = ['written', 'settings']
  answering = vi.fn<ApiHandler>(async () => numbered(answering.mock.calls.length))
  const cached = withMicrocache(answering, () => circumstances)
  ask = async (path, caller = {}, name = 'runs.list') => {
    const route = API_ROUTES.find((each) => each.name === name)
    const request = { address: new URL(`http://localhost/api/v1${path}`) }
    const context = { language: 'en', right: 'read', conceals: true, ...caller }
    return String((await cached({ route, request, input: {} } as unknown as Call, context as Context)).body)
  }
})
afterEach(() => {
  vi.useRealTimers()
})

describe('an answer is given again', () => {
  it('to the same question', async () => {
    const first = await ask('/runs?limit=5')
    expect(await ask('/runs?limit=5')).toBe(first)
    expect(answering).toHaveBeenCalledOnce()
  })

  it('with the tag of its text', async () => {
    const route = API_ROUTES.find(readsStored)
    const cached = withMicrocache(answering, () => circumstances)
    const call = { route, request: { address: new URL('http://localhost/') }, input: {} } as unknown as Call
    const [first, again] = [await cached(call, {} as Context), await cached(call, {} as Context)]
    expect(again).toBe(first)
    expect(again.headers.etag).toMatch(/^"[\w-]{27}"$/)
  })
})

describe('an answer is made', () => {
  it.each<[string, string, Partial<Context>]>([
    ['another path', '/runs/2?limit=5', {}],
    ['another query', '/runs?limit=6', {}],
    ['another language', '/runs?limit=5', { language: 'fr' }],
    ['another right', '/runs?limit=5', { right: 'admin' }],
    ['a caller who sees everything', '/runs?limit=5', { conceals: false }],
  ])('for %s', async (_, path, caller) => {
    const first = await ask('/runs?limit=5')
    expect(await ask(path, caller)).not.toBe(first)
  })

  it('after the circumstances changed, and after they changed back', async () => {
    const first = await ask('/runs')
    circumstances = ['written again', 'settings']
    const second = await ask('/runs')
    circumstances = ['written', 'settings']
    expect(new Set([first, second, await ask('/runs')]).size).toBe(3)
  })

  it('while the circumstances are unknown', async () => {
    circumstances = null
    const first = await ask('/runs')
    expect(await ask('/runs')).not.toBe(first)
  })

  it('anew if the circumstances changed while the last one was made', async () => {
    answering.mockImplementationOnce(async () => {
      circumstances = ['written meanwhile', 'settings']
      return numbered(1)
    })
    await ask('/runs')
    await ask('/runs')
    expect(answering).toHaveBeenCalledTimes(2)
  })

  it('anew if another caller noticed a change while it was made', async () => {
    let made = (_: Answer) => {}
    answering.mockImplementationOnce(() => new Promise((resolve) => (made = resolve)))
    const slow = ask('/runs')
    circumstances = ['written meanwhile', 'settings']
    await ask('/runs?limit=2')
    made(numbered(0))
    await slow
    expect(await ask('/runs')).not.toBe(await slow)
  })

  it('each time by an operation that reads more than what is stored', async () => {
    const first = await ask('/health', {}, 'system.health')
    expect(await ask('/health', {}, 'system.health')).not.toBe(first)
  })

  it('each time if it is an error', async () => {
    answering.mockResolvedValue(numbered(0, { status: 404 }))
    await ask('/runs')
    await ask('/runs')
    expect(answering).toHaveBeenCalledTimes(2)
  })
})

describe('little is kept', () => {
  it('no answer of more than 128 KiB', async () => {
    answering.mockResolvedValue(numbered(0, { body: 'é'.repeat(65 * 1024) }))
    await ask('/runs')
    await ask('/runs')
    expect(answering).toHaveBeenCalledTimes(2)
  })

  it('at most 64 answers', async () => {
    for (let limit = 1; limit <= 65; limit += 1) await ask(`/runs?limit=${limit}`)
    await ask('/runs?limit=64')
    expect(answering).toHaveBeenCalledTimes(65)
    await ask('/runs?limit=65')
    expect(answering).toHaveBeenCalledTimes(66)
  })

  it('none for more than a second', async () => {
    vi.useFakeTimers()
    const first = await ask('/runs')
    vi.advanceTimersByTime(1000)
    expect(await ask('/runs')).not.toBe(first)
  })
})
