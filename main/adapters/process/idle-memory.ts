/**
 * The memory of a program that mostly waits. Starting makes many objects that stay and many that do not: the space for young
 * ones grows to tens of MB, which saves collections then, and would be kept for good.
 */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** By then the runs at the start have ended, unless a source is slow, ms. */
const SETTLED_MS = 10_000

type Collect = (how: { type: 'major'; flavor: 'last-resort' }) => void

/** Call when the start is over: gives back once what it has left, and lets the young space grow no more. */
export function waitInLittleMemory(): void {
  setTimeout(() => {
    setFlagsFromString('--semi-space-growth-factor=1')
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('gc') as Collect
    collect({ type: 'major', flavor: 'last-resort' })
  }, SETTLED_MS).unref()
}
