/** The panel's reads: loaded once, reloaded by an event with their topic, visible meanwhile. */
import { describe, expect, test } from 'vitest'
import type { PanelClient } from '../../renderer/client.ts'
import type { ReadTimers } from '../../renderer/store/pace.ts'
import { type CachedQuery, ReadCache } from '../../renderer/store/reads.ts'
import type { Topic } from '../../renderer/store/topics.ts'

const NO_CLIENT = {} as PanelClient

/** A time that stands still: what waits is never called. */
const at = (now: number): ReadTimers => ({ now: () => now, after: () => () => {}, acting: () => false })

/** A time that passes when the test says so. */
function movingTime() {
  let now = 0
  const waiting = new Set<{ at: number; then: () => void }>()
  return {
    now: () => now,
    acting: () => false,
    after: (ms: number, then: () => void) => {
      const entry = { at: now + ms, then }
      waiting.add(entry)
      return () => void waiting.delete(entry)
    },
    pass: (ms: number) => {
      now += ms
      for (const entry of [...waiting].filter((one) => one.at <= now)) {
        waiting.delete(entry)
        entry.then()
      }
    },
  }
}

/** A read whose answers the test provides one by one. */
function askedFor(topics: readonly Topic[] = ['jobs']) {
  const questions: { answer(value: string): void; refuse(error: unknown): void; signal: AbortSignal }[] = []
  const read: CachedQuery<string> = {
    key: 'it',
    topics,
    load: (_client, signal) =>
      new Promise((answer, refuse) => {
        questions.push({ answer, refuse, signal })
      }),
  }
  return { read, questions }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

describe('a read', () => {
  test('is loaded by its first subscriber and shared by the next', async () => {
    const reads = new ReadCache(NO_CLIENT, at(7))
    const { read, questions } = askedFor()
    reads.subscribe(read, () => {})
    reads.subscribe(read, () => {})
    questions[0]?.answer('here')
    await settled()
    expect(questions).toHaveLength(1)
    expect(reads.state(read)).toEqual({ data: 'here', error: undefined, loading: false, at: 7 })
  })

  test('found by a prefetch is not asked for again when it is shown', async () => {
    const reads = new ReadCache(NO_CLIENT, at(0))
    const { read, questions } = askedFor()
    reads.prefetch(read)
    reads.subscribe(read, () => {})
    expect(questions).toHaveLength(1)
  })

  test('keeps its last answer on screen while it is read again, and through a failure', async () => {
    const reads = new ReadCache(NO_CLIENT, at(0))
    const { read, questions } = askedFor()
    reads.subscribe(read, () => {})
    questions[0]?.answer('old')
    await settled()
    reads.invalidate(['jobs'])
    expect(reads.state(read)).toMatchObject({ data: 'old', loading: true })
    questions[1]?.refuse(new Error('no'))
    await settled()
    expect(reads.state(read)).toMatchObject({ data: 'old', loading: false, error: new Error('no') })
  })

  test('is left alone by an event about something else', async () => {
    const reads = new ReadCache(NO_CLIENT, at(0))
    const { read, questions } = askedFor(['alerts'])
    reads.subscribe(read, () => {})
    questions[0]?.answer('here')
    await settled()
    reads.invalidate(['jobs', 'runs'])
    expect(questions).toHaveLength(1)
  })

  test('asks once more, not many times, for events that come while it is under way', async () => {
    const reads = new ReadCache(NO_CLIENT, at(0))
    const { read, questions } = askedFor()
    reads.subscribe(read, () => {})
    for (let events = 0; events < 50; events += 1) reads.invalidate(['jobs'])
    questions[0]?.answer('first')
    await settled()
    expect(questions).toHaveLength(2)
    questions[1]?.answer('second')
    await settled()
    expect(questions).toHaveLength(2)
  })

  test('nobody looks at any more is given up, and read again when it is shown', async () => {
    const reads = new ReadCache(NO_CLIENT, at(0))
    const { read, questions } = askedFor()
    const leave = reads.subscribe(read, () => {})
    leave()
    expect(questions[0]?.signal.aborted).toBe(true)
    reads.invalidate(['jobs'])
    expect(questions).toHaveLength(1)
    reads.subscribe(read, () => {})
    expect(questions).toHaveLength(2)
  })

  test('can be changed by an event that holds the new value', async () => {
    const reads = new ReadCache(NO_CLIENT, at(0))
    const { read, questions } = askedFor()
    let told = 0
    reads.subscribe(read, () => {
      told += 1
    })
    questions[0]?.answer('a')
    await settled()
    const before = told
    reads.patch<string>('it', (value) => `${value}b`)
    reads.patch<string>('it', (value) => value)
    expect(reads.state(read).data).toBe('ab')
    expect(told).toBe(before + 1)
  })
})

describe('many events', () => {
  /** A read that answers at once, and counts its requests. */
  function counted() {
    let requests = 0
    const read: CachedQuery<number> = { key: 'it', topics: ['jobs'], load: async () => ++requests }
    return { read, requests: () => requests }
  }

  test('reload a read a few times a minute, however many come', async () => {
    const time = movingTime()
    const reads = new ReadCache(NO_CLIENT, time)
    const { read, requests } = counted()
    reads.subscribe(read, () => {})
    for (let second = 0; second < 600; second += 1) {
      for (let event = 0; event < 5; event += 1) reads.invalidate(['jobs'])
      await settled()
      time.pass(1000)
    }
    expect(requests()).toBeLessThanOrEqual(1 + 4 + 20)
  })

  test('end with a reload, so that the last one is seen', async () => {
    const time = movingTime()
    const reads = new ReadCache(NO_CLIENT, time)
    const { read, requests } = counted()
    reads.subscribe(read, () => {})
    for (let event = 0; event < 10; event += 1) {
      reads.invalidate(['jobs'])
      await settled()
    }
    const before = requests()
    time.pass(30_000)
    await settled()
    expect(requests()).toBe(before + 1)
    time.pass(60_000)
    await settled()
    expect(requests()).toBe(before + 1)
  })

  test('that follow from what the reader pressed reload at once, however many came before', async () => {
    let acting = false
    const reads = new ReadCache(NO_CLIENT, { ...movingTime(), acting: () => acting })
    const { read, requests } = counted()
    reads.subscribe(read, () => {})
    for (let event = 0; event < 10; event += 1) {
      reads.invalidate(['jobs'])
      await settled()
    }
    const before = requests()
    acting = true
    reads.invalidate(['jobs'])
    await settled()
    expect(requests()).toBe(before + 1)
  })

  test('do not reload what nobody looks at any more', async () => {
    const time = movingTime()
    const reads = new ReadCache(NO_CLIENT, time)
    const { read, requests } = counted()
    const leave = reads.subscribe(read, () => {})
    for (let event = 0; event < 10; event += 1) {
      reads.invalidate(['jobs'])
      await settled()
    }
    const before = requests()
    leave()
    time.pass(60_000)
    await settled()
    expect(requests()).toBe(before)
  })
})
