/** A priority queue of keys by time; setting a key again moves it. Operations are logarithmic. */
import type { EpochMs } from '../../../shared/time/units.ts'

interface QueuedJob<Key> {
  readonly key: Key
  readonly at: EpochMs
}

/** Times are plain numbers, ms here; keys with the same time have no order. */
export class DueQueue<Key> {
  /** A binary heap; entries that differ from `#times` are stale and dropped when they reach the top. */
  #heap: QueuedJob<Key>[] = []
  readonly #times = new Map<Key, number>()

  get size() {
    return this.#times.size
  }

  /** Adds a key, or moves it; each key is queued once. */
  set(key: Key, at: EpochMs): void {
    if (this.#times.get(key) === at) return
    this.#times.set(key, at)
    this.#push({ key, at })
    if (this.#heap.length > 2 * this.#times.size + 64) this.#rebuild()
  }

  /** Removes a key if it is queued. */
  delete(key: Key): void {
    this.#times.delete(key)
  }

  /** Moves every key earlier by this much. */
  advance(by: number): void {
    for (const [key, at] of this.#times) this.#times.set(key, at - by)
    this.#rebuild()
  }

  /** Returns the earliest time, or null if the queue is empty. */
  earliest(): number | null {
    this.#dropStale()
    return this.#heap[0]?.at ?? null
  }

  /** Removes and returns at most `most` keys due at or before `now`, earliest first. */
  takeDue(now: EpochMs, most: number): Key[] {
    const keys: Key[] = []
    for (this.#dropStale(); keys.length < most; this.#dropStale()) {
      const top = this.#heap[0]
      if (top === undefined || top.at > now) break
      keys.push(top.key)
      this.#times.delete(top.key)
    }
    return keys
  }

  #dropStale() {
    for (let top = this.#heap[0]; top !== undefined; top = this.#heap[0]) {
      if (this.#times.get(top.key) === top.at) return
      this.#popTop()
    }
  }

  #rebuild() {
    this.#heap = [...this.#times].map(([key, at]) => ({ key, at })).sort((a, b) => a.at - b.at)
  }

  #push(entry: QueuedJob<Key>) {
    const heap = this.#heap
    let index = heap.push(entry) - 1
    while (index > 0) {
      const parent = (index - 1) >> 1
      const above = heap[parent] as QueuedJob<Key>
      if (above.at <= entry.at) break
      heap[index] = above
      index = parent
    }
    heap[index] = entry
  }

  #popTop() {
    const heap = this.#heap
    const last = heap.pop()
    if (last === undefined || heap.length === 0) return
    let index = 0
    for (;;) {
      const left = 2 * index + 1
      const leftEntry = heap[left]
      if (leftEntry === undefined) break
      const rightEntry = heap[left + 1]
      const right = rightEntry !== undefined && rightEntry.at < leftEntry.at
      const least = right ? rightEntry : leftEntry
      if (least.at >= last.at) break
      heap[index] = least
      index = right ? left + 1 : left
    }
    heap[index] = last
  }
}
