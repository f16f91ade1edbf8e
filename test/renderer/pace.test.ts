/** How often events reload what the panel shows: at once after a quiet time, and little while they keep coming. */
import { describe, expect, test } from 'vitest'
import type { PanelClient } from '../../renderer/client.ts'
import { type CachedQuery, ReadCache } from '../../renderer/store/reads.ts'

const NO_CLIENT = {} as PanelClient

/** A time that passes when the test says so. */
function movingTime() {
  let now = 0
  const waiting = new Set<{ at: number; then: () => void }>()
  return {
    now: () => now,
    acting: () => false,
    attended: () => false,
    afterDrawing: (then: () => void) => then(),
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

const settled = () => new Promise((resolve) => setImmediate(resolve))

/** Holds a read in sight, as a view does, until the returned function is called. */
function show(reads: ReadCache, read: CachedQuery<unknown>): () => void {
  const release = reads.hold(read, () => {})
  const hide = reads.watch(read)
  return () => {
    hide()
    release()
  }
}

describe('many events', () => {
  /** A read that answers at once, and counts its requests. */
  function counted() {
    let requests = 0
    const read: CachedQuery<number> = { key: 'it', topics: ['jobs'], load: async () => ++requests }
    return { read, requests: () => requests }
  }

  test('reload all reads together six times a minute at most, however many reads and events there are', async () => {
    const time = movingTime()
    const reads = new ReadCache(NO_CLIENT, time)
    const minutes: number[] = []
    let requests = 0
    for (let at = 0; at < 33; at += 1)
      show(reads, { key: `it ${at}`, topics: ['jobs'], load: async () => ++requests })
    for (let minute = 0; minute < 10; minute += 1) {
      const before = requests
      for (let second = 0; second < 60; second += 1) {
        for (let event = 0; event < 5; event += 1) reads.invalidate(['jobs'])
        await settled()
        time.pass(1000)
      }
      minutes.push(requests - before)
    }
    expect(minutes.slice(1).every((count) => count <= 6)).toBe(true)
  })

  test('reload every read in its turn', async () => {
    const time = movingTime()
    const reads = new ReadCache(NO_CLIENT, time)
    const counts = Array.from({ length: 20 }, (_, at) => {
      const { read, requests } = counted()
      show(reads, { ...read, key: `it ${at}` })
      return requests
    })
    for (let second = 0; second < 1200; second += 1) {
      reads.invalidate(['jobs'])
      await settled()
      time.pass(1000)
    }
    const [least, most] = [Math.min(...counts.map((of) => of())), Math.max(...counts.map((of) => of()))]
    expect(least).toBeGreaterThan(5)
    expect(most - least).toBeLessThanOrEqual(2)
  })

  test('of one storm reload a read when it begins and when it is over', async () => {
    const time = movingTime()
    const reads = new ReadCache(NO_CLIENT, time)
    const { read, requests } = counted()
    show(reads, read)
    await settled()
    const before = requests()
    for (let event = 0; event < 66; event += 1) {
      reads.invalidate(['jobs'])
      await settled()
      time.pass(20)
    }
    time.pass(60_000)
    await settled()
    expect(requests()).toBe(before + 2)
  })

  test('do not keep a read waiting behind those that were reloaded a moment ago', async () => {
    const time = movingTime()
    const reads = new ReadCache(NO_CLIENT, time)
    const busy = Array.from({ length: 12 }, (_, at) => ({ ...counted().read, key: `busy ${at}` }))
    for (const read of busy) show(reads, read)
    const alerts = counted()
    show(reads, { ...alerts.read, key: 'alerts', topics: ['alerts'] })
    for (let second = 0; second < 120; second += 1) {
      reads.invalidate(['jobs'])
      await settled()
      time.pass(1000)
    }
    const before = alerts.requests()
    reads.invalidate(['alerts'])
    for (let second = 0; second < 10; second += 1) {
      reads.invalidate(['jobs'])
      await settled()
      time.pass(1000)
    }
    expect(alerts.requests()).toBe(before + 1)
  })

  test('end with a reload, so that the last one is seen', async () => {
    const time = movingTime()
    const reads = new ReadCache(NO_CLIENT, time)
    const { read, requests } = counted()
    show(reads, read)
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
    show(reads, read)
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

  test('reload within seconds while somebody uses the panel, however many came before', async () => {
    const time = movingTime()
    const reads = new ReadCache(NO_CLIENT, { ...time, attended: () => true })
    const all = Array.from({ length: 20 }, (_, at) => ({ ...counted(), key: `it ${at}` }))
    for (const { read, key } of all) show(reads, { ...read, key })
    for (let second = 0; second < 60; second += 1) {
      reads.invalidate(['jobs'])
      await settled()
      time.pass(1000)
    }
    const before = all.map(({ requests }) => requests())
    reads.invalidate(['jobs'])
    time.pass(2000)
    await settled()
    expect(all.map(({ requests }) => requests())).toEqual(before.map((count) => count + 1))
    expect(Math.max(...before), 'at most each other second').toBeLessThanOrEqual(31)
  })

  test('do not reload what nobody looks at any more', async () => {
    const time = movingTime()
    const reads = new ReadCache(NO_CLIENT, time)
    const { read, requests } = counted()
    const leave = show(reads, read)
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
