/** The panel's reads: loaded once, reloaded by an event with their topic, visible meanwhile. */
import { describe, expect, test } from 'vitest'
import type { PanelClient } from '../../renderer/client.ts'
import type { ReadTimers } from '../../renderer/store/pace.ts'
import { type CachedQuery, ReadCache } from '../../renderer/store/reads.ts'
import type { EventTopic } from '../../renderer/store/topics.ts'

const NO_CLIENT = {} as PanelClient

/** A time that stands still: what waits is never called. */
const at = (now: number): ReadTimers => ({
  now: () => now,
  after: () => () => {},
  acting: () => false,
  attended: () => false,
  afterDrawing: (then) => then(),
})

/** A read whose answers the test provides one by one. */
function askedFor(topics: readonly EventTopic[] = ['jobs']) {
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

/** Holds a read in sight, as a view does, until the returned function is called. */
function show(reads: ReadCache, read: CachedQuery<unknown>, changed: () => void = () => {}): () => void {
  const release = reads.hold(read, changed)
  const hide = reads.watch(read)
  return () => {
    hide()
    release()
  }
}

describe('a read', () => {
  test('is loaded by the first who shows it and shared by the next', async () => {
    const reads = new ReadCache(NO_CLIENT, at(7))
    const { read, questions } = askedFor()
    show(reads, read)
    show(reads, read)
    questions[0]?.answer('here')
    await settled()
    expect(questions).toHaveLength(1)
    expect(reads.state(read)).toEqual({ data: 'here', error: undefined })
    expect(reads.readAt(read)).toBe(7)
  })

  test('found by a prefetch is not asked for again when it is shown', async () => {
    const reads = new ReadCache(NO_CLIENT, at(0))
    const { read, questions } = askedFor()
    reads.prefetch(read)
    show(reads, read)
    expect(questions).toHaveLength(1)
  })

  test('is asked for once what shows it is drawn, unless that is gone by then', () => {
    const drawn: (() => void)[] = []
    const reads = new ReadCache(NO_CLIENT, { ...at(0), afterDrawing: (then) => drawn.push(then) })
    const [staying, gone] = [askedFor(), askedFor()]
    show(reads, { ...staying.read, key: 'staying' })
    show(reads, { ...gone.read, key: 'gone' })()
    expect(staying.questions).toHaveLength(0)
    for (const then of drawn) then()
    expect(staying.questions).toHaveLength(1)
    expect(gone.questions).toHaveLength(0)
  })

  test('keeps its last answer on screen while it is read again, and through a failure', async () => {
    const reads = new ReadCache(NO_CLIENT, at(0))
    const { read, questions } = askedFor()
    show(reads, read)
    questions[0]?.answer('old')
    await settled()
    reads.invalidate(['jobs'])
    expect(reads.state(read)).toMatchObject({ data: 'old', error: undefined })
    questions[1]?.refuse(new Error('no'))
    await settled()
    expect(reads.state(read)).toMatchObject({ data: 'old', error: new Error('no') })
  })

  test('that is read again and has not changed tells nobody', async () => {
    const reads = new ReadCache(NO_CLIENT, at(0))
    const { read, questions } = askedFor()
    let told = 0
    show(reads, read, () => {
      told += 1
    })
    questions[0]?.answer('same')
    await settled()
    reads.invalidate(['jobs'])
    questions[1]?.answer('same')
    await settled()
    expect(told).toBe(1)
  })

  test('is left alone by an event about something else', async () => {
    const reads = new ReadCache(NO_CLIENT, at(0))
    const { read, questions } = askedFor(['alerts'])
    show(reads, read)
    questions[0]?.answer('here')
    await settled()
    reads.invalidate(['jobs', 'runs'])
    expect(questions).toHaveLength(1)
  })

  test('asks once more, not many times, for events that come while it is under way', async () => {
    const reads = new ReadCache(NO_CLIENT, at(0))
    const { read, questions } = askedFor()
    show(reads, read)
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
    const leave = show(reads, read)
    leave()
    expect(questions[0]?.signal.aborted).toBe(true)
    reads.invalidate(['jobs'])
    expect(questions).toHaveLength(1)
    show(reads, read)
    expect(questions).toHaveLength(2)
  })

  test('can be changed by an event that holds the new value', async () => {
    const reads = new ReadCache(NO_CLIENT, at(0))
    const { read, questions } = askedFor()
    let calls = 0
    show(reads, read, () => {
      calls += 1
    })
    questions[0]?.answer('a')
    await settled()
    const before = calls
    reads.patch<string>('it', (value) => `${value}b`)
    reads.patch<string>('it', (value) => value)
    expect(reads.state(read).data).toBe('ab')
    expect(calls).toBe(before + 1)
  })
})

describe('a change that is made while a read is on its way', () => {
  test('is made to its answer too, which was given before', async () => {
    const reads = new ReadCache(NO_CLIENT, at(0))
    const { read, questions } = askedFor()
    show(reads, read)
    questions[0]?.answer('off')
    await settled()
    reads.invalidate(['jobs'])
    reads.patch<string>('it', () => 'on')
    expect(reads.state(read).data).toBe('on')
    questions[1]?.answer('off')
    await settled()
    expect(reads.state(read).data).toBe('on')
    reads.renew(read)
    questions[2]?.answer('off again')
    await settled()
    expect(reads.state(read).data).toBe('off again')
  })

  test('is kept for the first answer', async () => {
    const reads = new ReadCache(NO_CLIENT, at(0))
    const { read, questions } = askedFor()
    show(reads, read)
    reads.patch<string>('it', (value) => `${value} and on`)
    questions[0]?.answer('off')
    await settled()
    expect(reads.state(read).data).toBe('off and on')
  })
})

test('an answer that was given up does not take the place of a later one', async () => {
  const reads = new ReadCache(NO_CLIENT, at(0))
  const { read, questions } = askedFor()
  show(reads, read)()
  show(reads, read)
  questions[1]?.answer('new')
  await settled()
  questions[0]?.answer('old')
  await settled()
  expect(reads.state(read).data).toBe('new')
})

describe('changes of one line', () => {
  test('wait for those before, also if they fail, and for no others', async () => {
    const reads = new ReadCache(NO_CLIENT, at(0))
    const sent: string[] = []
    const first = Promise.withResolvers<string>()
    const send = (name: string, answer: Promise<string>) => () => {
      sent.push(name)
      return answer
    }
    const failed = reads.inOrder('settings', send('a', first.promise))
    const second = reads.inOrder('settings', send('b', Promise.resolve('done')))
    void reads.inOrder('job', send('c', Promise.resolve('')))
    await settled()
    expect(sent).toEqual(['a', 'c'])
    first.reject(new Error('no'))
    await expect(failed).rejects.toThrow('no')
    expect(await second).toBe('done')
  })
})

describe('what is out of sight', () => {
  test('is not read, and read when it comes into sight', async () => {
    const reads = new ReadCache(NO_CLIENT, at(0))
    const { read, questions } = askedFor()
    reads.hold(read, () => {})
    expect(questions).toHaveLength(0)
    reads.watch(read)
    expect(questions).toHaveLength(1)
  })

  test('keeps what it shows, and is read again only if an event made it stale meanwhile', async () => {
    const reads = new ReadCache(NO_CLIENT, at(0))
    const { read, questions } = askedFor()
    reads.hold(read, () => {})
    reads.watch(read)()
    questions[0]?.answer('here')
    await settled()
    expect(reads.state(read).data).toBe('here')
    reads.watch(read)()
    expect(questions).toHaveLength(1)
    reads.invalidate(['jobs'])
    expect(questions).toHaveLength(1)
    reads.watch(read)
    expect(questions).toHaveLength(2)
  })
})
