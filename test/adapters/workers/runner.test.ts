import { getEventListeners } from 'node:events'
import { expect, test } from 'vitest'
import { createWorkers } from '../../../main/adapters/workers/runner.ts'

const entry = () => new URL('./sample.worker.ts', import.meta.url)
const workers = createWorkers({ entry, heapMb: 64 })
const run = (order: string, value = 21) => workers.run('bars', { input: { order, value } })

test('a task answers what its worker returns', async () => {
  expect(await run('double')).toBe(42)
})

test('messages arrive in order, before the answer', async () => {
  const heard: unknown[] = []
  await workers.run('bars', {
    input: { order: 'double', value: 5 },
    onMessage: (message) => heard.push(message),
  })
  expect(heard).toEqual([{ started: 5 }])
})

test('a registered error keeps its code and parameters', async () => {
  await expect(run('refuse', 7)).rejects.toMatchObject({
    name: 'VigieError',
    code: 'source_malformed',
    params: { source: 'archive', detail: 'line 7' },
  })
})

test('a plain error keeps its message and where it came from', async () => {
  const error: Error = await run('fail').then(
    () => Promise.reject(),
    (thrown) => thrown,
  )
  expect(error.message).toBe('a plain failure')
  expect(error.stack).toContain('sample.worker.ts')
})

test('a worker that exits, or runs out of its memory, fails with a sentence', async () => {
  await expect(run('exit')).rejects.toMatchObject({
    code: 'worker_failed',
    message: expect.stringContaining('(exit code 3)'),
  })
  await expect(run('hoard')).rejects.toMatchObject({ code: 'worker_failed', params: { name: 'bars' } })
})

test('an answer that cannot be copied fails instead of hanging', async () => {
  await expect(run('uncopyable')).rejects.toThrow('could not be cloned')
})

test('an entry that does not exist was replaced while the program ran', async () => {
  const lost = createWorkers({ entry: () => new URL('./none.worker.ts', import.meta.url) })
  await expect(lost.run('bars', { input: {} })).rejects.toMatchObject({ code: 'program_replaced' })
})

test('an abort ends the thread at once, with the caller’s reason', async () => {
  const stop = new AbortController()
  const running = workers.run('bars', {
    input: { order: 'hang', value: 1 },
    signal: stop.signal,
    onMessage: () => stop.abort(new Error('enough')),
  })
  await expect(running).rejects.toThrow('enough')
})

test('a task aborted before its start starts no thread', async () => {
  const never = createWorkers({
    entry: () => {
      throw new Error('a thread was started')
    },
  })
  const signal = AbortSignal.abort(new Error('enough'))
  await expect(never.run('bars', { input: {}, signal })).rejects.toThrow('enough')
})

test('finished tasks leave nothing listening to a long-lived signal', async () => {
  const { signal } = new AbortController()
  for (let task = 0; task < 3; task += 1) {
    await workers.run('bars', { input: { order: 'double', value: task }, signal })
  }
  expect(getEventListeners(signal, 'abort')).toHaveLength(0)
})
